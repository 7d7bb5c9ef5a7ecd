import { removeEntry, setEntryUse, showEntry } from '../../commands/import-files.ts';
import { type ImportEntry, useImport } from '../../state/import-store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './entry-list.module.css';
import { useWords } from './import-words.ts';

/** The files that were brought, what each seems to be and how far it is. */
export function EntryList() {
  const t = useWords();
  const entries = useImport((state) => state.entries);
  const current = useImport((state) => state.current);
  if (entries.length === 0) return null;
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id} className={entry.id === current ? styles.current : undefined}>
          <button
            type="button"
            aria-current={entry.id === current ? 'true' : undefined}
            onClick={() => showEntry(entry.id)}
          >
            <strong>{entry.name}</strong>
            <span className={textStyles.note}>
              {entry.mapping && `${t(`import.role.${entry.mapping.role}`)} · `}
              <Stage entry={entry} />
            </span>
          </button>
          <label className={controls.check}>
            <input
              type="checkbox"
              checked={entry.included && entry.stage.kind !== 'refused'}
              disabled={entry.stage.kind === 'refused'}
              onChange={({ target }) => setEntryUse(entry.id, target.checked ? 'included' : 'left-out')}
              aria-label={`${t('import.include')}: ${entry.name}`}
            />
          </label>
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            aria-label={t('import.remove', { name: entry.name })}
            onClick={() => removeEntry(entry.id)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function Stage({ entry: { stage, checked } }: { readonly entry: ImportEntry }) {
  const t = useWords();
  const { f } = useI18n();
  switch (stage.kind) {
    case 'working':
      return stage.what === 'examine'
        ? t('import.examining')
        : t('import.checking', { percent: f.percent(stage.done / Math.max(1, stage.total), 0) });
    case 'stopped':
      return t('import.stoppedNote');
    case 'broke-off':
    case 'refused':
      return t('import.refused');
    case 'ready':
      return t('import.ready', { count: checked?.kept ?? 0 });
  }
}
