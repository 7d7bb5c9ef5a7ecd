import { dismissKeepProblem, keepThisTab, openOtherTab } from '../../commands/kept-project.ts';
import { saveProject } from '../../commands/project.ts';
import { saveFile } from '../../commands/save-file.ts';
import { KEEP_WORDS } from '../../i18n/words/keep.ts';
import type { DamagedRecord } from '../../state/keep-problem.ts';
import { useApp } from '../../state/store.ts';
import { UnfinishedImport } from '../import/unfinished-import.tsx';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './keep-note.module.css';

const WORDS = speaker(KEEP_WORDS);

/** Says what this browser could not keep of a person's work, and what can be done now. */
export function KeepNote() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const problem = useApp((state) => state.keepProblem);
  if (problem === null) return null;
  if (problem.kind === 'unfinished-import')
    return (
      <div className={`${styles.note} ${styles.offer}`} role="status">
        <UnfinishedImport>
          <Button act={dismissKeepProblem} words={t('keep.later')} />
        </UnfinishedImport>
      </div>
    );
  const download = <Button act={() => void saveProject()} words={t('keep.download')} />;
  return (
    <div className={styles.note} role="alert">
      {problem.kind === 'refused' && <p>{t('keep.refused')}</p>}
      {problem.kind === 'other-tab' && <p>{t('keep.otherTab')}</p>}
      {problem.kind === 'scenario-copied' && <p>{t('keep.copied', { name: problem.name })}</p>}
      {problem.kind === 'damaged' && (
        <p>{t('keep.damaged', { names: f.list(problem.records.map(({ name }) => name)) })}</p>
      )}
      <p className={styles.buttons}>
        {problem.kind === 'other-tab' && (
          <>
            <Button act={() => void keepThisTab()} words={t('keep.keepThis')} />
            <Button act={() => void openOtherTab()} words={t('keep.openOther')} />
          </>
        )}
        {(problem.kind === 'refused' || problem.kind === 'other-tab') && download}
        {problem.kind === 'damaged' && (
          <Button act={() => saveDamaged(problem.records)} words={t('keep.saveDamaged')} />
        )}
        <Button act={dismissKeepProblem} words={t('keep.close')} />
      </p>
    </div>
  );
}

function Button({ act, words }: { readonly act: () => void; readonly words: string }) {
  return (
    <button type="button" className={`${controls.button} ${controls.small}`} onClick={act}>
      {words}
    </button>
  );
}

function saveDamaged(records: readonly DamagedRecord[]): void {
  const text = `[\n${records.map((record) => record.text).join(',\n')}\n]\n`;
  saveFile('song-chung-du-lieu-hong.json', text, 'application/json');
}
