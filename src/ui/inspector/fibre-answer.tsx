import { shareText } from '../../i18n/share-text.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import type { NearestFibre } from '../../model/inspection.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useKind } from '../use-kind.ts';

/** Fibre reach of a village, with the nearest node and cable. */
export function FibreAnswer({
  analysis,
  index,
  village,
}: {
  readonly analysis: Analysis;
  readonly index: number;
  readonly village: VillageRecord;
}) {
  const { t, f, language } = useDetail();
  const kind = useKind(index);
  const found = useApp((state) =>
    state.inspection?.kind === 'village' && state.inspection.found.village === index ? state.inspection.found : null,
  );
  const share = analysis.fibreShare?.[index];
  const threshold = analysis.parameters.fibreShare;
  const nearest = (name: string, fibre: NearestFibre | null | undefined) =>
    fibre && (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {fibre.distanceM < 1
            ? t('village.inside', { kind })
            : t('village.away', { distance: f.distance(fibre.distanceM) })}
          <span className={textStyles.quiet}>
            {[t(`fibre.${fibre.kind}`), fibre.id, fibre.operator]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </span>
        </dd>
      </div>
    );
  return (
    <section>
      <h3>{t('common.fibre')}</h3>
      {share === undefined ? (
        <p>{t('village.fibreUnknown')}</p>
      ) : (
        <p>
          {t(share >= threshold ? 'village.fibreYes' : 'village.fibreNo', {
            share: shareText(share, { levelBounds: analysis.fibreLevelBounds }, f),
            threshold: f.percent(threshold, 0),
            of: weightNoun(analysis, language, index),
          })}
        </p>
      )}
      <dl className={controls.pairs}>
        {nearest(t('village.nearestNode'), found?.nearestNode)}
        {nearest(t('village.nearestCable'), found?.nearestCable)}
        {village.ftthHouseholds !== null && (
          <div>
            <dt>{t('village.ftthHouseholds')}</dt>
            <dd>{f.number(village.ftthHouseholds)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
