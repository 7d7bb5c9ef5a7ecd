import { outOfRange } from '../model/out-of-range.ts';
import type { PeopleWeight } from '../model/people.ts';
import type { GapFilling, GapStep } from '../model/planner.ts';
import type { Structure } from '../model/province.ts';
import type { Position } from '../model/results.ts';
import { type Cell, csvChunks, decimals, degrees, plain } from './csv.ts';

/**
 * Gap filling: for each way of choosing and each number of positions, where they are.
 * `people` is what all of them together newly reach, by the sample points; `people_gained` what
 * one adds to those before it, `people_total` what it and those before it reach. Where they count,
 * `public_places` is how many schools and commune offices all of them together newly reach.
 *
 * @param weight How a village's people are spread over it; absent: evenly.
 */
export function gapsCsv(
  { order, greedy, optimum, sites }: Pick<GapFilling, 'order' | 'greedy' | 'optimum' | 'sites'>,
  positions: readonly Pick<Position, 'id'>[],
  structures: readonly Pick<Structure, 'id'>[],
  weight?: PeopleWeight,
): Generator<string> {
  const header = [
    'method',
    'positions',
    'people',
    'proven',
    'kind',
    'host',
    'lon',
    'lat',
    'radius_m',
    'technology',
    'people_gained',
    'people_total',
    ...(order.publicPlacePeople === undefined ? [] : ['public_places']),
    ...(weight ? ['share_of'] : []),
  ];
  return csvChunks(header, rows());

  function* rows(): Generator<Cell[]> {
    for (const step of greedy) yield* rowsOf('greedy', { ...step, proven: null });
    for (const step of optimum) yield* rowsOf('optimum', step);
  }

  function* rowsOf(method: string, step: GapStep & { readonly proven: boolean | null }): Generator<Cell[]> {
    let total = 0;
    for (const [place, index] of step.sites.entries()) {
      const gained = step.gains[place] ?? outOfRange();
      total += gained;
      const site = sites[index];
      if (!site) continue;
      const host = site.kind === 'existing' ? positions[site.index] : structures[site.index];
      yield [
        method,
        plain(step.count),
        decimals(step.people, 1),
        step.proven,
        site.kind,
        host?.id ?? null,
        degrees(site.location[0]),
        degrees(site.location[1]),
        plain(site.radiusM),
        order.technology,
        decimals(gained, 1),
        decimals(total, 1),
        ...(order.publicPlacePeople === undefined ? [] : [plain(step.publicPlaces ?? null)]),
        ...(weight ? [weight] : []),
      ];
    }
  }
}
