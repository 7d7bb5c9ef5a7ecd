import { type ReactNode, useState } from 'react';
import { goTo, highlight } from '../commands/selection.ts';
import { useApp } from '../state/store.ts';
import controls from './styles/controls.module.css';
import rowStyles from './styles/rows.module.css';
import textStyles from './styles/text.module.css';
import { useDetail } from './use-detail.ts';

/** Villages by name with a figure each, the first few until more are asked for; pointing at one lights it on the map. */
export function VillageTableRows<Row extends { readonly village: number }>({
  rows,
  first,
  figure,
}: {
  readonly rows: readonly Row[];
  /** So many are shown at first. */
  readonly first: number;
  readonly figure: (row: Row) => ReactNode;
}) {
  const { t } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const [most, setMost] = useState(first);
  return (
    <>
      <ul className={rowStyles.list}>
        {rows.slice(0, most).map((row) => (
          <li key={row.village}>
            <button
              type="button"
              onClick={() => goTo({ kind: 'village', index: row.village })}
              onPointerEnter={() => highlight({ villages: [row.village] })}
              onPointerLeave={() => highlight({})}
              onFocus={() => highlight({ villages: [row.village] })}
              onBlur={() => highlight({})}
            >
              <span className={rowStyles.name}>{villages?.[row.village]?.name}</span>
              <span className={textStyles.figure}>{figure(row)}</span>
              <span className={rowStyles.more}>{villages?.[row.village]?.commune}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setMost(rows.length)}>
          {t('position.more', { count: rows.length - most })}
        </button>
      )}
    </>
  );
}
