import { useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import type { VillageChange } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';

const FIRST_SHOWN = 6;

/** Villages by name with their share before and after; pointing at one lights it on the map. */
export function VillageShifts({
  title,
  none,
  changes,
}: {
  readonly title: string;
  readonly none: string;
  readonly changes: readonly VillageChange[];
}) {
  const { t, f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const [most, setMost] = useState(FIRST_SHOWN);
  return (
    <section>
      <h3>{title}</h3>
      {changes.length === 0 && <p className="quiet">{none}</p>}
      <ul className="rows">
        {changes.slice(0, most).map(({ village, shareBefore, shareAfter }) => (
          <li key={village}>
            <button
              type="button"
              onClick={() => goTo({ kind: 'village', index: village })}
              onPointerEnter={() => lightUp({ villages: [village] })}
              onPointerLeave={() => lightUp({})}
              onFocus={() => lightUp({ villages: [village] })}
              onBlur={() => lightUp({})}
            >
              <span className="row-name">{villages?.[village]?.name}</span>
              <span className="figure">
                {f.percent(shareBefore)} → {f.percent(shareAfter)}
              </span>
              <span className="row-more">{villages?.[village]?.commune}</span>
            </button>
          </li>
        ))}
      </ul>
      {changes.length > most && (
        <button type="button" className="button small" onClick={() => setMost(changes.length)}>
          {t('position.more', { count: changes.length - most })}
        </button>
      )}
    </section>
  );
}
