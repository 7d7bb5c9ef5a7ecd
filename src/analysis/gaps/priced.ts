import { type CoverProblem, coverProblem } from './cover-problem.ts';

/** A covering problem, and what each site must bring to be chosen. */
export interface PricedProblem {
  readonly problem: CoverProblem;
  readonly least: number;
}

/** A site that brings nobody is never chosen, though it costs nothing more. */
const SOMEBODY = 1e-3;

/**
 * The same problem with a price on some sites, in units of weight: instead of a cost on those, every
 * other site brings as much more, and every site must bring as much more. The best choices are the same.
 *
 * @param least What a site without a price must bring.
 */
export function withPrice(
  problem: CoverProblem,
  hasPrice: (site: number) => boolean,
  { price, least }: { readonly price: number; readonly least: number },
): PricedProblem {
  const useful = new Set(problem.demands.flatMap(({ sites }) => sites));
  const free = [...useful].sort((a, b) => a - b).filter((site) => !hasPrice(site));
  return {
    problem: coverProblem(problem.siteCount, [
      ...problem.demands,
      ...free.map((site) => ({ weight: price, sites: [site] })),
    ]),
    least: Math.max(least, SOMEBODY) + price,
  };
}
