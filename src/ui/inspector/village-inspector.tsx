import { shareOf } from '../../analysis/layout.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { shareText } from '../../i18n/share-text.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Analysis } from '../../model/results.ts';
import { hasGroundNamed } from '../../state/ground-named.ts';
import { useApp } from '../../state/store.ts';
import { VillageObjections } from '../district/objections.tsx';
import { MeasuredInVillage } from '../measured/late.ts';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import { AnswerCard } from '../public/answer-card.tsx';
import { VerdictProbability, VillageSignalPart } from '../radio/late.ts';
import { useDetail } from '../use-detail.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { useKind } from '../use-kind.ts';
import articleStyles from './article.module.css';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { FibreAnswer } from './fibre-answer.tsx';
import { Reported } from './reported.tsx';
import { Serving } from './serving.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
import { Verify } from './verify.tsx';
import styles from './village-inspector.module.css';

const WORDS = speaker(PUBLIC_WORDS);

/** Why a village has its colour: the verdict in words, then what it rests on. */
export function VillageInspector({ index }: { readonly index: number }) {
  const { language } = useI18n();
  const village = useApp((state) => state.province?.villages[index]);
  const analysis = useApp((state) => state.analysis);
  const audience = useApp((state) => state.audience);
  const heading = useHeadingFocus(village?.bounds);
  if (!village || !analysis) return null;
  const where = [village.commune, village.district].filter((part) => part !== null).join(', ');
  return (
    <article className={articleStyles.article}>
      <h2 ref={heading} tabIndex={-1}>
        {village.name}
      </h2>
      <p className={articleStyles.where}>{where}</p>
      <VerdictWords analysis={analysis} index={index} />
      <ChangedMark />
      {audience === 'public' ? (
        <>
          <AnswerCard analysis={analysis} index={index} village={village} />
          <details className={styles.howComputed}>
            <summary>{WORDS[language]('card.details')}</summary>
            <Why analysis={analysis} index={index} village={village} />
          </details>
        </>
      ) : (
        <>
          <VillageObjections code={village.code} />
          <Why analysis={analysis} index={index} village={village} />
        </>
      )}
      <SourceNote roles={['villages', 'stations', 'fibre']} />
    </article>
  );
}

/** What the verdict rests on. */
function Why({
  analysis,
  index,
  village,
}: {
  readonly analysis: Analysis;
  readonly index: number;
  readonly village: VillageRecord;
}) {
  const { t, f } = useDetail();
  const published = useApp((state) => state.province?.published ?? false);
  const hasGround = useApp(hasGroundNamed);
  const hasMeasurements = useApp((state) => state.province?.measurements !== undefined);
  const known = knowsCoverage(analysis);
  const facts = [
    village.kind,
    village.population === null ? null : t('village.people', { count: village.population }),
    village.households === null ? null : t('village.households', { count: village.households }),
    f.area(village.areaKm2),
    t('village.code', { code: village.code }),
  ];
  return (
    <>
      <p className={articleStyles.facts}>{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</p>
      {known && (
        <>
          <CoverageMatrix analysis={analysis} village={index} />
          {!published && <Serving analysis={analysis} village={index} />}
          <Resilience analysis={analysis} index={index} />
          {!published && hasGround && <VillageSignalPart key={index} index={index} />}
        </>
      )}
      <Reported analysis={analysis} index={index} village={village} />
      {hasMeasurements && <MeasuredInVillage index={index} />}
      <FibreAnswer analysis={analysis} index={index} village={village} />
      {/* Turf knows circles and areas alone. */}
      {known && !published && !analysis.parameters.radio && !analysis.parameters.weight && <Verify index={index} />}
    </>
  );
}

function VerdictWords({ analysis, index }: { readonly analysis: Analysis; readonly index: number }) {
  const { t, f, language } = useDetail();
  const published = useApp((state) => state.province?.published ?? false);
  const { coverage, parameters } = analysis;
  const of = weightNoun(analysis, language, index);
  const verdict = analysis.verdicts[index] ?? 'unknown';
  const share = shareOf(coverage, index, { kind: 'broadband' });
  const any = shareOf(coverage, index, { kind: 'any' });
  const threshold = verdict === 'uncovered' ? parameters.uncoveredShare : parameters.coveredShare;
  return (
    <div className={articleStyles.verdict} data-verdict={verdict}>
      <p className={articleStyles.verdictWords}>{t(`village.verdict.${verdict}`)}</p>
      <p>
        {t(`village.why.${verdict}`, { share: shareText(share, coverage, f), threshold: f.percent(threshold, 0), of })}
      </p>
      {verdict !== 'covered' && any - share > 0.05 && (
        <p>{t('village.only2g', { share: shareText(any, coverage, f) })}</p>
      )}
      {parameters.radio && !published && <VerdictProbability index={index} />}
    </div>
  );
}

function Resilience({ analysis, index }: { readonly analysis: Analysis; readonly index: number }) {
  const { t } = useDetail();
  const kind = useKind(index);
  const { resilience, criticalStart, criticalPositions } = analysis.coverage;
  const count = resilience[index] ?? outOfRange();
  const critical = criticalPositions.subarray(
    criticalStart[index] ?? outOfRange(),
    criticalStart[index + 1] ?? outOfRange(),
  );
  const ids = [...critical].map((position) => analysis.positions[position]?.id ?? '');
  return (
    <section>
      <h3>{t('common.resilience')}</h3>
      {count === 0 && <p>{t('village.resilience0')}</p>}
      {count === 1 && (
        <p>
          {t('village.resilience1', { kind, count: ids.length })} {ids.join(', ')}
        </p>
      )}
      {count === 2 && <p>{t('village.resilience2')}</p>}
      {count >= 3 && <p>{t('village.resilience3')}</p>}
    </section>
  );
}
