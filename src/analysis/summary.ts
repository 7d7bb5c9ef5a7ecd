import { outOfRange } from '../model/out-of-range.ts';
import { type AnalysisParameters, chosenPeriod } from '../model/parameters.ts';
import type { Profile, Thresholds } from '../model/profile.ts';
import type { BaseStation, Village } from '../model/province.ts';
import type {
  Analysis,
  Contradiction,
  Coverage,
  CoverageSet,
  FibreSummary,
  Summary,
  Verdict,
  VerdictCounts,
} from '../model/results.ts';
import { columnOf } from './layout.ts';
import { newBuildOf, sharedShareOfAll } from './sharing/new-build.ts';
import { contradictionOf, fibreThresholds, verdictOf } from './verdicts.ts';

/** Every village's verdict on one set of footprints, in order. */
export function verdictsOf(
  coverage: Coverage,
  set: CoverageSet,
  thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>,
): Verdict[] {
  const column = columnOf(coverage.layout, set);
  const { columns } = coverage.layout;
  return Array.from({ length: coverage.villageCount }, (_, village) =>
    verdictOf(coverage.shares[village * columns + column] ?? outOfRange(), thresholds),
  );
}

/** Verdicts and contradictions, one a village in input order. */
export interface VillageJudgements {
  /** On broadband. */
  readonly verdicts: readonly Verdict[];
  readonly mobileContradictions: readonly Contradiction[];
  /** All `none` where there are no fibre data: unknown never contradicts. */
  readonly ftthContradictions: readonly Contradiction[];
}

/** @param fibreShare Share of each village within fibre reach; null without fibre data. */
export function judgeVillages(
  villages: readonly Pick<Village, 'mobileReported' | 'ftthReported'>[],
  coverage: Coverage,
  fibreShare: Float64Array | null,
  thresholds: Thresholds,
): VillageJudgements {
  const verdicts = verdictsOf(coverage, { kind: 'broadband' }, thresholds);
  const fibre = fibreThresholds(thresholds);
  return {
    verdicts,
    mobileContradictions: villages.map((village, v) =>
      contradictionOf(village.mobileReported, verdicts[v] ?? 'unknown'),
    ),
    ftthContradictions: villages.map((village, v) =>
      fibreShare === null
        ? 'none'
        : contradictionOf(village.ftthReported, verdictOf(fibreShare[v] ?? outOfRange(), fibre)),
    ),
  };
}

type ReportedFtth = Pick<Village, 'ftthReported'>;

/** The key figures of the plan. */
export function summarise(
  profile: Pick<Profile, 'operators' | 'technologies' | 'periods'>,
  { villages, stations }: { readonly villages: readonly ReportedFtth[]; readonly stations: readonly BaseStation[] },
  parameters: AnalysisParameters,
  { positions, coverage, fibreShare }: Pick<Analysis, 'positions' | 'coverage' | 'fibreShare'>,
  judgements: VillageJudgements,
): Summary {
  const { mobileContradictions, ftthContradictions } = judgements;
  const countsOf = (set: CoverageSet) => countVerdicts(verdictsOf(coverage, set, parameters));
  const period = chosenPeriod(profile, parameters);
  return {
    villages: {
      ...countVerdicts(judgements.verdicts),
      contradictions: mobileContradictions.filter((found) => found !== 'none').length,
      grave: mobileContradictions.filter((found) => found === 'grave').length,
    },
    byTechnology: Object.fromEntries(
      profile.technologies.map(({ id }) => [id, countsOf({ kind: 'technology', technology: id })]),
    ),
    byOperator: Object.fromEntries(
      profile.operators.map(({ id }) => [id, countsOf({ kind: 'operator', operator: id })]),
    ),
    fibre: fibreShare === null ? null : fibreSummary(villages, fibreShare, ftthContradictions, parameters.fibreShare),
    positions: sharedShareOfAll(positions),
    newBuild: newBuildOf(positions, stations, period ?? ALWAYS, parameters.reading),
  };
}

/** How many villages have each verdict; `unknown` ones are in the total alone. */
export function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts = { total: verdicts.length, covered: 0, partial: 0, uncovered: 0 };
  for (const verdict of verdicts) if (verdict !== 'unknown') counts[verdict] += 1;
  return counts;
}

/** Where a profile names no period: nothing lies before it, and no goal can be met. */
const ALWAYS = { id: '', from: '0000-01-01', to: '9999-12-31', goal: 1 } as const;

function fibreSummary(
  villages: readonly ReportedFtth[],
  fibreShare: Float64Array,
  contradictions: readonly Contradiction[],
  leastShare: number,
): FibreSummary {
  const computed = fibreShare.reduce((count, share) => count + (share >= leastShare ? 1 : 0), 0);
  return {
    total: villages.length,
    computed,
    notComputed: villages.length - computed,
    reported: villages.filter((village) => village.ftthReported === true).length,
    contradictions: contradictions.filter((found) => found !== 'none').length,
  };
}
