import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { PHONE, useMedia } from '../use-media.ts';
import { SaveTable, type TableFile } from './save-table.tsx';
import { sortRows } from './sort-rows.ts';
import tableStyles from './tables.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly name: string;
  /** Least width in ems; what is left of the table's width is shared out in these proportions. */
  readonly width: number;
  readonly numeric?: boolean;
  /** Left out on a phone: the card of the row says it. */
  readonly wideOnly?: boolean;
  readonly cell: (row: Row) => React.ReactNode;
  /** Sorts by this; unknown (null) always last. */
  readonly value: (row: Row) => number | string | null;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

const USUAL_ROW_PX = 30;
const ROWS_BEYOND_SIGHT = 12;
const PAGE_KEYS_ROWS = 10;

/**
 * A table sorted by its headers. Only the rows in sight are in the page, so that a country's
 * stay light; their number and place are said to those who cannot see them. The rows are one
 * stop of the Tab key: the arrow keys, Page Up and Down, Home and End go through them.
 */
export function SortableTable<Row>({
  caption,
  columns: allColumns,
  rows,
  total = rows.length,
  rowKey,
  isSelected,
  isPointed,
  selection,
  onSelect,
  onHighlight,
  firstSort,
  empty,
  summary,
  fileOf,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows before they were filtered. */
  readonly total?: number;
  readonly rowKey: (row: Row) => string;
  readonly isSelected: (row: Row) => boolean;
  /** What is under the pointer elsewhere. */
  readonly isPointed?: (row: Row) => boolean;
  /** What is selected elsewhere: when it becomes another, the table goes to its first row. */
  readonly selection: unknown;
  readonly onSelect: (row: Row) => void;
  readonly onHighlight: (row: Row | null) => void;
  readonly firstSort: Sort;
  readonly empty: string;
  /** What all its rows come to, in a few words. */
  readonly summary?: string | undefined;
  /** The table as a file, with the rows in the order they are in. */
  readonly fileOf: (rows: readonly Row[]) => TableFile;
}) {
  const { t, f } = useDetail();
  const phone = useMedia(PHONE);
  const columns = phone ? allColumns.filter(({ wideOnly }) => !wideOnly) : allColumns;
  const [sort, setSort] = useState(firstSort);
  const by = allColumns.find(({ key }) => key === sort.key);
  const sorted = useMemo(
    () => (by ? sortRows(rows, by.value, sort.descending ? 'descending' : 'ascending', f.compare) : rows),
    [rows, by, sort.descending, f],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const [headPx, setHeadPx] = useState(USUAL_ROW_PX);
  useLayoutEffect(() => setHeadPx(head.current?.offsetHeight ?? USUAL_ROW_PX), []);

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => USUAL_ROW_PX,
    overscan: ROWS_BEYOND_SIGHT,
    getItemKey: (index) => {
      const row = sorted[index];
      return row === undefined ? index : rowKey(row);
    },
    // The head covers the top of what is scrolled.
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? headPx) - headPx;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? headPx) - headPx);

  const goToRow = (index: number): void => virtual.scrollToIndex(index);
  const inSight = items.map(({ index }) => index);
  useGoToSelected(selection, () => sorted.findIndex(isSelected), goToRow);
  const { stop, setActive, onKeyDown } = useRowKeys(scroll, sorted.length, inSight, goToRow);

  if (rows.length === 0) return <p className={tableStyles.empty}>{empty}</p>;
  return (
    <>
      <div className={tableStyles.scroll} ref={scroll}>
        {/* Room for the rows that are not in the page, above and below. */}
        <div style={{ paddingTop: before, paddingBottom: after }}>
          <table
            className={tableStyles.data}
            aria-rowcount={sorted.length + 1}
            style={{ minWidth: `${columns.reduce((sum, { width }) => sum + width, 0)}em` }}
          >
            <caption className={textStyles.srOnly}>{caption}</caption>
            <colgroup>
              {columns.map(({ key, width }) => (
                <col key={key} style={{ width: `${width}em` }} />
              ))}
            </colgroup>
            <SortableHead ref={head} columns={columns} sort={sort} onSort={setSort} />
            <tbody onKeyDown={onKeyDown} onPointerLeave={() => onHighlight(null)}>
              {items.map(({ index, key: itemKey }) => {
                const row = sorted[index];
                if (row === undefined) return null;
                return (
                  <SortableRow
                    key={itemKey}
                    ref={virtual.measureElement}
                    row={row}
                    index={index}
                    columns={columns}
                    isStop={index === stop}
                    isSelected={isSelected(row)}
                    isPointed={isPointed?.(row) ?? false}
                    onSelect={onSelect}
                    onActive={setActive}
                    onHighlight={onHighlight}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
      <Foot counts={[t('table.showing', { shown: rows.length, total }), summary]}>
        <SaveTable name={caption} file={fileOf(sorted)} />
      </Foot>
    </>
  );
}

function Foot({
  counts,
  children,
}: {
  readonly counts: readonly (string | undefined)[];
  readonly children: React.ReactNode;
}) {
  return (
    <div className={tableStyles.foot}>
      <p className={tableStyles.count} role="status">
        {counts.filter((one) => one !== undefined).join(' · ')}
      </p>
      {children}
    </div>
  );
}

/** @param find The index of what is selected; -1: it is not among the rows. */
function useGoToSelected(selection: unknown, find: () => number, goToRow: (index: number) => void): void {
  // Only what was selected elsewhere is gone to: a row that was pressed is in sight already.
  const gone = useRef(selection);
  useEffect(() => {
    if (gone.current === selection) return;
    gone.current = selection;
    const index = selection === null ? -1 : find();
    if (index >= 0) goToRow(index);
  });
}

/** Goes through the rows by the keyboard; `stop` is the row that the Tab key comes to. */
function useRowKeys(
  scroll: React.RefObject<HTMLElement | null>,
  count: number,
  inSight: readonly number[],
  goToRow: (index: number) => void,
) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const stop = inSight.includes(active) ? active : inSight[0];
  useEffect(() => {
    if (wanted.current === null) return;
    const button = scroll.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"] th button`);
    if (!button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_KEYS_ROWS,
      PageUp: -PAGE_KEYS_ROWS,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || stop === undefined) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, stop + step));
    wanted.current = next;
    setActive(next);
    goToRow(next);
  };
  return { stop, setActive, onKeyDown };
}

function SortableHead<Row>({
  ref,
  columns,
  sort,
  onSort,
}: {
  readonly ref: React.Ref<HTMLTableSectionElement>;
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  return (
    <thead ref={ref}>
      <tr aria-rowindex={1}>
        {columns.map(({ key, name, numeric }) => (
          <th
            key={key}
            scope="col"
            className={numeric ? tableStyles.numeric : undefined}
            aria-sort={key !== sort.key ? undefined : sort.descending ? 'descending' : 'ascending'}
          >
            <button
              type="button"
              onClick={() => onSort({ key, descending: key === sort.key ? !sort.descending : false })}
            >
              {name}
              <span aria-hidden="true">{key !== sort.key ? '' : sort.descending ? '\u00a0↓' : '\u00a0↑'}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortableRow<Row>({
  ref,
  row,
  index,
  columns,
  isStop,
  isSelected,
  isPointed,
  onSelect,
  onActive,
  onHighlight,
}: {
  readonly ref: React.Ref<HTMLTableRowElement>;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  /** The one row that the Tab key comes to. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  readonly onSelect: (row: Row) => void;
  readonly onActive: (index: number) => void;
  readonly onHighlight: (row: Row | null) => void;
}) {
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className={isSelected ? tableStyles.selected : undefined}
      data-pointed={isPointed || undefined}
      onClick={() => onSelect(row)}
      onPointerEnter={() => onHighlight(row)}
    >
      {columns.map(({ key, numeric, cell }, column) =>
        column === 0 ? (
          <th key={key} scope="row">
            <button
              type="button"
              tabIndex={isStop ? 0 : -1}
              aria-current={isSelected || undefined}
              onFocus={() => {
                onActive(index);
                onHighlight(row);
              }}
              onBlur={() => onHighlight(null)}
            >
              {cell(row)}
            </button>
          </th>
        ) : (
          <td key={key} className={numeric ? tableStyles.numeric : undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}
