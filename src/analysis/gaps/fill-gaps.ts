import { isWithin } from '../../model/fields.ts';
import { STATION_FIELDS } from '../../model/fields-station.ts';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type {
  CoverageChanges,
  GapFilling,
  GapObstacle,
  GapOrder,
  GapSite,
  GapSiteKind,
  GapStep,
} from '../../model/planner.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation, Province } from '../../model/province.ts';
import type { CoverageSet, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import type { CoverageSession } from '../coverage/session.ts';
import type { Footprints } from '../footprints.ts';
import { labelPointOf } from '../label-point.ts';
import { columnOf } from '../layout.ts';
import { relativeGap } from '../plan/lexicographic.ts';
import type { Solver } from '../plan/solver.ts';
import { coverageChanges } from '../scenario/changes.ts';
import { bestCover, greedyCover } from './cover.ts';
import { type CoverProblem, coveredWeight, coverProblem, gainsOf, restricted } from './cover-problem.ts';
import { type PricedProblem, withPrice } from './priced.ts';
import { publicPlaces } from './public-places.ts';
import { gapProblem, gapSites, pointsOver, unreachedPeople, unreachedPlaces } from './sites.ts';

/**
 * The next positions that reach the most people. With the aim `masts-first`, masts that stand come first: as long as one
 * of them brings enough, no structure is taken, and as long as a structure does, no free
 * point. Within a kind the choice is maximal covering, greedily and with proof.
 */
export interface GapInput {
  readonly profile: Pick<Profile, 'operators' | 'technologies'>;
  readonly villages: Province['villages'];
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  readonly structures: Province['structures'];
  readonly prepared: PreparedProvince;
  /** Those that count under the parameters. */
  readonly footprints: Footprints;
  readonly parameters: AnalysisParameters;
}

/** What gap filling is given from outside: solver, clock, and whom it tells. */
export interface GapHelp {
  /** Null: greedily only. */
  readonly solver: Solver | null;
  readonly timeLimitS: number;
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number;
  readonly tell: (stage: 'sites' | 'greedy' | 'optimum', done: number, total: number, gap: number | null) => void;
  /** Lets others in. True: stop, with what was found; before anything was, `fillGaps` throws. */
  readonly isStopped: () => Promise<boolean>;
  /** Any, of these villages; it computes only what differs from its last update. */
  readonly session: Pick<CoverageSession, 'update'>;
}

/** So many hard steps one after another still leave time for the next. */
const HARD_STEPS = 5;
const KINDS: readonly GapSiteKind[] = ['existing', 'structure', 'free'];

/** Kinds chosen among at once, one group after the other. */
function groupsOf({ aim = 'masts-first' }: GapOrder): readonly (readonly GapSiteKind[])[] {
  return aim === 'masts-first' ? KINDS.map((kind) => [kind]) : [KINDS];
}

/** Sites, and who and what they would reach. */
interface FoundSites {
  readonly sites: readonly GapSite[];
  readonly problem: CoverProblem;
  /** Schools and commune offices, each of weight 1. */
  readonly ofPlaces: CoverProblem;
}

/** What the choice is made on: with schools and commune offices, and with a price on new masts, where the order says so. */
function askedOf({ sites, problem: people, ofPlaces }: FoundSites, order: GapOrder): PricedProblem {
  const least = order.leastPeople;
  const each = order.publicPlacePeople;
  const problem =
    each === undefined || ofPlaces.demands.length === 0
      ? people
      : coverProblem(people.siteCount, [
          ...people.demands,
          ...ofPlaces.demands.map((demand) => ({ ...demand, weight: each * demand.weight })),
        ]);
  if (order.aim !== 'price') return { problem, least };
  return withPrice(problem, (site) => sites[site]?.kind === 'free', { price: order.newMastPeople ?? 0, least });
}

/** What so many sites bring, in the order chosen; people stay people. */
function stepOf({ problem, ofPlaces }: FoundSites, order: GapOrder, chosen: readonly number[]): GapStep {
  return {
    count: chosen.length,
    sites: chosen,
    people: coveredWeight(problem, chosen),
    gains: gainsOf(problem, chosen),
    ...(order.publicPlacePeople === undefined ? {} : { publicPlaces: coveredWeight(ofPlaces, chosen) }),
  };
}

/** Why a question about gaps cannot be answered; null: it can. */
export function gapObstacle(
  { profile, villages }: { profile: Pick<Profile, 'operators' | 'technologies'>; villages: readonly unknown[] },
  order: GapOrder,
): GapObstacle | null {
  const { operator, technology, radiusM, count, leastPeople, siteSpacingM, sampleSpacingM } = order;
  if (radiusM !== null && !isWithin(radiusM, STATION_FIELDS.radius_m.possible)) return 'spacing-range';
  if (!((order.newMastPeople ?? 0) >= 0 && (order.publicPlacePeople ?? 0) >= 0)) return 'count-range';
  if (!Number.isInteger(count) || count < 1 || count > 1000 || !(leastPeople >= 0)) return 'count-range';
  if (!(siteSpacingM >= 100) || !(sampleSpacingM >= 50)) return 'spacing-range';
  if (operator !== null && !profile.operators.some(({ id }) => id === operator)) return 'operator-unknown';
  if (!profile.technologies.some(({ id, broadband }) => id === technology && broadband)) return 'not-broadband';
  return villages.length === 0 ? 'no-villages' : null;
}

/** Whose reach is asked for: anyone's broadband, or one operator's technology. */
export function gapSet({ operator, technology }: Pick<GapOrder, 'operator' | 'technology'>): CoverageSet {
  return operator === null ? { kind: 'broadband' } : { kind: 'cell', operator, technology };
}

/** @throws where it is stopped before anything is found; never for data: see `gapObstacle` for what cannot be asked. */
export async function fillGaps(ground: GapInput, order: GapOrder, help: GapHelp): Promise<GapFilling> {
  const { profile, villages, structures, prepared, footprints, parameters } = ground;
  const inside = (v: number): LonLat => labelPointOf(prepared.shapes, v);
  help.tell('sites', 0, 0, null);
  await orStop(help);
  const counts = countsIn(order, profile, prepared.broadband);
  const { weighting } = prepared.shapes;
  const spread = { villages, spacingM: order.sampleSpacingM, inside, weighting };
  const isAsked = (f: number): boolean => counts(footprints.cell[f] ?? outOfRange());
  const unreached = unreachedPeople(spread, footprints, isAsked);
  const countsPlaces = order.publicPlacePeople !== undefined;
  const places = unreachedPlaces(countsPlaces ? publicPlaces(structures) : [], footprints, isAsked);
  await orStop(help);
  const broadband = new Set(profile.technologies.filter((one) => one.broadband).map(({ id }) => id));
  const everywhere = gapSites(order, ground, freePoints(), broadband, parameters);
  await orStop(help);
  const found = gapProblem(everywhere, unreached, places);
  const { sites, problem } = found;

  const greedy = greedySteps(found, order);
  help.tell('greedy', greedy.length, order.count, null);
  const optimum = help.solver ? await optimumSteps(found, order, greedy, help.solver, help) : [];
  const last: GapStep = optimum.at(-1) ?? greedy.at(-1) ?? { count: 0, sites: [], people: 0, gains: [] };
  const chosen = last.sites.flatMap((site) => sites[site] ?? []);
  return {
    order,
    sites,
    villagesUnknown: villages.filter(({ population }) => population === null).length,
    peopleWithout: unreached.people.reduce((total, one) => total + one, 0),
    ...(countsPlaces ? { publicPlacesWithout: places.length } : {}),
    peopleReachable: problem.demands.reduce((total, { weight }) => total + weight, 0),
    greedy,
    optimum,
    reanalysed: { sites: last.sites, ...reanalysed(ground, order, chosen, help.session) },
  };

  function* freePoints(): Generator<LonLat> {
    for (const [, points] of pointsOver(villages, order.siteSpacingM, inside)) yield* points;
  }
}

async function orStop({ isStopped }: GapHelp): Promise<void> {
  if (await isStopped()) throw new Error('stopped');
}

function countsIn(
  { operator, technology }: GapOrder,
  { operators, technologies }: Pick<Profile, 'operators' | 'technologies'>,
  broadband: Uint8Array,
): (cell: number) => boolean {
  const count = technologies.length;
  if (operator === null) return (cell) => broadband[cell % count] === 1;
  const own =
    operators.findIndex(({ id }) => id === operator) * count + technologies.findIndex(({ id }) => id === technology);
  return (cell) => cell === own;
}

function isOf(site: GapSite | undefined, kinds: readonly GapSiteKind[]): boolean {
  return site !== undefined && kinds.includes(site.kind);
}

function greedySteps(ground: FoundSites, order: GapOrder): GapStep[] {
  const { sites } = ground;
  const chosen: number[] = [];
  const asked = askedOf(ground, order);
  for (const kinds of groupsOf(order)) {
    const left = restricted(asked.problem, (site) => isOf(sites[site], kinds), chosen);
    chosen.push(...greedyCover(left, order.count - chosen.length, asked.least).sites);
  }
  return chosen.map((_, n) => stepOf(ground, order, chosen.slice(0, n + 1)));
}

/** The same sites in the order of what they bring: each time the one that adds most to those before it. */
function byGain(problem: CoverProblem, sites: readonly number[]): readonly number[] {
  const isOne = new Set(sites);
  const ordered = greedyCover(
    restricted(problem, (site) => isOne.has(site), []),
    sites.length,
    0,
  ).sites;
  return [...ordered, ...sites.filter((site) => !ordered.includes(site))];
}

async function optimumSteps(
  ground: FoundSites,
  order: GapOrder,
  greedy: readonly GapStep[],
  solver: Solver,
  { timeLimitS, now, tell, isStopped }: GapHelp,
): Promise<GapFilling['optimum'][number][]> {
  const { problem, sites } = ground;
  const end = now() + timeLimitS * 1000;
  const steps: GapFilling['optimum'][number][] = [];
  /** Kinds that have brought all they can: more positions change nothing in them. */
  const settled: { sites: readonly number[]; proven: boolean }[] = [];
  let stopped = false;
  const groups = groupsOf(order);
  const asked = askedOf(ground, order);
  const leftFor = (kinds: readonly GapSiteKind[] = [], chosen: readonly number[]): CoverProblem =>
    restricted(asked.problem, (site) => isOf(sites[site], kinds), chosen);
  let left = leftFor(groups[0], []);
  for (let count = 1; count <= greedy.length; count++) {
    const chosen = settled.flatMap((kind) => kind.sites);
    let proven = settled.every((kind) => kind.proven);
    let bound = coveredWeight(problem, chosen);
    while (settled.length < groups.length) {
      stopped ||= await isStopped();
      const room = count - chosen.length;
      const start = greedyCover(left, room, asked.least).sites;
      // Most steps take a moment: a hard one may take a part of all the time that is left.
      const share = (end - now()) / 1000 / Math.min(HARD_STEPS, greedy.length - count + 1);
      const seconds = stopped ? 0 : share;
      const best = await bestCover(left, { count: room, least: asked.least }, start, {
        solver,
        timeLimitS: seconds,
        onProgress: ({ value, bound: most }) => tell('optimum', count - 1, greedy.length, relativeGap(value, most)),
      });
      proven &&= best.proven;
      const before = coveredWeight(problem, chosen);
      const found = byGain(left, best.sites);
      chosen.push(...found);
      // In people, with as many new masts as were chosen: a price is no people.
      bound += coveredWeight(problem, chosen) - before + best.bound - best.weight;
      if (best.sites.length === room) break;
      settled.push({ sites: found, proven: best.proven });
      left = leftFor(groups[settled.length], chosen);
    }
    steps.push({ ...stepOf(ground, order, [...chosen]), count, proven, bound });
    tell('optimum', count, greedy.length, proven ? 0 : null);
  }
  return steps;
}

/** What the chosen sites really bring: one more station on each, by the full engine. */
function reanalysed(
  { profile, villages, prepared, footprints, parameters }: GapInput,
  order: GapOrder,
  chosen: readonly GapSite[],
  session: Pick<CoverageSession, 'update'>,
): { people: number; villages: CoverageChanges } {
  const set = gapSet(order);
  const before = session.update(footprints);
  const after = session.update(withDiscs(footprints, chosen, cellFor(order, profile)));
  const column = columnOf(prepared.layout, set);
  let people = 0;
  villages.forEach(({ population }, v) => {
    const at = v * prepared.layout.columns + column;
    people += (population ?? 0) * ((after.shares[at] ?? outOfRange()) - (before.shares[at] ?? outOfRange()));
  });
  return { people, villages: coverageChanges(before, after, set, parameters) };
}

/** Whoever builds, where no operator is named: the reach is the same. */
function cellFor({ operator, technology }: GapOrder, profile: Pick<Profile, 'operators' | 'technologies'>): number {
  const o = operator === null ? 0 : profile.operators.findIndex(({ id }) => id === operator);
  return o * profile.technologies.length + profile.technologies.findIndex(({ id }) => id === technology);
}

function withDiscs(footprints: Footprints, chosen: readonly GapSite[], cell: number): Footprints {
  const stations = footprints.station.reduce((most, s) => Math.max(most, s + 1), 0);
  const positions = footprints.position.reduce((most, p) => Math.max(most, p + 1), 0);
  const add = (values: Float64Array, added: readonly number[]): Float64Array =>
    Float64Array.from([...values, ...added]);
  return {
    count: footprints.count + chosen.length,
    lon: add(
      footprints.lon,
      chosen.map(({ location }) => location[0]),
    ),
    lat: add(
      footprints.lat,
      chosen.map(({ location }) => location[1]),
    ),
    radiusM: add(
      footprints.radiusM,
      chosen.map(({ radiusM }) => radiusM),
    ),
    azimuthDeg: add(
      footprints.azimuthDeg,
      chosen.map(() => 0),
    ),
    beamwidthDeg: add(
      footprints.beamwidthDeg,
      chosen.map(() => 360),
    ),
    cell: Uint8Array.from([...footprints.cell, ...chosen.map(() => cell)]),
    station: Uint32Array.from([...footprints.station, ...chosen.map((_, i) => stations + i)]),
    // A mast that stands stays the position it is.
    position: Uint32Array.from([
      ...footprints.position,
      ...chosen.map(({ kind, index }, i) => (kind === 'existing' ? index : positions + i)),
    ]),
  };
}
