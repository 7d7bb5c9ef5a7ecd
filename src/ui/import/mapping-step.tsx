import { changeMapping, mapField } from '../../commands/import-mapping.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Examined } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useWords } from './import-words.ts';
import styles from './mapping-step.module.css';
import { PlaceChoice } from './place-choice.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { Why } from './why.tsx';

/** The guess, field by field, each with its reason and its other choices. */
export function MappingStep({
  entry,
  examined,
  mapping,
}: {
  readonly entry: ImportEntry;
  readonly examined: Examined;
  readonly mapping: Mapping;
}) {
  const t = useWords();
  const language = useApp((state) => state.language);
  const { id } = entry;
  const { columns, reasons } = examined;
  const change = (next: Partial<Mapping>): void => void changeMapping(id, next);
  const table = FIELD_TABLES[mapping.role];
  const fields = Object.keys(table);
  // A table of villages is joined by whichever name or code it has.
  const isRequired = (field: string): boolean => table[field]?.required === true && mapping.role !== 'villageTable';
  const mapped = fields.filter((field) => mapping.fields[field] !== undefined || isRequired(field));
  const nameOf = (field: string): string => table[field]?.label[language] ?? field;
  const others = fields.filter((field) => !mapped.includes(field));
  const row = (field: string) => (
    <tr key={field}>
      <th scope="row">
        {nameOf(field)}
        {isRequired(field) && <span className={textStyles.note}> {t('common.required')}</span>}
      </th>
      <td>
        <select
          aria-label={nameOf(field)}
          value={mapping.fields[field] ?? ''}
          onChange={({ target }) => void mapField(id, field, target.value === '' ? null : target.value)}
        >
          <option value="">{t('import.none')}</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
        </select>
      </td>
      <td className={textStyles.note}>
        {entry.remembered ? (
          t('reason.remembered')
        ) : (
          <Why reasons={reasons} about={field} when={mapping.fields[field]} />
        )}
      </td>
    </tr>
  );
  return (
    <div className={styles.mapping}>
      <h3>{t('import.mapping')}</h3>
      <p className={textStyles.note}>{entry.remembered ? t('import.remembered') : t('import.mappingNote')}</p>
      {mapping.role === 'villageTable' ? (
        <p className={textStyles.note}>{t('import.join')}</p>
      ) : (
        <PlaceChoice examined={examined} mapping={mapping} change={change} />
      )}
      {mapping.role === 'stations' && (
        <p>
          {mapping.rowMeaning.kind === 'station'
            ? t('import.rows.station')
            : t('import.rows.position', { columns: Object.keys(mapping.rowMeaning.operators).join(', ') })}
          {Object.keys(mapping.technologyColumns).length > 0 &&
            `. ${t('import.technologyColumns', { columns: Object.keys(mapping.technologyColumns).join(', ') })}`}
        </p>
      )}
      {mapping.idsFromRows && <p className={textStyles.note}>{t('import.ids')}</p>}
      <table className={tableStyles.mapping}>
        <thead>
          <tr>
            <th scope="col">{t('common.field')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.why')}</th>
          </tr>
        </thead>
        <tbody>{mapped.map(row)}</tbody>
      </table>
      {others.length > 0 && (
        <details className={controls.fold}>
          <summary>{t('import.otherFields', { count: others.length })}</summary>
          <table className={tableStyles.mapping} aria-label={t('import.otherFields', { count: others.length })}>
            <tbody>{others.map(row)}</tbody>
          </table>
        </details>
      )}
      <ReadingChoices examined={examined} mapping={mapping} change={change} />
    </div>
  );
}
