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

/** People, or points that stand for them, and the sites that would reach them. */
export interface Demand {
  readonly weight: number;
  /** Ascending. */
  readonly sites: readonly number[];
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

/** Weight of the demands that at least one chosen site covers. */
export function coveredWeight(problem: CoverProblem, chosen: readonly number[]): number {
  const covered = new Set(chosen);
  return problem.demands.reduce(
    (total, { weight, sites }) => total + (sites.some((site) => covered.has(site)) ? weight : 0),
    0,
  );
}

/** Of each chosen site, the weight that those before it do not cover. */
export function gainsOf(problem: CoverProblem, chosen: readonly number[]): readonly number[] {
  const order = new Map(chosen.map((site, index) => [site, index]));
  const gains = chosen.map(() => 0);
  for (const { weight, sites } of problem.demands) {
    const first = Math.min(...sites.map((site) => order.get(site) ?? Infinity));
    const gain = gains[first];
    if (gain !== undefined) gains[first] = gain + weight;
  }
  return gains;
}
