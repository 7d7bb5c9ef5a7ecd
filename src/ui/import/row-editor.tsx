import controls from '../styles/controls.module.css';
import tableStyles from '../tables/tables.module.css';
import styles from './profile-form.module.css';
import { useProjectWords } from './project-words.ts';

export type RowValue = string | boolean;
export type Row = Readonly<Record<string, RowValue>>;

let lastRow = 0;

/** A row with a name of its own, by which the screen knows it while it is written. */
export function newRow(values: Row): Row {
  lastRow++;
  return { ...values, row: `row ${lastRow}` };
}

export interface RowColumn {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'colour' | 'yes-no';
}

/** A short list that a person writes: rows of plain fields, with a way to add and remove one. */
export function RowEditor({
  title,
  columns,
  rows,
  onChange,
}: {
  readonly title: string;
  readonly columns: readonly RowColumn[];
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const t = useProjectWords();
  const set = (at: number, key: string, value: RowValue): void =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)));
  return (
    <fieldset className={styles.rows}>
      <legend>{title}</legend>
      <table className={tableStyles.rows}>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={String(row.row)}>
              {columns.map(({ key, label, type }) => (
                <td key={key}>
                  <input
                    aria-label={`${label} ${at + 1}`}
                    type={type === 'yes-no' ? 'checkbox' : type === 'colour' ? 'color' : type}
                    step="any"
                    {...(type === 'yes-no' ? { checked: row[key] === true } : { value: String(row[key] ?? '') })}
                    onChange={({ target }) => set(at, key, type === 'yes-no' ? target.checked : target.value)}
                  />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className={`${controls.button} ${controls.small}`}
                  aria-label={t('profile.removeRow', { row: at + 1 })}
                  onClick={() => onChange(rows.filter((_, index) => index !== at))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        onClick={() => onChange([...rows, newRow({})])}
      >
        {t('profile.add')}
      </button>
    </fieldset>
  );
}
