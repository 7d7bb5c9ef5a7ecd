import { useState } from 'react';
import { saveTemplate } from '../../commands/import-downloads.ts';
import { addFiles, addUrl, stopImport, withFolder } from '../../commands/import-files.ts';
import { TEMPLATE_ROLES } from '../../export/templates.ts';
import { useImport } from '../../state/import-store.ts';
import { IssueList } from '../panel/issue-list.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import dialogStyles from './import-dialog.module.css';
import { useWords } from './import-words.ts';
import styles from './sources.module.css';

/** The ways for a file to come in: dropped, picked, pasted, or by its address; and empty forms to send out. */
export function Sources({ folded }: { readonly folded: boolean }) {
  const t = useWords();
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');
  const fetching = useImport((state) => state.fetching);
  const problem = useImport((state) => state.problem);
  const wrong = problem.length > 0 && (
    <div role="alert" className={dialogStyles.refused}>
      <IssueList issues={problem} most={5} />
    </div>
  );
  return (
    <div className={folded ? styles.sources : `${styles.sources} ${styles.first}`}>
      <label className={styles.drop}>
        <strong>{t('import.drop')}</strong>
        <span className={textStyles.note}>{t('import.formats')}</span>
        <span className={controls.button}>{t('import.pick')}</span>
        <input
          type="file"
          multiple
          aria-label={t('import.pick')}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            void addFiles(files.map(withFolder));
          }}
        />
      </label>
      <label className={`${controls.button} ${controls.small} ${controls.fileButton} ${styles.folder}`}>
        {t('import.pickFolder')}
        <input
          type="file"
          {...{ webkitdirectory: '' }}
          aria-label={t('import.pickFolder')}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            void addFiles(files.map(withFolder));
          }}
        />
      </label>
      {wrong}
      <details className={controls.fold}>
        <summary>{t('import.paste')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = `${t('import.pasted')}.${text.trimStart().startsWith('{') ? 'geojson' : 'csv'}`;
            void addFiles([{ name, content: text }]);
            setText('');
          }}
        >
          <textarea
            rows={4}
            aria-label={t('import.pasteLabel')}
            placeholder={t('import.pasteLabel')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <button type="submit" className={`${controls.button} ${controls.small}`} disabled={text.trim() === ''}>
            {t('import.pasteUse')}
          </button>
        </form>
      </details>
      <details className={controls.fold}>
        <summary>{t('import.url')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void addUrl(url);
          }}
        >
          <label>
            <span className={textStyles.note}>{t('import.urlLabel')}</span>
            <input type="url" placeholder="https://…" value={url} onChange={({ target }) => setUrl(target.value)} />
          </label>
          {fetching ? (
            <p role="status">
              {t('import.fetching', { count: fetching.done })}{' '}
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopImport}>
                {t('status.stop')}
              </button>
            </p>
          ) : (
            <button type="submit" className={`${controls.button} ${controls.small}`} disabled={url.trim() === ''}>
              {t('import.urlUse')}
            </button>
          )}
        </form>
      </details>
      <details className={controls.fold}>
        <summary>{t('import.templates')}</summary>
        <ul className={styles.templates}>
          {TEMPLATE_ROLES.map((role) => (
            <li key={role}>
              <span>{t(`import.template.${role}`)}</span>{' '}
              {(['xlsx', 'csv'] as const).map((format) => (
                <button
                  key={format}
                  type="button"
                  className={`${controls.button} ${controls.small}`}
                  aria-label={`${t(`import.template.${role}`)} ${format.toUpperCase()}`}
                  onClick={() => void saveTemplate(role, format)}
                >
                  {format.toUpperCase()}
                </button>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
