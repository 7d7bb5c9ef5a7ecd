import { outOfRange } from '../../model/out-of-range.ts';
import type { CoverProblem } from './cover-problem.ts';

/**
 * What a covering problem is left with once the sites are set aside that no best choice can
 * have, and those are taken that each must. A bound from Lagrange's multipliers tells them
 * (Galvão and ReVelle 1996): every demand is worth a share of its weight to the sites that
 * cover it, and the rest to nobody in particular. For any such shares
 *
 *   Σ (weight − share)  +  the `count` sites with the greatest sum of shares less `least`
 *
 * is no less than the best choice. If it is less than a choice that is known, once a site is
 * forced in (or out), then no best choice has the site (or lacks it). The solver proves the
 * rest, which is seldom more than a few dozen sites of thousands.
 */
export interface Narrowed {
  /** Of every best choice. */
  readonly taken: readonly number[];
  /** May or may not be of one. */
  readonly open: ReadonlySet<number>;
  /** What no choice can exceed, `least` for each of its sites subtracted. */
  readonly bound: number;
}

/** Rounds of bettering the shares; by then they hardly change. */
const MOST_ROUNDS = 400;
/** Without a better bound for so long, the steps are too long. */
const PATIENCE = 12;
const SHORTEST_STEP = 1e-3;
/** Figures are sums of thousands of weights: so near, they are equal. */
const ROUNDING = 1e-6;

/** @param start A choice that is known, at most `count` sites. */
export function narrow(problem: CoverProblem, count: number, least: number, start: readonly number[]): Narrowed {
  const { demands } = problem;
  const sites = [...new Set(demands.flatMap((demand) => demand.sites))].sort((a, b) => a - b);
  const place = new Map(sites.map((site, s) => [site, s]));
  /** Sites by demand, one list after another. */
  const first = new Uint32Array(demands.length + 1);
  demands.forEach((demand, d) => {
    first[d + 1] = (first[d] ?? outOfRange()) + demand.sites.length;
  });
  const of = Uint32Array.from(demands.flatMap((demand) => demand.sites.map((site) => place.get(site) ?? outOfRange())));
  const { first: firstOf, of: demandOf } = turned(first, of, sites.length);
  const weight = Float64Array.from(demands, (demand) => demand.weight);
  const share = Float64Array.from(demands, (demand) => demand.weight / demand.sites.length);

  const values = new Float64Array(sites.length);
  const times = new Uint16Array(demands.length);
  let known = worthOf(start.flatMap((site) => place.get(site) ?? []));
  let best = { bound: Infinity, share: share.slice() };
  let step = 1;
  let patience = PATIENCE;
  for (let round = 0; round < MOST_ROUNDS && step > SHORTEST_STEP; round++) {
    const { bound, top } = boundOf(share);
    known = Math.max(known, worthOf(top));
    if (bound < best.bound - ROUNDING) {
      best = { bound, share: share.slice() };
      patience = PATIENCE;
    } else if (--patience === 0) {
      step /= 2;
      patience = PATIENCE;
    }
    if (best.bound - known < ROUNDING) break;
    // `times` is of the top sites: worth more to them where none has it, less where several do.
    let square = 0;
    for (let d = 0; d < demands.length; d++) {
      const slope = (times[d] ?? outOfRange()) - 1;
      if (!((share[d] ?? outOfRange()) >= (weight[d] ?? outOfRange()) && slope < 0)) square += slope * slope;
    }
    if (square === 0) break;
    const length = (step * (bound - known + ROUNDING)) / square;
    for (let d = 0; d < demands.length; d++) {
      const moved = (share[d] ?? outOfRange()) - length * ((times[d] ?? outOfRange()) - 1);
      share[d] = Math.min(weight[d] ?? outOfRange(), Math.max(0, moved));
    }
  }
  const { bound, top } = boundOf(best.share);
  return fixed(bound, top);

  function boundOf(shares: Float64Array): { readonly bound: number; readonly top: readonly number[] } {
    values.fill(-least);
    let bound = 0;
    for (let d = 0; d < demands.length; d++) {
      const one = shares[d] ?? outOfRange();
      bound += (weight[d] ?? outOfRange()) - one;
      for (let i = first[d] ?? outOfRange(); i < (first[d + 1] ?? outOfRange()); i++) {
        const s = of[i] ?? outOfRange();
        values[s] = (values[s] ?? outOfRange()) + one;
      }
    }
    const top = greatest(values, count);
    for (const s of top) bound += values[s] ?? outOfRange();
    return { bound, top };
  }

  /** Leaves in `times` how many of them cover each demand. */
  function worthOf(some: readonly number[]): number {
    times.fill(0);
    for (const s of some) {
      for (let i = firstOf[s] ?? outOfRange(); i < (firstOf[s + 1] ?? outOfRange()); i++) {
        const d = demandOf[i] ?? outOfRange();
        times[d] = (times[d] ?? outOfRange()) + 1;
      }
    }
    let worth = -least * some.length;
    for (let d = 0; d < demands.length; d++) if ((times[d] ?? outOfRange()) > 0) worth += weight[d] ?? outOfRange();
    return worth;
  }

  function fixed(bound: number, top: readonly number[]): Narrowed {
    const among = new Set(top);
    /** What makes room for one more, and what comes in where one goes. */
    const last = top.length < count ? 0 : Math.min(...top.map((s) => values[s] ?? outOfRange()));
    const next = Math.max(
      0,
      values.reduce((most, value, s) => (among.has(s) ? most : Math.max(most, value)), 0),
    );
    const taken: number[] = [];
    const open = new Set<number>();
    sites.forEach((site, s) => {
      const value = values[s] ?? outOfRange();
      if (among.has(s) && bound - value + next < known - ROUNDING) taken.push(site);
      else if (among.has(s) || bound - last + value >= known - ROUNDING) open.add(site);
    });
    return { taken, open, bound };
  }
}

/** The same lists the other way round: demands by site, ascending. */
function turned(first: Uint32Array, of: Uint32Array, sites: number): { first: Uint32Array; of: Uint32Array } {
  const start = new Uint32Array(sites + 1);
  for (const s of of) start[s + 1] = (start[s + 1] ?? outOfRange()) + 1;
  for (let s = 0; s < sites; s++) start[s + 1] = (start[s + 1] ?? outOfRange()) + (start[s] ?? outOfRange());
  const next = start.slice();
  const demands = new Uint32Array(of.length);
  for (let d = 0; d + 1 < first.length; d++) {
    for (let i = first[d] ?? outOfRange(); i < (first[d + 1] ?? outOfRange()); i++) {
      const s = of[i] ?? outOfRange();
      const at = next[s] ?? outOfRange();
      demands[at] = d;
      next[s] = at + 1;
    }
  }
  return { first: start, of: demands };
}

/** Indexes of the greatest values above 0, at most so many; of equals the first. */
function greatest(values: Float64Array, count: number): number[] {
  const top: number[] = [];
  values.forEach((value, s) => {
    if (!(value > 0) || (top.length === count && value <= (values[top.at(-1) ?? 0] ?? outOfRange()))) return;
    let at = top.length;
    while (at > 0 && (values[top[at - 1] ?? outOfRange()] ?? outOfRange()) < value) at--;
    top.splice(at, 0, s);
    if (top.length > count) top.pop();
  });
  return top;
}
