import { openProject, saveProject } from '../../commands/project.ts';
import { useProjectWords } from './project-words.ts';

/** The whole of one's work in and out, and the way to another province. */
export function ProjectSection({ onProfile }: { readonly onProfile: () => void }) {
  const t = useProjectWords();
  return (
    <details className="fold import-project">
      <summary>{t('project.title')}</summary>
      <p className="note">{t('project.note')}</p>
      <div className="actions">
        <button type="button" className="button small" onClick={() => void saveProject()}>
          {t('project.save')}
        </button>
        <label className="button small import-file">
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
        <button type="button" className="button small" onClick={onProfile}>
          {t('project.newProfile')}
        </button>
      </div>
    </details>
  );
}
