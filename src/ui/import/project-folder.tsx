import { useEffect } from 'react';
import { canUseFolder, chooseFolder, findFolder, saveToFolder } from '../../commands/project-folder.ts';
import { useImport } from '../../state/import-store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { useProjectWords } from './project-words.ts';
import styles from './sources.module.css';

/** The project as a folder on a shared drive, where the browser can write to one. */
export function ProjectFolder() {
  const t = useProjectWords();
  const { f } = useI18n();
  const folder = useImport((state) => state.folder);
  useEffect(() => {
    if (useImport.getState().folder === null) void findFolder();
  }, []);
  if (!canUseFolder()) return <p className={textStyles.note}>{t('project.noFolder')}</p>;
  const isSaving = folder?.state === 'saving';
  return (
    <section className={styles.shared} aria-label={t('project.folder')}>
      <p className={textStyles.note}>{t('project.folderNote')}</p>
      <div className={controls.actions}>
        {folder !== null && (
          <Button act={saveToFolder} off={isSaving} words={t('project.folderSave', { name: folder.name })} />
        )}
        <Button act={chooseFolder} off={isSaving} words={t('project.folderChoose')} />
      </div>
      {folder !== null && folder.state !== 'chosen' && (
        <p role="status">
          {folder.state === 'saving' && t('project.folderSaving')}
          {folder.state === 'saved' && t('project.folderSaved', { count: f.number(folder.brought) })}
          {folder.state === 'refused' && t('project.folderRefused', { name: folder.name })}
          {folder.state === 'other-province' &&
            t('project.folderOther', { name: folder.name, province: folder.province })}
          {folder.state === 'damaged' && t('project.folderDamaged', { file: folder.file })}
        </p>
      )}
    </section>
  );
}

interface ButtonProps {
  readonly act: () => Promise<void>;
  readonly off: boolean;
  readonly words: string;
}

function Button({ act, off, words }: ButtonProps) {
  return (
    <button type="button" className={`${controls.button} ${controls.small}`} disabled={off} onClick={() => void act()}>
      {words}
    </button>
  );
}
