import { outOfRange } from '../../model/out-of-range.ts';
import { type Affine, constant, type LinearConstraint, solveProgram, variable, weightedSum } from '../plan/program.ts';
import type { Solver, SolverProgress } from '../plan/solver.ts';
import { type CoverProblem, coveredWeight, restricted } from './cover-problem.ts';
import { narrow } from './narrow.ts';

/** Choices for a covering problem: greedy, and the best with proof. */
export interface Cover {
  /** In the order chosen; of an optimum ascending. */
  readonly sites: readonly number[];
  readonly weight: number;
}

/** A choice of sites and how good it is proved to be. */
export interface BestCover extends Cover {
  /** No choice is better by half a unit of weight or more. */
  readonly proven: boolean;
  /** What no choice can exceed. */
  readonly bound: number;
}

/** One site after another, each the one that adds most; of equals the first. */
export function greedyCover(problem: CoverProblem, count: number, least: number): Cover {
  const gain = new Float64Array(problem.siteCount);
  const demandsOf: number[][] = Array.from({ length: problem.siteCount }, () => []);
  problem.demands.forEach(({ weight, sites }, d) => {
    for (const site of sites) {
      gain[site] = (gain[site] ?? outOfRange()) + weight;
      demandsOf[site]?.push(d);
    }
  });
  const covered = new Uint8Array(problem.demands.length);
  const sites: number[] = [];
  let weight = 0;
  while (sites.length < count) {
    let best = -1;
    for (let site = 0; site < problem.siteCount; site++) {
      if ((gain[site] ?? outOfRange()) > (best < 0 ? 0 : (gain[best] ?? outOfRange()))) best = site;
    }
    if (best < 0) break;
    const added = gain[best] ?? outOfRange();
    if (added <= ROUNDING || added < least) break;
    sites.push(best);
    weight += added;
    for (const d of demandsOf[best] ?? []) {
      if (covered[d] === 1) continue;
      covered[d] = 1;
      const demand = problem.demands[d];
      for (const site of demand?.sites ?? []) gain[site] = (gain[site] ?? outOfRange()) - (demand?.weight ?? 0);
    }
    gain[best] = 0;
  }
  return { sites, weight };
}

/** Gains that are left over from subtracting are none. */
const ROUNDING = 1e-6;

/** What a choice is limited by. */
export interface CoverLimits {
  /** Most sites. */
  readonly count: number;
  /** What each site must be worth. */
  readonly least: number;
}

/** What solves, and how long it may. */
export interface CoverHelp {
  readonly solver: Solver;
  readonly timeLimitS: number;
  readonly onProgress?: (progress: SolverProgress) => void;
}

/**
 * The best choice, proven where there is time. Never worse than the start: without an answer
 * from the solver it is the start.
 */
export async function bestCover(
  problem: CoverProblem,
  { count, least }: CoverLimits,
  start: readonly number[],
  help: CoverHelp,
): Promise<BestCover> {
  const worth = (sites: readonly number[]): number => coveredWeight(problem, sites) - least * sites.length;
  const ceiling = problem.demands.reduce((total, { weight }) => total + weight, 0);
  const unproven = (bound: number): BestCover => ({
    sites: [...start].sort(ascending),
    weight: coveredWeight(problem, start),
    proven: false,
    bound,
  });
  if (problem.demands.length === 0 || count <= 0) return { sites: [], weight: 0, proven: true, bound: 0 };
  if (help.timeLimitS <= 0) return unproven(ceiling);

  const { taken, open, bound } = narrow(problem, count, least, start);
  // Bounds are on weight less costs; with as many sites as were chosen they are ones on weight.
  const most = Math.min(ceiling, bound + least * count);
  const rest = restricted(problem, (site) => open.has(site), taken);
  const answer = await solveRest(rest, { count: count - taken.length, least }, worth(taken), help);
  if (answer === null) return unproven(Math.max(most, coveredWeight(problem, start)));
  const found = [...taken, ...answer.sites].sort(ascending);
  const sites = worth(found) >= worth(start) ? found : [...start].sort(ascending);
  const weight = coveredWeight(problem, sites);
  const told = Math.max(weight, Math.min(most, answer.bound + least * count));
  return { sites, weight, proven: answer.proven, bound: answer.proven ? weight : told };
}

/**
 * What is left open, by the solver; null where it knows nothing.
 *
 * @param before What the sites taken already are worth: bounds are told with it.
 */
async function solveRest(
  problem: CoverProblem,
  { count, least }: CoverLimits,
  before: number,
  { solver, timeLimitS, onProgress }: CoverHelp,
): Promise<{ readonly sites: readonly number[]; readonly proven: boolean; readonly bound: number } | null> {
  if (problem.demands.length === 0 || count <= 0) return { sites: [], proven: true, bound: before };
  const start = greedyCover(problem, count, least).sites;
  const useful = [...new Set(problem.demands.flatMap(({ sites }) => sites))].sort(ascending);
  const parts: [number, Affine][] = [
    [before, constant(1)],
    ...useful.map((site): [number, Affine] => [-least, x(site)]),
  ];
  const rows: LinearConstraint[] = [
    { expression: weightedSum(useful.map((site) => [1, x(site)])), relation: '<=', right: count },
  ];
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
      expression: weightedSum([[1, variable(y)], ...sites.map((site) => [-1, x(site)] as const)]),
      relation: '<=',
      right: 0,
    });
  });
  const answer = await solveProgram(
    solver,
    { binaries: useful.map((site) => `x${site}`), shares, rows },
    { sense: 'max', expression: weightedSum(parts) },
    {
      timeLimitS,
      absoluteGap: 0.5,
      start: new Map(useful.map((site) => [`x${site}`, start.includes(site) ? 1 : 0])),
      ...(onProgress ? { onProgress } : {}),
    },
  );
  if (answer.status !== 'optimal' && answer.status !== 'feasible') return null;
  const sites = useful.filter((site) => (answer.values.get(`x${site}`) ?? 0) > 0.5);
  return { sites, proven: answer.status === 'optimal', bound: answer.bound };
}

const x = (site: number): Affine => variable(`x${site}`);
const ascending = (a: number, b: number): number => a - b;
