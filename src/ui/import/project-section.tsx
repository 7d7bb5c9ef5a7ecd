import { openProject } from '../../commands/open-project.ts';
import { saveProject } from '../../commands/project.ts';
import { useImport } from '../../state/import-store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import dialogStyles from './import-dialog.module.css';
import { ProjectDifferences } from './project-differences.tsx';
import { ProjectFolder } from './project-folder.tsx';
import { useProjectWords } from './project-words.ts';
import { PublishSection } from './publish-section.tsx';
import styles from './sources.module.css';

/** The whole of one's work in and out, and the way to another province. */
export function ProjectSection({ onProfile }: { readonly onProfile: (which: 'new' | 'same') => void }) {
  const t = useProjectWords();
  // A save that brought the work of others opens the dialog anew: what it has to say is in here.
  const isAsking = useImport(({ offer, folder }) => offer !== null || (folder !== null && folder.state !== 'chosen'));
  return (
    <details className={`${controls.fold} ${styles.project}`} open={isAsking || undefined}>
      <summary>{t('project.title')}</summary>
      <p className={textStyles.note}>{t('project.note')}</p>
      <div className={controls.actions}>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void saveProject()}>
          {t('project.save')}
        </button>
        <label className={`${controls.button} ${controls.small} ${dialogStyles.file}`}>
          {t('project.open')}
          <input
            type="file"
            accept=".zip"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file) void openProject(file);
            }}
          />
        </label>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => onProfile('new')}>
          {t('project.newProfile')}
        </button>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => onProfile('same')}>
          {t('project.editProfile')}
        </button>
      </div>
      <PublishSection />
      <ProjectFolder />
      <ProjectDifferences />
    </details>
  );
}
