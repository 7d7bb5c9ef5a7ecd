import type { VillageInspection } from '../../model/inspection.ts';
import { objectionTotals, type ReceivedObjections } from '../../model/objection.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile, PublishRules } from '../../model/profile.ts';
import type { BaseStation, Village } from '../../model/province.ts';
import {
  ANSWERS_FORMAT,
  ANSWERS_VERSION,
  type PublishedAnswers,
  type PublishedGrid,
  type PublishedPlanned,
  type PublishedPosition,
} from '../../model/published.ts';
import type { RadioFootprints, RadioSummary } from '../../model/radio.ts';
import type {
  Analysis,
  Coverage,
  CoverageSet,
  Position,
  Summary,
  Verdict,
  VerdictCounts,
} from '../../model/results.ts';
import { columnOf } from '../layout.ts';
import { plannedStations } from '../point/planned-near.ts';
import { countVerdicts } from '../summary.ts';
import { verdictOf } from '../verdicts.ts';
import { blurred, squareSideM } from './blur.ts';
import { levelBounds, levelOf } from './levels.ts';

/** Distances are published this roughly. */
const DISTANCE_GRAIN_M = 500;
/** The hash of a file with fewer rows lets a guess at it be checked: it is not published. */
const LEAST_ROWS_HASHED = 100;

/** What the published figures are made from. */
export interface PublishInput {
  readonly profile: Pick<Profile, 'technologies'>;
  readonly rules: PublishRules;
  /** Only what is planned is told of them, and only where the rules let it. */
  readonly stations: readonly BaseStation[];
  readonly villages: readonly Pick<Village, 'code'>[];
  /** Of the true places: verdicts, of fibre too, and sums of the province are taken from it. */
  readonly analysis: Analysis;
  /** Of masts in the middle of their squares; see `footprintsFromSquares`. */
  readonly fromSquares: Pick<Coverage, 'shares' | 'resilience'>;
  /** Of masts in the middle of their squares. */
  readonly inspect: (village: number) => VillageInspection;
  /** As `fibreOperators` gives them; null or absent: not published. */
  readonly fibreOperators?: readonly (readonly string[])[] | null;
  /** For places, of masts in the middle of their squares. */
  readonly grid?: PublishedGrid;
  /** Only how many, where and in which state is told of them. */
  readonly objections?: ReceivedObjections;
}

/** What the public may know of an analysis. Stations, equipment and what is planned do not enter it. */
export function publishAnswers(input: PublishInput): PublishedAnswers {
  const { rules, villages, analysis, inspect } = input;
  const { coverage, fibreShare, parameters, sources, verdicts } = analysis;
  const { layout } = coverage;
  const { radio, ...plainParameters } = parameters;
  const inspections = villages.map((_, v) => inspect(v));
  const levels = villages.map((_, v) => levelsOf(v, input));
  return {
    format: ANSWERS_FORMAT,
    version: ANSWERS_VERSION,
    dataDate: newest(sources.map(({ date }) => date)),
    sample: sources.some(({ sample }) => sample),
    squareM: squareSideM(rules),
    // A model is named with its counts; how it computes stays here.
    parameters: radio ? { ...plainParameters, ...namedModel(radio) } : plainParameters,
    layout,
    sources: sources.map(({ sha256, ...source }) => ({
      ...source,
      ...(sha256 !== undefined && source.rows >= LEAST_ROWS_HASHED ? { sha256 } : {}),
    })),
    villages: {
      code: villages.map(({ code }) => code),
      levels,
      resilience: villages.map((_, v) =>
        verdicts[v] === 'covered' ? Math.max(1, input.fromSquares.resilience[v] ?? outOfRange()) : 0,
      ),
      fibre: fibreShare && Array.from(fibreShare, (share) => share >= parameters.fibreShare),
      ...(input.fibreOperators ? { fibreOperators: input.fibreOperators } : {}),
      nearestMastM: inspections.map(({ nearestMastM }) =>
        layout.operators.map((operator) => coarse(nearestMastM[operator])),
      ),
    },
    positions: publishPositions(rules, analysis.positions),
    summary: publishSummary(analysis, levels),
    ...(rules.planned === true ? { planned: publishPlanned(rules, input.stations) } : {}),
    ...(input.grid ? { grid: input.grid } : {}),
    ...(input.objections ? { objections: objectionTotals(input.objections, villages) } : {}),
  };
}

function namedModel(radio: RadioFootprints | RadioSummary): Pick<AnalysisParameters, 'radio' | 'radioModel'> {
  const summary = 'footprintOf' in radio ? radio.toJSON() : radio;
  return { radio: summary, radioModel: summary.model };
}

/**
 * Levels of one village. Those of broadband keep the true verdict, and no operator's broadband
 * is published as reaching more than all of them together do.
 */
function levelsOf(village: number, { profile, analysis, fromSquares }: PublishInput): number[] {
  const { coverage, parameters, verdicts } = analysis;
  const { layout } = coverage;
  const bounds = levelBounds(parameters);
  const row = fromSquares.shares.subarray(village * layout.columns, (village + 1) * layout.columns);
  const levels = Array.from(row, (share) => levelOf(share, bounds));
  const [least, most] = LEVELS_OF_VERDICT[verdicts[village] ?? 'unknown'];
  const at = (set: CoverageSet): number => columnOf(layout, set);
  const limit = (set: CoverageSet, from: number): void => {
    levels[at(set)] = Math.min(most, Math.max(from, levels[at(set)] ?? outOfRange()));
  };
  limit({ kind: 'broadband' }, least);
  for (const atLeast of [2, 3, 4] as const) limit({ kind: 'operators', atLeast }, 0);
  for (const { id: technology, broadband } of profile.technologies) {
    if (!broadband || !layout.technologies.includes(technology)) continue;
    limit({ kind: 'technology', technology }, 0);
    for (const operator of layout.operators) limit({ kind: 'cell', operator, technology }, 0);
  }
  const any = at({ kind: 'any' });
  levels[any] = Math.max(levels[any] ?? outOfRange(), levels[at({ kind: 'broadband' })] ?? outOfRange());
  return levels;
}

/** First and last level of each verdict. */
const LEVELS_OF_VERDICT: Readonly<Record<Verdict, readonly [number, number]>> = {
  uncovered: [0, 0],
  partial: [1, 2],
  covered: [3, 5],
  unknown: [0, 0],
};

function publishPositions(rules: PublishRules, positions: readonly Position[]): readonly PublishedPosition[] | null {
  if (rules.positions !== 'blurred') return null;
  return (
    positions
      .filter(({ existingOperators }) => existingOperators.length > 0)
      .map(({ location, existingOperators }) => ({
        at: blurred(location, squareSideM(rules)),
        operators: existingOperators,
      }))
      // In order of place: the order of the stations' file could tell which is which.
      .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compare(a.operators.join(), b.operators.join()))
  );
}

function publishPlanned(rules: PublishRules, stations: readonly BaseStation[]): readonly PublishedPlanned[] {
  return (
    plannedStations(stations)
      .map((station) => ({ ...station, at: blurred(station.at, squareSideM(rules)) }))
      // In order of place, as positions are.
      .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compare(a.operator, b.operator))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The province's sums. Indexes of positions and stations mean nothing to who has neither; sums by
 * operator and technology are counted from the published levels, so that all figures agree.
 */
function publishSummary({ summary, coverage, parameters }: Analysis, levels: readonly (readonly number[])[]): Summary {
  const { newBuild } = summary;
  const { layout } = coverage;
  const bounds = levelBounds(parameters);
  const counts = (set: CoverageSet): VerdictCounts =>
    countVerdicts(
      levels.map((row) => verdictOf(bounds[row[columnOf(layout, set)] ?? outOfRange()] ?? outOfRange(), parameters)),
    );
  return {
    ...summary,
    byTechnology: Object.fromEntries(
      layout.technologies.map((technology) => [technology, counts({ kind: 'technology', technology })]),
    ),
    byOperator: Object.fromEntries(
      layout.operators.map((operator) => [operator, counts({ kind: 'operator', operator })]),
    ),
    newBuild: {
      ...newBuild,
      deployment: { ...newBuild.deployment, positions: [] },
      greenfield: { ...newBuild.greenfield, positions: [] },
      upgrades: [],
    },
  };
}

function coarse(metres: number | undefined): number | null {
  return metres === undefined ? null : Math.round(metres / DISTANCE_GRAIN_M) * DISTANCE_GRAIN_M;
}

function newest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((latest, date) => (date !== null && (latest === null || date > latest) ? date : latest), null);
}
