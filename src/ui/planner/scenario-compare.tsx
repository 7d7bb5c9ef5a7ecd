import { useEffect, useState } from 'react';
import { compareScenarios, stopAsking } from '../../commands/questions.ts';
import { swipeAt } from '../../commands/workbench.ts';
import { comparisonChangeSheets, comparisonSheet } from '../../export/comparison-sheets.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import { useI18n } from '../use-i18n.ts';
import { AskedStatus } from './asked-status.tsx';
import { ChoiceLine } from './fields.tsx';
import { ScenarioChangesSection } from './plan-changes.tsx';
import { SummaryTable } from './summary-table.tsx';
import { usePlannerWords } from './use-words.ts';

/** Two scenarios side by side: figures, villages gained and lost, and the map divided between them. */
export function ScenarioCompare() {
  const i18n = useI18n();
  const words = usePlannerWords();
  const scenarios = useApp((state) => state.planner.scenarios);
  const open = useApp((state) => state.planner.open?.scenario.id ?? '');
  const asked = useApp((state) => state.planner.compare);
  const swipe = useApp((state) => state.workbench.swipe);
  const parameters = useApp((state) => state.parameters);
  const villages = useApp((state) => state.province?.villages) ?? [];
  const [sides, setSides] = useState<{ readonly a: string; readonly b: string | null }>({ a: '', b: null });
  const b = sides.b ?? open;
  const edited = scenarios.find(({ id }) => id === b)?.edits;
  const before = scenarios.find(({ id }) => id === sides.a)?.edits;
  const answer = asked.kind === 'done' && !asked.ofPlan ? asked.answer : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  /** What the answer was asked about; a scenario edited since is another one. */
  const [about, setAbout] = useState<readonly unknown[] | null>(null);
  const now = [before, edited, parameters];
  const stale = answer !== null && about !== null && now.some((one, index) => one !== about[index]);
  // The map goes back to the scenario on the screen when the comparison is left.
  useEffect(() => () => swipeAt(null), []);
  const name = (side: 0 | 1): string => asked.names?.[side] || words('scenario.none');
  const choose = (side: 'a' | 'b') => (
    <ChoiceLine
      label={words(`compare.${side}`)}
      value={side === 'a' ? sides.a : b}
      options={[
        { value: '', words: words('scenario.none') },
        ...scenarios.map(({ id, name: own }) => ({ value: id, words: own })),
      ]}
      onChange={(id) => setSides({ ...sides, [side]: id })}
    />
  );
  return (
    <>
      {choose('a')}
      {choose('b')}
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small} ${controls.primary}`}
          disabled={sides.a === b || asked.kind === 'running'}
          onClick={() => {
            setAbout(now);
            void compareScenarios(sides.a || null, b || null);
          }}
        >
          {words('compare.title')}
        </button>
        {answer && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            aria-pressed={swipe !== null}
            onClick={() => swipeAt(swipe === null ? 0.5 : null)}
          >
            {words('compare.swipe')}
          </button>
        )}
      </p>
      {sides.a === b && <p className={textStyles.note}>{words('compare.same')}</p>}
      <AskedStatus asked={asked} stale={stale} onStop={() => stopAsking('compare')} />
      {answer && (
        <>
          <SummaryTable
            comparison={answer.comparison}
            names={[name(0), name(1)]}
            caption={words('compare.figures')}
            i18n={i18n}
          />
          <SaveTable
            name={words('compare.figures')}
            file={{
              sheet: (about) => comparisonSheet(words('compare.figures'), answer.comparison, [name(0), name(1)], about),
              further: (about) => comparisonChangeSheets(answer.comparison, villages, about),
              analysis: basis?.analysis,
            }}
          />
          <ScenarioChangesSection changes={answer.comparison.changes} analysis={basis?.analysis} />
        </>
      )}
    </>
  );
}
