import { editScenario } from '../../commands/scenarios.ts';
import { openTab, switchPosition } from '../../commands/workbench.ts';
import type { Position } from '../../model/results.ts';
import type { Edit } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { EditStation } from './edit-station.tsx';
import formStyles from './form.module.css';
import { useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** What the planner can do with one position: try without it, and edit it in a scenario. */
export function EditPosition({ position }: { readonly position: Position }) {
  const words = usePlannerWords();
  const off = useApp((state) => state.workbench.off.includes(position.id));
  const stations = useApp((state) => state.stations);
  const open = useApp((state) => state.planner.open?.scenario.name);
  const newName = useNewScenarioName();
  const own = position.stations.flatMap((index) => stations[index] ?? []);
  const edit = (...edits: Edit[]): void => void editScenario(edits, newName);
  return (
    <section className={formStyles.editPosition}>
      <h3>{words('position.plan')}</h3>
      <p className={controls.actions}>
        {position.existingOperators.length > 0 && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            aria-pressed={off}
            onClick={() => {
              switchPosition(position.id, off ? 'on' : 'off');
              openTab('failure');
            }}
          >
            {words('position.tryOff')}
          </button>
        )}
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => edit({ kind: 'switch-position', position: position.id, on: false })}
        >
          {words('position.off')}
        </button>
      </p>
      <p className={textStyles.note}>
        {open === undefined ? words('position.begins') : words('position.goesInto', { name: open })}{' '}
        {own.length === 1 ? words('position.drag') : words('position.noDrag')}
      </p>
      {own.map((station) => (
        <EditStation key={station.id} station={station} edit={edit} />
      ))}
    </section>
  );
}
