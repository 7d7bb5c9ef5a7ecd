import { useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';

const FIRST_SHOWN = 6;

export interface VillageShift {
  readonly village: number;
  /** Shares from 0 to 1. */
  readonly before: number;
  readonly after: number;
}

/** Villages by name with their share before and after; pointing at one lights it on the map. */
export function VillageShifts({
  title,
  none,
  shifts,
}: {
  readonly title: string;
  readonly none: string;
  readonly shifts: readonly VillageShift[];
}) {
  const { t, f } = useI18n();
  const villages = useApp((state) => state.province?.villages);
  const [most, setMost] = useState(FIRST_SHOWN);
  return (
    <section>
      <h3>{title}</h3>
      {shifts.length === 0 && <p className="quiet">{none}</p>}
      <ul className="rows">
        {shifts.slice(0, most).map(({ village, before, after }) => (
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
                {f.percent(before)} → {f.percent(after)}
              </span>
              <span className="row-more">{villages?.[village]?.commune}</span>
            </button>
          </li>
        ))}
      </ul>
      {shifts.length > most && (
        <button type="button" className="button small" onClick={() => setMost(shifts.length)}>
          {t('position.more', { count: shifts.length - most })}
        </button>
      )}
    </section>
  );
}
