import { useState } from 'react';
import { useI18n } from '../use-i18n.ts';
import { sortRows } from './sort-rows.ts';

export interface Column<Row> {
  readonly key: string;
  readonly name: string;
  readonly numeric?: boolean;
  /** Long words may take a second line, so that the last column stays in sight. */
  readonly wraps?: boolean;
  readonly cell: (row: Row) => React.ReactNode;
  /** Sorts by this; unknown (null) always last. */
  readonly value: (row: Row) => number | string | null;
}

const PAGE_ROWS = 100;

/** A table sorted by its headers, a page at a time, so that a thousand rows stay light. */
export function SortableTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isSelected,
  onSelect,
  onLight,
  firstSort,
  empty,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isSelected: (row: Row) => boolean;
  readonly onSelect: (row: Row) => void;
  readonly onLight: (row: Row | null) => void;
  readonly firstSort: { readonly key: string; readonly descending: boolean };
  readonly empty: string;
}) {
  const { t, f } = useI18n();
  const [sort, setSort] = useState(firstSort);
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const current = Math.min(page, pages - 1);
  const by = columns.find(({ key }) => key === sort.key);
  const sorted = by ? sortRows(rows, by.value, sort.descending, f.compare) : rows;
  const shown = sorted.slice(current * PAGE_ROWS, (current + 1) * PAGE_ROWS);
  if (rows.length === 0) return <p className="table-empty">{empty}</p>;
  return (
    <>
      <div className="table-scroll">
        <table className="data">
          <caption className="for-ears">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ key, name, numeric }) => (
                <th
                  key={key}
                  scope="col"
                  className={numeric ? 'numeric' : undefined}
                  aria-sort={key !== sort.key ? undefined : sort.descending ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    onClick={() => {
                      setSort({ key, descending: key === sort.key ? !sort.descending : false });
                      setPage(0);
                    }}
                  >
                    {name}
                    <span aria-hidden="true">{key !== sort.key ? '' : sort.descending ? ' ↓' : ' ↑'}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={rowKey(row)}
                className={isSelected(row) ? 'selected' : undefined}
                onClick={() => onSelect(row)}
                onPointerEnter={() => onLight(row)}
                onPointerLeave={() => onLight(null)}
              >
                {columns.map(({ key, numeric, wraps, cell }, index) =>
                  index === 0 ? (
                    <th key={key} scope="row">
                      <button type="button" onClick={() => onSelect(row)}>
                        {cell(row)}
                      </button>
                    </th>
                  ) : (
                    <td key={key} className={numeric ? 'numeric' : wraps ? 'wraps' : undefined}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="pager">
        <span>{t('table.showing', { shown: shown.length, total: rows.length })}</span>
        {pages > 1 && (
          <>
            <button
              type="button"
              className="button small"
              disabled={current === 0}
              onClick={() => setPage(current - 1)}
            >
              {t('table.previous')}
            </button>
            <span>{t('table.page', { page: current + 1, pages })}</span>
            <button
              type="button"
              className="button small"
              disabled={current === pages - 1}
              onClick={() => setPage(current + 1)}
            >
              {t('table.next')}
            </button>
          </>
        )}
      </div>
    </>
  );
}
