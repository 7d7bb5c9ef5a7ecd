import { needAttention } from '../../analysis/attention.ts';
import { shareOf } from '../../analysis/layout.ts';
import { type UnitFigures, unitFigures, unitsOf } from '../../analysis/units.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { operatorCountOf, resilienceOf } from '../../analysis/village-counts.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { shareText } from '../../i18n/share-text.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { openObjectionsOf } from '../../model/objection.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Analysis } from '../../model/results.ts';
import { isoToday } from '../../model/today.ts';
import { useApp } from '../../state/store.ts';
import { attentionSentence } from '../district/attention-words.ts';
import { useMeasuredContradictions } from '../measured/use-measured.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import reportStyles from './report.module.css';

const WORDS = speaker(REPORT_WORDS);
const DISTRICT = speaker(DISTRICT_WORDS);
const MOST_ATTENTION = 40;

interface Part {
  readonly province: LoadedProvince;
  readonly analysis: Analysis;
  readonly members: readonly number[];
}

/** The unit beside the province and the plan. */
export function ResultTable({ province, analysis, members, whole }: Part & { readonly whole: boolean }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const { villages, profile } = province;
  const unit = unitFigures(villages, analysis, members);
  const all = unitFigures(villages, analysis, [...villages.keys()]);
  const of = (count: number | null, figures: UnitFigures): string =>
    count === null || figures.villages === 0
      ? '–'
      : `${f.number(count)}/${f.number(figures.villages)} (${f.percent(count / figures.villages)})`;
  const plan = (id: 'mobile-villages' | 'ftth-villages'): string => {
    const { base, baseDate } = profile.indicators.find(({ computed }) => computed === id) ?? {};
    if (base === undefined) return '';
    const value = String(base).replace(/\d+/g, (digits) => f.number(Number(digits)));
    return baseDate ? `${value} (${f.date(baseDate)})` : value;
  };
  const people = ({ coveredPopulationShare: part }: UnitFigures): string => (part === null ? '–' : f.percent(part));
  const { positions, newBuild } = analysis.summary;
  const official = newBuild[newBuild.official];
  const shareOfTotal = (shared: number, total: number, share: number | null): string =>
    share === null ? '–' : `${f.number(shared)}/${f.number(total)} (${f.percent(share)})`;
  const { baseline } = profile;
  const rows: readonly (readonly [name: string, value: (figures: UnitFigures) => string, plan?: string | undefined])[] =
    [
      [t('unitFigures.covered'), (figures) => of(figures.verdicts.covered, figures)],
      [t('unitFigures.reported'), (figures) => of(figures.mobileReported, figures), plan('mobile-villages')],
      [t('unitFigures.people'), people],
      ...analysis.coverage.layout.operators.map(
        (operator, o) =>
          [
            t('report.byOperator', { operator }),
            (figures: UnitFigures) => of(figures.byOperator[o] ?? null, figures),
          ] as const,
      ),
      [t('unitFigures.fibre'), (figures) => of(figures.fibre, figures)],
      [t('unitFigures.ftthReported'), (figures) => of(figures.ftthReported, figures), plan('ftth-villages')],
    ];
  // Positions belong to no village: shared shares are the province's alone, each with its own denominator.
  const shared: typeof rows = [
    [
      t('report.sharedAll'),
      () => shareOfTotal(positions.shared, positions.total, positions.share),
      baseline && `${f.statedPercent(baseline.sharedShareOfAllPositions)} (${f.date(baseline.date)})`,
    ],
    [
      t('report.sharedNew'),
      () => shareOfTotal(official.shared, official.locations, official.share),
      `> ${f.statedPercent(official.goal)} (${f.date(newBuild.period.to)})`,
    ],
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('common.indicator')}</th>
          {!whole && <th scope="col">{t('report.unit')}</th>}
          <th scope="col">{t('report.provinceColumn')}</th>
          <th scope="col">{t('common.plan')}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows, ...(whole ? shared : [])].map(([name, value, planned]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {!whole && <td>{value(unit)}</td>}
            <td>{value(all)}</td>
            <td>{planned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function AttentionTable({ province, analysis, members, isCommune }: Part & { readonly isCommune: boolean }) {
  const objections = useApp((state) => state.objections);
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const { villages } = province;
  const { technologies } = province.profile;
  const measured = useMeasuredContradictions();
  const found = needAttention(villages, analysis, members, {
    objected: openObjectionsOf(villages, objections),
    technologies,
    measured,
  });
  if (found.length === 0)
    return <p>{knowsCoverage(analysis) ? t('common.attentionNone') : say('figures.noStations')}</p>;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('report.order')}</th>
            <th scope="col">{t('search.village')}</th>
            {!isCommune && <th scope="col">{t('common.commune')}</th>}
            <th scope="col" className={reportStyles.numeric}>
              {t('common.people')}
            </th>
            <th scope="col">{t('report.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST_ATTENTION).map(({ village, reasons }, order) => (
            <tr key={village}>
              <td>{order + 1}</td>
              <th scope="row">{villages[village]?.name}</th>
              {!isCommune && <td>{villages[village]?.commune}</td>}
              <td className={reportStyles.numeric}>{numberOr(villages[village]?.population, f.number)}</td>
              <td>
                {attentionSentence(reasons, analysis, village, {
                  t: DISTRICT[language],
                  language,
                  f,
                  kind: kindWord(villages[village], language),
                  today: isoToday(),
                  technologies,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > MOST_ATTENTION && <p>{t('report.attentionMore', { count: found.length - MOST_ATTENTION })}</p>}
    </>
  );
}

/** A commune's villages one by one; of a larger unit its communes. */
export function MemberTable(part: Part & { readonly isCommune: boolean }) {
  return part.isCommune ? <ListedVillages {...part} /> : <CommuneRows {...part} />;
}

/** Villages one by one, numbered as on their map. */
export function ListedVillages({ province, analysis, members }: Part) {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const { villages } = province;
  const { coverage, fibreShare, verdicts } = analysis;
  const yesNo = (value: boolean | null | undefined): string =>
    t(value == null ? 'common.unknown' : value ? 'village.yes' : 'village.no');
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.order')}</th>
          <th scope="col">{t('search.village')}</th>
          <th scope="col" className={reportStyles.numeric}>
            {t('common.people')}
          </th>
          <th scope="col" className={reportStyles.numeric}>
            {t('common.coverage')}
          </th>
          <th scope="col">{t('common.computed')}</th>
          <th scope="col">{t('common.reported')}</th>
          <th scope="col" className={reportStyles.numeric}>
            {t('report.operators')}
          </th>
          <th scope="col" className={reportStyles.numeric}>
            {t('common.resilience')}
          </th>
          <th scope="col" className={reportStyles.numeric}>
            {t('common.fibre')}
          </th>
          <th scope="col">{DISTRICT[language]('column.ftthReported')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((v, order) => (
          <tr key={v}>
            <td>{order + 1}</td>
            <th scope="row">{villages[v]?.name}</th>
            <td className={reportStyles.numeric}>{numberOr(villages[v]?.population, f.number)}</td>
            <td className={reportStyles.numeric}>
              {shareText(shareOf(coverage, v, { kind: 'broadband' }), coverage, f)}
            </td>
            <td>{say(`verdict.${verdicts[v] ?? 'unknown'}`)}</td>
            <td>{yesNo(villages[v]?.mobileReported)}</td>
            <td className={reportStyles.numeric}>{f.number(operatorCountOf(analysis, v) ?? Number.NaN)}</td>
            <td className={reportStyles.numeric}>
              {f.number(resilienceOf(analysis, v) ?? Number.NaN)}
              {resilienceOf(analysis, v) === 3 && '+'}
            </td>
            <td className={reportStyles.numeric}>
              {fibreShare
                ? shareText(fibreShare[v] ?? outOfRange(), { levelBounds: analysis.fibreLevelBounds }, f)
                : '–'}
            </td>
            <td>{yesNo(villages[v]?.ftthReported)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CommuneRows({ province, analysis, members }: Part) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const own = new Set(members);
  const units = unitsOf(province.villages, 'commune').filter(({ villages }) => villages.some((v) => own.has(v)));
  const counts = ['villages', 'coveredColumn', 'partial', 'uncovered', 'differs'] as const;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.order')}</th>
          <th scope="col">{t('common.commune')}</th>
          {counts.map((key) => (
            <th key={key} scope="col" className={reportStyles.numeric}>
              {t(`report.${key}`)}
            </th>
          ))}
          <th scope="col" className={reportStyles.numeric}>
            {t('common.fibre')}
          </th>
          <th scope="col" className={reportStyles.numeric}>
            {DISTRICT[language]('column.ftthReported')}
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ code, name, villages }, order) => {
          const figures = unitFigures(province.villages, analysis, villages);
          const { covered, partial, uncovered } = figures.verdicts;
          return (
            <tr key={code}>
              <td>{order + 1}</td>
              <th scope="row">{name}</th>
              {[figures.villages, covered, partial, uncovered, figures.contradictions].map((count, column) => (
                <td key={counts[column]} className={reportStyles.numeric}>
                  {f.number(count ?? Number.NaN)}
                </td>
              ))}
              <td className={reportStyles.numeric}>{f.number(figures.fibre ?? Number.NaN)}</td>
              <td className={reportStyles.numeric}>{f.number(figures.ftthReported ?? Number.NaN)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function numberOr(value: number | null | undefined, format: (value: number) => string): string {
  return value == null ? '–' : format(value);
}
