import { outOfRange } from '../model/out-of-range.ts';
import type { Province } from '../model/province.ts';
import type { Analysis, Position, SharedShare, Verdict } from '../model/results.ts';
import { columnOf } from './layout.ts';
import { compareText, distanceM, reachDeg } from './positions.ts';
import { type WhatChanges, whatChanges } from './what-changes.ts';

/** What has become of a province between two dates or two sets of files: rows, and what they come to. */

/** A province and its analysis. */
export interface ProvinceState {
  readonly province: Province;
  readonly analysis: Analysis;
}

/** One village in two states, matched by its code. */
export interface ComparedVillage {
  readonly code: string;
  readonly name: string;
  readonly commune: string | null;
  /** Null: the village is not in that state. Shares from 0 to 1, NaN where nothing is known. */
  readonly before: VillageFigures | null;
  readonly after: VillageFigures | null;
}

/** What is computed of a village; shares from 0 to 1. */
export interface VillageFigures {
  readonly verdict: Verdict;
  readonly shareAny: number;
  readonly shareBroadband: number;
  /** NaN without fibre data. */
  readonly fibreShare: number;
}

/** A position in two states, paired by id or by place. */
export interface PositionChange {
  /** Of the later state, else of the earlier. */
  readonly id: string;
  /** Operators with an existing or planned station there; null: there is no such position. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  readonly sharedBefore: boolean;
  readonly sharedAfter: boolean;
  /** Between the two places; null where it is in one state only. */
  readonly movedM: number | null;
}

/** A shared share in two states. */
export interface ShareChange {
  readonly before: SharedShare;
  readonly after: SharedShare;
}

/** All that differs between two states of a province. */
export interface ProvinceComparison {
  readonly rows: WhatChanges;
  /** Villages whose verdict or a share differs, or that are in one state only. */
  readonly villages: readonly ComparedVillage[];
  readonly verdicts: { readonly better: number; readonly worse: number; readonly same: number };
  /** Positions that came, went, moved, or whose tenants or status of sharing differ. */
  readonly positions: readonly PositionChange[];
  readonly positionsSame: number;
  readonly sharedOfAll: ShareChange;
  readonly sharedOfNew: { readonly deployment: ShareChange; readonly greenfield: ShareChange };
}

/** Compares two analysed states: rows of files, verdicts, shares, positions, shared shares. */
export function compareProvinces(before: ProvinceState, after: ProvinceState): ProvinceComparison {
  const villages = villageChanges(before, after);
  const pairs = pairedPositions(before.analysis, after.analysis);
  const changes = pairs.map(positionChange);
  const positions = changes.filter(isChange).sort((a, b) => compareText(a.id, b.id));
  return {
    rows: whatChanges(before.province, after.province),
    villages: villages.filter(({ before: old, after: now }) => !sameFigures(old, now)),
    verdicts: countVerdicts(villages),
    positions,
    positionsSame: changes.length - positions.length,
    sharedOfAll: { before: before.analysis.summary.positions, after: after.analysis.summary.positions },
    sharedOfNew: {
      deployment: newBuild(before, after, 'deployment'),
      greenfield: newBuild(before, after, 'greenfield'),
    },
  };
}

function newBuild(before: ProvinceState, after: ProvinceState, reading: 'deployment' | 'greenfield'): ShareChange {
  const of = ({ analysis }: ProvinceState): SharedShare => {
    const { locations, shared, share } = analysis.summary.newBuild[reading];
    return { total: locations, shared, share };
  };
  return { before: of(before), after: of(after) };
}

function villageChanges(before: ProvinceState, after: ProvinceState): ComparedVillage[] {
  const old = new Map(before.province.villages.map(({ code }, index) => [code, index]));
  const now = new Set(after.province.villages.map(({ code }) => code));
  const both = after.province.villages.map(({ code, name, commune }, index): ComparedVillage => {
    const at = old.get(code);
    const then = at === undefined ? null : figuresOf(before.analysis, at);
    return { code, name, commune, before: then, after: figuresOf(after.analysis, index) };
  });
  const gone = before.province.villages.flatMap(({ code, name, commune }, index): ComparedVillage[] =>
    now.has(code) ? [] : [{ code, name, commune, before: figuresOf(before.analysis, index), after: null }],
  );
  return [...both, ...gone];
}

function figuresOf({ coverage, verdicts, fibreShare }: Analysis, village: number): VillageFigures {
  const { layout, shares } = coverage;
  const shareOf = (kind: 'any' | 'broadband') =>
    shares[village * layout.columns + columnOf(layout, { kind })] ?? Number.NaN;
  return {
    verdict: verdicts[village] ?? 'unknown',
    shareAny: shareOf('any'),
    shareBroadband: shareOf('broadband'),
    fibreShare: fibreShare?.[village] ?? Number.NaN,
  };
}

/** Equal to the six decimals that files have. */
function sameFigures(a: VillageFigures | null, b: VillageFigures | null): boolean {
  if (a === null || b === null) return a === b;
  const same = (one: number, other: number) => one.toFixed(6) === other.toFixed(6);
  return (
    a.verdict === b.verdict &&
    same(a.shareAny, b.shareAny) &&
    same(a.shareBroadband, b.shareBroadband) &&
    same(a.fibreShare, b.fibreShare)
  );
}

const RANK: Readonly<Record<Verdict, number>> = { uncovered: 0, partial: 1, covered: 2, unknown: Number.NaN };

function countVerdicts(villages: readonly ComparedVillage[]): ProvinceComparison['verdicts'] {
  let [better, worse, same] = [0, 0, 0];
  for (const { before, after } of villages) {
    if (before === null || after === null) continue;
    const [old, now] = [RANK[before.verdict], RANK[after.verdict]];
    if (now > old) better++;
    else if (now < old) worse++;
    else if (before.verdict === after.verdict) same++;
  }
  return { better, worse, same };
}

type Pair = readonly [before: Position | null, after: Position | null];

/**
 * Positions of the same id are one. An id that is made of a station's (`~…`) can change with the
 * stations there: what is left over is paired with the nearest left over within the tolerance.
 */
function pairedPositions(before: Analysis, after: Analysis): readonly Pair[] {
  const old = new Map(before.positions.map((position) => [position.id, position]));
  const pairs: Pair[] = [];
  const left: Position[] = [];
  for (const position of after.positions) {
    const same = old.get(position.id);
    if (same === undefined) left.push(position);
    else {
      pairs.push([same, position]);
      old.delete(position.id);
    }
  }
  const rest = [...old.values()].sort((a, b) => a.location[1] - b.location[1]);
  const taken = new Set<Position>();
  for (const position of left) {
    const match = nearest(position, rest, taken, after.parameters.positionToleranceM);
    if (match !== null) taken.add(match);
    pairs.push([match, position]);
  }
  for (const position of rest) if (!taken.has(position)) pairs.push([position, null]);
  return pairs;
}

/** @param sorted From south to north. */
function nearest(
  { location }: Position,
  sorted: readonly Position[],
  taken: ReadonlySet<Position>,
  toleranceM: number,
): Position | null {
  const reach = reachDeg(toleranceM, location[1]).lat;
  let best: Position | null = null;
  let bestM = Number.POSITIVE_INFINITY;
  for (let i = firstFrom(sorted, location[1] - reach); i < sorted.length; i++) {
    const other = sorted[i];
    if (other === undefined || other.location[1] > location[1] + reach) break;
    const metres = distanceM(location, other.location);
    if (metres > toleranceM || metres >= bestM || taken.has(other)) continue;
    [best, bestM] = [other, metres];
  }
  return best;
}

function firstFrom(sorted: readonly Position[], latitude: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.location[1] ?? outOfRange()) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionChange([before, after]: Pair): PositionChange {
  return {
    id: after?.id ?? before?.id ?? '',
    before: before?.operators ?? null,
    after: after?.operators ?? null,
    sharedBefore: before?.shared ?? false,
    sharedAfter: after?.shared ?? false,
    movedM: before && after ? distanceM(before.location, after.location) : null,
  };
}

function isChange({ before, after, sharedBefore, sharedAfter, movedM }: PositionChange): boolean {
  if (before === null || after === null || sharedBefore !== sharedAfter) return true;
  return before.join(';') !== after.join(';') || (movedM ?? 0) >= 1;
}
