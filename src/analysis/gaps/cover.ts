import { type Affine, combine, type Row, solveProgram, variable } from '../plan/program.ts';
import type { Solver, SolverProgress } from '../plan/solver.ts';

/**
 * Maximal covering (Church and ReVelle 1974): so many sites that together cover the most
 * weight. `least` is what a site must bring to be worth choosing at all.
 *
 *   maximise   Σ weight · y − least · Σ x
 *   y ≤ Σ x of the sites that cover the demand,   Σ x ≤ count,   x whole,   y from 0 to 1
 */
export interface CoverProblem {
  readonly siteCount: number;
  /** Demands that the same sites cover are one: see `coverProblem`. */
  readonly demands: readonly Demand[];
}

export interface Demand {
  readonly weight: number;
  /** Ascending. */
  readonly sites: readonly number[];
}

export interface Cover {
  /** In the order chosen; of an optimum ascending. */
  readonly sites: readonly number[];
  readonly weight: number;
}

export interface BestCover extends Cover {
  /** No choice is better by half a unit of weight or more. */
  readonly proven: boolean;
  /** What no choice can exceed. */
  readonly bound: number;
}

/** Joins demands that the same sites cover, and leaves out those that none does. */
export function coverProblem(siteCount: number, demands: Iterable<Demand>): CoverProblem {
  const joined = new Map<string, { weight: number; sites: readonly number[] }>();
  for (const { weight, sites } of demands) {
    if (sites.length === 0 || !(weight > 0)) continue;
    const key = sites.join(' ');
    const known = joined.get(key);
    if (known) known.weight += weight;
    else joined.set(key, { weight, sites });
  }
  return { siteCount, demands: [...joined.values()] };
}

/** The same with fewer choices: only some sites, and only what others have left uncovered. */
export function restricted(
  problem: CoverProblem,
  allowed: (site: number) => boolean,
  chosen: readonly number[],
): CoverProblem {
  const covered = new Set(chosen);
  const left = problem.demands
    .filter(({ sites }) => !sites.some((site) => covered.has(site)))
    .map(({ weight, sites }) => ({ weight, sites: sites.filter(allowed) }));
  return coverProblem(problem.siteCount, left);
}

export function weightOf(problem: CoverProblem, chosen: readonly number[]): number {
  const covered = new Set(chosen);
  return problem.demands.reduce(
    (total, { weight, sites }) => total + (sites.some((site) => covered.has(site)) ? weight : 0),
    0,
  );
}

/** One site after another, each the one that adds most; of equals the first. */
export function greedyCover(problem: CoverProblem, count: number, least: number): Cover {
  const gain = new Float64Array(problem.siteCount);
  const demandsOf: number[][] = Array.from({ length: problem.siteCount }, () => []);
  problem.demands.forEach(({ weight, sites }, d) => {
    for (const site of sites) {
      gain[site] = (gain[site] ?? 0) + weight;
      demandsOf[site]?.push(d);
    }
  });
  const covered = new Uint8Array(problem.demands.length);
  const sites: number[] = [];
  let weight = 0;
  while (sites.length < count) {
    let best = -1;
    for (let site = 0; site < problem.siteCount; site++) {
      if ((gain[site] ?? 0) > (best < 0 ? 0 : (gain[best] ?? 0))) best = site;
    }
    const added = gain[best] ?? 0;
    if (best < 0 || added <= ROUNDING || added < least) break;
    sites.push(best);
    weight += added;
    for (const d of demandsOf[best] ?? []) {
      if (covered[d] === 1) continue;
      covered[d] = 1;
      const demand = problem.demands[d];
      for (const site of demand?.sites ?? []) gain[site] = (gain[site] ?? 0) - (demand?.weight ?? 0);
    }
    gain[best] = 0;
  }
  return { sites, weight };
}

/** Gains that are left over from subtracting are none. */
const ROUNDING = 1e-6;

/**
 * The best choice, proven where there is time. Never worse than the start: without an answer
 * from the solver it is the start.
 */
export async function bestCover(
  problem: CoverProblem,
  count: number,
  least: number,
  solver: Solver,
  timeLimitS: number,
  start: readonly number[],
  onProgress?: (progress: SolverProgress) => void,
): Promise<BestCover> {
  const ceiling = problem.demands.reduce((total, { weight }) => total + weight, 0);
  const worth = (sites: readonly number[]): number => weightOf(problem, sites) - least * sites.length;
  const fallback = {
    sites: [...start].sort(ascending),
    weight: weightOf(problem, start),
    proven: false,
    bound: ceiling,
  };
  if (problem.demands.length === 0 || count <= 0) return { sites: [], weight: 0, proven: true, bound: 0 };
  if (timeLimitS <= 0) return fallback;

  const useful = [...new Set(problem.demands.flatMap(({ sites }) => sites))].sort(ascending);
  const parts: [number, Affine][] = useful.map((site) => [-least, x(site)]);
  const rows: Row[] = [{ expression: combine(useful.map((site) => [1, x(site)])), relation: '<=', right: count }];
  const shares: string[] = [];
  problem.demands.forEach(({ weight, sites }, d) => {
    const [only] = sites;
    // One site alone decides: its variable stands for the demand.
    if (sites.length === 1 && only !== undefined) {
      parts.push([weight, x(only)]);
      return;
    }
    const y = `y${d}`;
    shares.push(y);
    parts.push([weight, variable(y)]);
    rows.push({
      expression: combine([[1, variable(y)], ...sites.map((site) => [-1, x(site)] as const)]),
      relation: '<=',
      right: 0,
    });
  });
  const answer = await solveProgram(
    solver,
    { binaries: useful.map((site) => `x${site}`), shares, rows },
    { sense: 'max', expression: combine(parts) },
    {
      timeLimitS,
      absoluteGap: 0.5,
      start: new Map(useful.map((site) => [`x${site}`, start.includes(site) ? 1 : 0])),
      ...(onProgress ? { onProgress } : {}),
    },
  );
  if (answer.status !== 'optimal' && answer.status !== 'feasible') return fallback;
  const found = useful.filter((site) => (answer.values.get(`x${site}`) ?? 0) > 0.5);
  const sites = worth(found) >= worth(fallback.sites) ? found : fallback.sites;
  const proven = answer.status === 'optimal';
  const weight = weightOf(problem, sites);
  // The bound is on weight less costs; with as many sites as were chosen it is one on weight.
  return {
    sites,
    weight,
    proven,
    bound: proven ? weight : Math.min(ceiling, Math.max(weight, answer.bound + least * count)),
  };
}

const x = (site: number): Affine => variable(`x${site}`);
const ascending = (a: number, b: number): number => a - b;
