import type { Examined } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import tableStyles from '../tables/tables.module.css';
import { useWords } from './import-words.ts';
import styles from './sample-table.module.css';

/** The file as it is, its used columns marked; a row under the pointer or the focus lights on the preview. */
export function SampleTable({
  examined: { columns, sample },
  mapping,
  highlighted,
  onHighlight,
}: {
  readonly examined: Examined;
  readonly mapping: Mapping;
  readonly highlighted: number | null;
  readonly onHighlight: (row: number | null) => void;
}) {
  const t = useWords();
  const used = new Set(Object.values(mapping.fields));
  if (mapping.coordinates.kind === 'columns')
    for (const column of [mapping.coordinates.east, mapping.coordinates.north]) used.add(column);
  if (mapping.coordinates.kind === 'column') used.add(mapping.coordinates.column);
  return (
    <section className={styles.sample}>
      <h3>{t('import.sample')}</h3>
      <section className={styles.scroll} aria-label={t('import.sample')}>
        <table className={tableStyles.sample}>
          <thead>
            <tr>
              <th scope="col">{t('common.row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={used.has(column) ? tableStyles.used : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, cells }) => (
              <tr
                key={row}
                data-pointed={row === highlighted || undefined}
                onPointerEnter={() => onHighlight(row)}
                onPointerLeave={() => onHighlight(null)}
              >
                <th scope="row">
                  <button type="button" onFocus={() => onHighlight(row)} onBlur={() => onHighlight(null)}>
                    {row}
                  </button>
                </th>
                {columns.map((column) => (
                  <td key={column}>{cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
