import type { ReactNode } from 'react';
import { replaceWith } from '../../commands/import-mapping.ts';
import type { FirstRows, NamedRow, ShownChanges } from '../../model/changes.ts';
import { deliveriesInUse } from '../../model/delivery.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Checked } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { useWords } from './import-words.ts';
import { useEarlier } from './use-earlier.ts';
import styles from './what-happens.module.css';

interface Props {
  readonly entry: ImportEntry;
  readonly mapping: Mapping;
  readonly checked: Checked;
}

/** What accepting the file will do, in a sentence, and the rows behind each of its numbers. */
export function WhatHappens({ entry, mapping, checked }: Props) {
  const sentence = useSentence(entry);
  return (
    <section className={styles.happens}>
      <p className={styles.sentence} role="status">
        {sentence}
      </p>
      <Choice entry={entry} mapping={mapping} checked={checked} />
      {checked.comparison && (
        <Rows comparison={checked.comparison} mapping={mapping} replacing={entry.replaces !== null} />
      )}
    </section>
  );
}

/** "Viettel, 30/06/2025: 12 trạm mới, 3 không còn, 5 dời chỗ, 907 như cũ". */
export function useSentence({ name, origin, date, mapping, checked, replaces }: ImportEntry): string {
  const t = useWords();
  const { f } = useI18n();
  if (mapping === null || checked === null) return '';
  const { comparison, kept, operators } = checked;
  const sender = origin.trim() === '' ? f.list(operators.slice(0, 4)) : origin.trim();
  const who = [sender === '' ? name : sender, date === '' ? '' : f.date(date)].filter((part) => part !== '').join(', ');
  const { added = kept, gone, moved, changed, same } = counts(comparison);
  const parts = [
    t(`import.new.${mapping.role}`, { count: added }),
    replaces !== null && gone ? t('import.gone', { count: gone }) : '',
    moved ? t('import.moves', { count: moved }) : '',
    changed ? t('import.changes', { count: changed }) : '',
    same ? t('import.same', { count: same }) : '',
  ].filter((part) => part !== '');
  return `${who}: ${parts.join(', ')}`;
}

function counts(comparison: ShownChanges | null) {
  if (comparison === null) return {};
  const { added, gone, moved, changed, same } = comparison;
  return { added: added.count, gone: gone.count, moved: moved.count, changed: changed.count, same };
}

/** Added to what there is, or in the place of a delivery: one click each. */
function Choice({ entry, mapping, checked }: Props) {
  const t = useWords();
  const { f } = useI18n();
  const given = useApp((state) => state.given);
  const earlier = useEarlier();
  const candidates = deliveriesInUse(given).filter(({ kind, mapping: how }) => kind === mapping.role && how !== null);
  if (candidates.length === 0) return null;
  const known = candidates.map((delivery) => ({ delivery, ...earlier(delivery) }));
  const alike = (operators: readonly string[]): number =>
    operators.join() === checked.operators.join() ? 2 : operators.some((id) => checked.operators.includes(id)) ? 1 : 0;
  const sorted = [...known].sort(
    (a, b) => alike(b.operators) - alike(a.operators) || (b.date ?? '').localeCompare(a.date ?? ''),
  );
  const button = (label: string, replaces: string | null) => (
    <button
      key={replaces ?? ''}
      type="button"
      className={`${controls.button} ${controls.small}`}
      aria-pressed={entry.replaces === replaces}
      onClick={() => void replaceWith(entry.id, replaces)}
    >
      {label}
    </button>
  );
  return (
    <>
      <fieldset className={styles.choice}>
        <legend className={textStyles.srOnly}>{t('import.how')}</legend>
        {button(t('import.addTo'), null)}
        {sorted.map(({ delivery: { id, file }, who, date }) => {
          const about = [who, date === null ? null : f.date(date)].filter((part) => part !== null).join(', ');
          return button(t('import.replace', { file, about }), id);
        })}
      </fieldset>
      <p className={textStyles.note}>{t(entry.replaces === null ? 'import.addNote' : 'import.replaceNote')}</p>
    </>
  );
}

/** The rows behind each number of the sentence. */
function Rows({
  comparison: { added, gone, moved, changed },
  mapping,
  replacing,
}: {
  readonly comparison: ShownChanges;
  readonly mapping: Mapping;
  readonly replacing: boolean;
}) {
  const t = useWords();
  const { f, language } = useI18n();
  const table = FIELD_TABLES[mapping.role];
  const fieldName = (key: string): string =>
    Object.values(table).find((spec) => spec.key === key)?.label[language] ?? key;
  return (
    <>
      <RowList title={t(`import.new.${mapping.role}`, { count: added.count })} list={added} />
      {replacing && <RowList title={t('import.gone', { count: gone.count })} list={gone} />}
      <RowList
        title={t('import.moves', { count: moved.count })}
        list={moved}
        more={({ metres }) => f.distance(metres)}
      />
      <RowList
        title={t('import.changes', { count: changed.count })}
        list={changed}
        more={({ fields }) =>
          fields.map(({ field, before, after }) => (
            <span key={field} className={styles.field}>
              {fieldName(field)}: {plain(before)} → {plain(after)}
            </span>
          ))
        }
      />
    </>
  );
}

/** Lists and sectors are compared as JSON; without its signs they read as a person writes them. */
function plain(value: string | null): string {
  return value === null || value === '' ? '–' : value.replace(/[[\]{}"]/g, '').replaceAll(',', ', ');
}

function RowList<R extends NamedRow>({
  title,
  list: { count, rows },
  more,
}: {
  readonly title: string;
  readonly list: FirstRows<R>;
  readonly more?: (row: R) => ReactNode;
}) {
  const t = useWords();
  if (count === 0) return null;
  return (
    <details className={styles.rows}>
      <summary>{title}</summary>
      <table aria-label={title}>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.operator} ${row.id}`}>
              <th scope="row">{row.id}</th>
              <td>{row.operator ?? row.name}</td>
              {more && <td>{more(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length && <p>{t('import.moreRows', { count: count - rows.length })}</p>}
    </details>
  );
}
