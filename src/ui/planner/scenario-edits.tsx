import { redoEdit, replaceEdits, undoEdit } from '../../commands/scenarios.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { AddStation } from './add-station.tsx';
import { editWords } from './edit-words.ts';
import styles from './scenario.module.css';
import { usePlannerWords } from './use-words.ts';

/** What the open scenario changes, edit by edit; each can be taken out, and the last steps undone and done again. */
export function ScenarioEdits() {
  const { f, language } = useI18n();
  const words = usePlannerWords();
  const open = useApp((state) => state.planner.open);
  const issues = useApp((state) => state.planner.editIssues);
  if (!open) return <p>{words('scenario.start')}</p>;
  const { edits } = open.scenario;
  // Two edits of a list may well be the same: its place is a part of each one's name.
  const numbered = edits.map((edit, index) => ({ edit, index }));
  return (
    <>
      {edits.length === 0 && <p>{words('scenario.empty')}</p>}
      <ol className={styles.editList}>
        {numbered.map(({ edit, index }) => {
          const issue = issues.find((one) => one.edit === index);
          const sentence = editWords(edit, words, f, language);
          return (
            <li key={`${index} ${sentence}`} className={issue ? styles.leftOut : undefined}>
              <span>
                {sentence}
                {issue && (
                  <span className={textStyles.missed}> {words(`editIssue.${issue.code}`, { found: issue.found })}</span>
                )}
              </span>
              <button
                type="button"
                aria-label={words('edit.remove', { edit: sentence })}
                title={words('edit.remove', { edit: sentence })}
                onClick={() => replaceEdits((all) => all.filter((_, other) => other !== index))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ol>
      <AddStation />
      <p className={textStyles.note}>{words('scenario.how')}</p>
    </>
  );
}

export function UndoRedo() {
  const words = usePlannerWords();
  const open = useApp((state) => state.planner.open);
  if (!open) return null;
  return (
    <span className={styles.undoRedo}>
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        disabled={open.past.length === 0}
        onClick={undoEdit}
      >
        {words('common.undo')}
      </button>
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        disabled={open.future.length === 0}
        onClick={redoEdit}
      >
        {words('scenario.redo')}
      </button>
    </span>
  );
}
