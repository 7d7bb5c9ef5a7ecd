import { type ColumnUse, columnFates } from '../../ingest/mapping/column-fates.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Examined } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import styles from './column-fates.module.css';
import { useWords } from './import-words.ts';

/** Every column of the file, what becomes of it, and one of its values: none is left out in silence. */
export function ColumnFates({ examined, mapping }: { readonly examined: Examined; readonly mapping: Mapping }) {
  const t = useWords();
  const language = useApp((state) => state.language);
  const { columns, sample } = examined;
  const fates = columnFates(columns, mapping);
  const unused = fates.filter(({ uses }) => uses.length === 0).length;
  const example = (column: string): string =>
    sample.map(({ cells }) => cells[column] ?? '').find((text) => text.trim() !== '') ?? '';
  const nameOf = (use: ColumnUse): string => {
    switch (use.kind) {
      case 'field':
        return FIELD_TABLES[mapping.role][use.field]?.label[language] ?? use.field;
      case 'place':
        return t('import.fate.place');
      case 'operator':
        return t('import.fate.operator', { operator: use.operator });
      case 'technology':
        return t('import.fate.technology', { technology: use.technology });
    }
  };
  return (
    <details className={`${controls.fold} ${styles.fates}`} open>
      <summary>
        {t('import.fates')}
        <span className={textStyles.quiet}>
          {t('import.fatesCount', { count: columns.length - unused, all: columns.length })}
        </span>
      </summary>
      <table aria-label={t('import.fates')}>
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.becomes')}</th>
            <th scope="col">{t('import.example')}</th>
          </tr>
        </thead>
        <tbody>
          {fates.map(({ column, uses }) => (
            <tr key={column} className={uses.length === 0 ? styles.unused : undefined}>
              <th scope="row">{column}</th>
              <td>{uses.length === 0 ? t('import.keptUnused') : uses.map(nameOf).join(' · ')}</td>
              <td className={styles.example}>{example(column)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
