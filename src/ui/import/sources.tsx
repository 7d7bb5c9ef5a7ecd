import { useState } from 'react';
import { saveTemplate } from '../../commands/import-downloads.ts';
import { addFiles, addUrl, stopImport } from '../../commands/import-files.ts';
import { TEMPLATE_ROLES } from '../../export/templates.ts';
import { useImport } from '../../state/import-store.ts';
import { IssueList } from '../panel/issue-list.tsx';
import { useWords } from './import-words.ts';

/** The ways for a file to come in: dropped, picked, pasted, or by its address; and empty forms to send out. */
export function Sources({ folded }: { readonly folded: boolean }) {
  const t = useWords();
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');
  const fetching = useImport((state) => state.fetching);
  const problem = useImport((state) => state.problem);
  const wrong = problem.length > 0 && (
    <div role="alert" className="import-refused">
      <IssueList issues={problem} most={5} />
    </div>
  );
  return (
    <div className={folded ? 'import-sources' : 'import-sources first'}>
      <label className="import-drop">
        <strong>{t('import.drop')}</strong>
        <span className="note">{t('import.formats')}</span>
        <span className="button">{t('import.pick')}</span>
        <input
          type="file"
          multiple
          aria-label={t('import.pick')}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            void addFiles(files.map((file) => ({ name: file.name, content: file })));
          }}
        />
      </label>
      {wrong}
      <details className="fold">
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
          <button type="submit" className="button small" disabled={text.trim() === ''}>
            {t('import.pasteUse')}
          </button>
        </form>
      </details>
      <details className="fold">
        <summary>{t('import.url')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void addUrl(url);
          }}
        >
          <label>
            <span className="note">{t('import.urlLabel')}</span>
            <input type="url" placeholder="https://…" value={url} onChange={({ target }) => setUrl(target.value)} />
          </label>
          {fetching ? (
            <p role="status">
              {t('import.fetching', { count: fetching.done })}{' '}
              <button type="button" className="button small" onClick={stopImport}>
                {t('status.stop')}
              </button>
            </p>
          ) : (
            <button type="submit" className="button small" disabled={url.trim() === ''}>
              {t('import.urlUse')}
            </button>
          )}
        </form>
      </details>
      <details className="fold">
        <summary>{t('import.templates')}</summary>
        <ul className="import-templates">
          {TEMPLATE_ROLES.map((role) => (
            <li key={role}>
              <span>{t(`import.template.${role}`)}</span>{' '}
              {(['xlsx', 'csv'] as const).map((format) => (
                <button
                  key={format}
                  type="button"
                  className="button small"
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
