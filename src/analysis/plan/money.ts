import { COST_KINDS, type Cost, type Costs, type MastCost, type PlanMoney, type Spread } from '../../model/costs.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { countsAt, movedBy, type PlanProblem } from './problem.ts';

/**
 * Money of a plan beside building every planned mast, by the profile's costs. A move costs rent for
 * the years that the profile says, a survey where a gate needs one, and strengthening at the most
 * where a survey must tell whether it is needed: it stands in the upper end of the spread alone.
 * Who moves to a mast that is built together pays no rent; the mast is counted once.
 */
export interface ProblemMoney {
  /** By move number. */
  readonly ofMove: readonly Spread[];
  /** Masts that are planned, or would be built together, by position index; null: not known. */
  readonly ofMast: ReadonlyMap<number, Spread | null>;
}

const NOTHING: Spread = { low: 0, mid: 0, high: 0 };

/** Whether a plan by least cost can be asked for at all. */
export function knowsCosts({ costs }: Pick<Profile, 'costs'>): boolean {
  return (costs?.newMast ?? []).length > 0;
}

/** What each move and each mast of the problem costs. */
export function problemMoney(
  costs: Costs,
  problem: PlanProblem,
  {
    stations,
    positions,
    candidates,
  }: {
    readonly stations: readonly BaseStation[];
    readonly positions: readonly Position[];
    readonly candidates: readonly Candidate[];
  },
): ProblemMoney {
  const { rentPerYear, rentYears = 1, survey, strengthening } = costs;
  const ofMove = problem.moves.map(({ candidate }): Spread => {
    const move = candidates[candidate];
    const gates = Object.values(move?.gates ?? {});
    const rent = rentPerYear && move?.hostKind !== 'new-site' ? times(spreadOf(rentPerYear), rentYears) : NOTHING;
    if (!gates.includes('survey')) return rent;
    const found = survey ? plus(rent, spreadOf(survey)) : rent;
    return strengthening ? { ...found, high: found.high + spreadOf(strengthening).high } : found;
  });
  const ofMast = new Map<number, Spread | null>();
  for (const [index, { planned, newSite }] of problem.places) {
    if (!planned && !newSite) continue;
    const position = positions[index];
    const there = position?.stations.flatMap((s) => stations[s] ?? []) ?? [];
    const structure = there.find((one) => one.structure !== null)?.structure ?? null;
    const cost = mastCostOf(costs.newMast ?? [], structure, position?.heightM ?? null);
    ofMast.set(index, cost && spreadOf(cost));
  }
  return { ofMove, ofMast };
}

/** The first entry that fits; an entry that asks for what is not known of the mast does not. */
export function mastCostOf(
  entries: readonly MastCost[],
  structure: string | null,
  heightM: number | null,
): MastCost | null {
  const fits = ({ structure: of, heightFromM, heightToM }: MastCost): boolean => {
    if (of !== undefined && of !== structure) return false;
    if (heightFromM === undefined && heightToM === undefined) return true;
    return heightM !== null && heightM >= (heightFromM ?? 0) && heightM <= (heightToM ?? Number.POSITIVE_INFINITY);
  };
  return entries.find(fits) ?? null;
}

/** What the chosen moves save and cost. */
export function moneyOf(
  costs: Costs,
  { ofMove, ofMast }: ProblemMoney,
  problem: PlanProblem,
  chosen: readonly number[],
): PlanMoney {
  const { saved: savedPlaces, built } = mastsOf(problem, chosen);
  const masts = (places: readonly number[]): Spread =>
    places.reduce((sum, place) => plus(sum, ofMast.get(place) ?? NOTHING), NOTHING);
  const [saved, newSites] = [masts(savedPlaces), masts(built)];
  const moves = chosen.reduce((sum, m) => plus(sum, ofMove[m] ?? NOTHING), NOTHING);
  const paid = plus(newSites, moves);
  return {
    saved,
    newSites,
    moves,
    saving: { low: saved.low - paid.high, mid: saved.mid - paid.mid, high: saved.high - paid.low },
    mastsUnknown: [...savedPlaces, ...built].filter((place) => ofMast.get(place) === null).length,
    rentYears: costs.rentYears ?? 1,
    known: COST_KINDS.filter((kind) => costs[kind] !== undefined),
  };
}

/** Planned masts that need not be built, and those built together, by position index. */
export function mastsOf(
  problem: PlanProblem,
  chosen: readonly number[],
): { readonly saved: readonly number[]; readonly built: readonly number[] } {
  const moved = movedBy(problem, chosen);
  const none = movedBy(problem, []);
  const [saved, built]: [number[], number[]] = [[], []];
  for (const index of problem.places.keys()) {
    const less = countsAt(problem, index, none).plannedMasts - countsAt(problem, index, moved).plannedMasts;
    if (less > 0) saved.push(index);
    if (less < 0) built.push(index);
  }
  return { saved, built };
}

function spreadOf({ amount, low = amount, high = amount }: Cost): Spread {
  return { low, mid: amount, high };
}

function plus(a: Spread, b: Spread): Spread {
  return { low: a.low + b.low, mid: a.mid + b.mid, high: a.high + b.high };
}

function times({ low, mid, high }: Spread, factor: number): Spread {
  return { low: low * factor, mid: mid * factor, high: high * factor };
}
