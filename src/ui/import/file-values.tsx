import { useState } from 'react';
import { stateValue } from '../../commands/import-mapping.ts';
import type { FieldSpec } from '../../model/fields.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Examined } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import styles from './file-values.module.css';
import { useWords } from './import-words.ts';

/** What is most often left out of a file of stations because its sender takes it for granted. */
const USUAL: readonly string[] = ['operator', 'status', 'technologies'];

interface Props {
  readonly entry: ImportEntry;
  readonly examined: Examined;
  readonly mapping: Mapping;
}

/** Values for the rows that have none of their own: as names and group rows tell, or as a person states. */
export function FileValues({ entry, examined, mapping }: Props) {
  const t = useWords();
  const language = useApp((state) => state.language);
  const [added, setAdded] = useState<readonly string[]>([]);
  const table = FIELD_TABLES[mapping.role];
  const fields = Object.keys(table).filter((field) => table[field]?.isId !== true);
  const groups = (entry.checked?.issues ?? []).flatMap(({ issue }) =>
    issue.code === 'value-from-group' && issue.field !== undefined ? [[issue.field, issue] as const] : [],
  );
  const shown = fields.filter(
    (field) =>
      entry.values[field] !== undefined ||
      added.includes(field) ||
      examined.named.some((one) => one.field === field) ||
      groups.some(([of]) => of === field) ||
      (mapping.role === 'stations' && USUAL.includes(field) && !isGiven(field, mapping)),
  );
  const nameOf = (field: string): string => table[field]?.label[language] ?? field;
  const from = (field: string): string => {
    if (entry.values[field] !== undefined) return t('import.value.stated');
    const named = examined.named.find((one) => one.field === field);
    if (named !== undefined && named.from !== 'stated') return t(`import.value.${named.from}`, { text: named.text });
    const group = groups.find(([of]) => of === field)?.[1];
    if (group !== undefined)
      return t('import.value.groups', { count: Number(group.found), text: group.expected ?? '' });
    return isGiven(field, mapping) ? t('import.value.column') : t('import.value.none');
  };
  return (
    <section className={styles.values}>
      <h3>{t('import.values')}</h3>
      <p className={textStyles.note}>{t('import.valuesNote')}</p>
      <ul>
        {shown.map((field) => (
          <li key={field}>
            <div className={styles.pair}>
              <span>{nameOf(field)}</span>
              <ValueInput
                key={entry.values[field] ?? ''}
                label={t('import.value.of', { field: nameOf(field) })}
                spec={table[field]}
                value={entry.values[field] ?? ''}
                otherwise={examined.named.find((one) => one.field === field)?.value ?? ''}
                onChange={(value) => void stateValue(entry.id, field, value)}
              />
            </div>
            <span className={textStyles.note}>{from(field)}</span>
          </li>
        ))}
      </ul>
      <select
        className={styles.add}
        aria-label={t('import.value.add')}
        value=""
        onChange={({ target }) => setAdded([...added, target.value])}
      >
        <option value="">{t('import.value.add')}</option>
        {fields
          .filter((field) => !shown.includes(field))
          .map((field) => (
            <option key={field} value={field}>
              {nameOf(field)}
            </option>
          ))}
      </select>
    </section>
  );
}

function isGiven(field: string, { fields, rowMeaning, technologyColumns }: Mapping): boolean {
  return (
    fields[field] !== undefined ||
    (field === 'operator' && rowMeaning.kind === 'position') ||
    (field === 'technologies' && Object.keys(technologyColumns).length > 0)
  );
}

interface ValueProps {
  readonly label: string;
  readonly spec: FieldSpec | undefined;
  readonly value: string;
  /** What names say where nothing is stated. */
  readonly otherwise: string;
  readonly onChange: (value: string) => void;
}

function ValueInput({ label, spec, value, otherwise, onChange }: ValueProps) {
  const t = useWords();
  const profile = useApp((state) => state.province?.profile);
  const choices = spec?.of === 'operators' ? (profile?.operators.map(({ id }) => id) ?? []) : (spec?.choices ?? []);
  if (choices.length > 0)
    return (
      <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{otherwise === '' ? t('import.none') : otherwise}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  return (
    <input
      type="text"
      aria-label={label}
      defaultValue={value}
      placeholder={otherwise === '' ? (spec?.example ?? '') : otherwise}
      onBlur={({ target }) => target.value.trim() !== value && onChange(target.value.trim())}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
