import { useEffect } from 'react';
import { openScenario, redoEdit, undoEdit } from '../../commands/scenarios.ts';
import { setView } from '../../commands/view.ts';
import { markOnMap, openTab } from '../../commands/workbench.ts';
import { scenarioMarks } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import styles from './scenario-badge.module.css';
import { usePlannerWords } from './use-words.ts';

/** On every screen while a scenario is in force: its figures are not those of the data. Brings the keys of undo and redo. */
export function ScenarioBadge() {
  const words = usePlannerWords();
  const open = useApp((state) => state.planner.open);
  const inForce = open !== null;
  const data = useApp((state) => state.province?.stations);
  const stations = useApp((state) => state.stations);
  const edits = open?.scenario.edits;
  useEffect(() => {
    if (edits && data) markOnMap(scenarioMarks(edits, data, stations));
    return () => markOnMap(null);
  }, [edits, data, stations]);
  useEffect(() => {
    if (!inForce) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redoEdit();
      else undoEdit();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [inForce]);
  if (!open) return null;
  const { name } = open.scenario;
  return (
    <span className={styles.badge} role="status">
      <button
        type="button"
        onClick={() => {
          setView('planner');
          openTab('scenarios');
        }}
      >
        {words('scenario.badge', { name })}
      </button>
      <button
        type="button"
        aria-label={words('scenario.close', { name })}
        title={words('scenario.close', { name })}
        onClick={() => openScenario(null)}
      >
        ×
      </button>
    </span>
  );
}

/** Fields have an undo of their own. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea') ||
      target.isContentEditable)
  );
}
