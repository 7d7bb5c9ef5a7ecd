import { changeMapping, mapField } from '../../commands/import/change-mapping.ts';
import { FIELD_NAMES } from '../../model/field-names.ts';
import type { Examined } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { fieldName, useWords } from './import-words.ts';
import styles from './mapping-step.module.css';
import { PlaceChoice } from './place-choice.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { Why } from './why.tsx';

const REQUIRED: Readonly<Record<Mapping['role'], readonly string[]>> = {
  villages: ['code', 'name'],
  villageTable: [],
  stations: ['id', 'operator', 'technologies'],
  fibre: [],
  structures: ['id'],
};

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
  const { id } = entry;
  const { columns, reasons } = examined;
  const change = (next: Partial<Mapping>): void => void changeMapping(id, next);
  const fields = Object.keys(FIELD_NAMES[mapping.role]);
  const mapped = fields.filter(
    (field) => mapping.fields[field] !== undefined || REQUIRED[mapping.role].includes(field),
  );
  const others = fields.filter((field) => !mapped.includes(field));
  const row = (field: string) => (
    <tr key={field}>
      <th scope="row">
        {fieldName(t, field)}
        {REQUIRED[mapping.role].includes(field) && <span className={textStyles.note}> {t('import.required')}</span>}
      </th>
      <td>
        <select
          aria-label={fieldName(t, field)}
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
            <th scope="col">{t('import.field')}</th>
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
