import { useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import type { ServedVillage } from '../../model/inspection.ts';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';

const FIRST_SHOWN = 8;

/** Which villages a position serves, and which hang on it alone. */
export function Served({ index }: { readonly index: number }) {
  const { t, f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const found = useApp((state) =>
    state.inspection?.kind === 'position' && state.inspection.found.position === index ? state.inspection.found : null,
  );
  if (!found || !villages) return <p className="quiet">{t('position.inspecting')}</p>;
  const people = found.villages.reduce((sum, { village }) => sum + (villages[village]?.population ?? 0), 0);
  const alone = found.villages.filter(({ critical }) => critical);
  return (
    <>
      <section>
        <h3>{t('position.alone')}</h3>
        {alone.length === 0 ? <p>{t('position.aloneNone')}</p> : <VillageRows served={alone} />}
      </section>
      <section>
        <h3>{t('position.served')}</h3>
        <p>
          {found.villages.length === 0
            ? t('position.servedNone')
            : t('position.servedText', { villages: f.number(found.villages.length), people: f.number(people) })}
        </p>
        <VillageRows served={found.villages} />
      </section>
    </>
  );
}

function VillageRows({ served }: { readonly served: readonly ServedVillage[] }) {
  const { t, f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const [most, setMost] = useState(FIRST_SHOWN);
  return (
    <>
      <ul className="rows">
        {served.slice(0, most).map(({ village, share }) => (
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
              <span className="figure">{f.percent(share, 0)}</span>
              <span className="row-more">{villages?.[village]?.commune}</span>
            </button>
          </li>
        ))}
      </ul>
      {served.length > most && (
        <button type="button" className="button small" onClick={() => setMost(served.length)}>
          {t('position.more', { count: served.length - most })}
        </button>
      )}
    </>
  );
}
