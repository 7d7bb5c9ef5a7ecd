import type { ServedVillage } from '../../model/inspection.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { VillageTableRows } from '../village-rows.tsx';

const FIRST_SHOWN = 8;

/** Which villages a position serves, and which hang on it alone. */
export function Served({ index }: { readonly index: number }) {
  const { t, f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const found = useApp((state) =>
    state.inspection?.kind === 'position' && state.inspection.found.position === index ? state.inspection.found : null,
  );
  if (!found || !villages) return <p className={textStyles.quiet}>{t('position.inspecting')}</p>;
  const people = found.villages.reduce((sum, { village }) => sum + (villages[village]?.population ?? 0), 0);
  const alone = found.villages.filter(({ critical }) => critical);
  const share = (served: ServedVillage): string => f.percent(served.share, 0);
  return (
    <>
      <section>
        <h3>{t('position.alone')}</h3>
        {alone.length === 0 ? (
          <p>{t('position.aloneNone')}</p>
        ) : (
          <VillageTableRows rows={alone} first={FIRST_SHOWN} figure={share} />
        )}
      </section>
      <section>
        <h3>{t('position.served')}</h3>
        <p>
          {found.villages.length === 0
            ? t('position.servedNone')
            : t('common.villagesAndPeople', { villages: f.number(found.villages.length), people: f.number(people) })}
        </p>
        <VillageTableRows rows={found.villages} first={FIRST_SHOWN} figure={share} />
      </section>
    </>
  );
}
