import { outOfRange } from '../../model/out-of-range.ts';
import { LEAST_PEOPLE, PEOPLE_FACTOR, type PeopleGrid, type PeopleWeight } from '../../model/people.ts';
import type { Village } from '../../model/province.ts';
import type { PreparedProvince } from '../analyse.ts';
import { villageRows } from '../coverage/village-rows.ts';
import { learnWeightedRows } from './weighted-rows.ts';

/** A province whose shares are of people or of inhabited land, and what that rests on. */
export interface WeighedProvince {
  readonly prepared: PreparedProvince;
  /** People of each village by the grid; 0 where it knows nobody. */
  readonly people: Float64Array;
  /** Villages where the grid knows nobody (or no inhabited land): their shares are of their area. */
  readonly byArea: readonly number[];
  /** Villages whose own number of people and that of the grid are more than `PEOPLE_FACTOR` apart. */
  readonly apart: readonly number[];
}

/**
 * The same province with shares by a weight. Losses are in people: a village's own number, else that of the grid,
 * else its km².
 */
export function weighProvince(
  prepared: PreparedProvince,
  villages: readonly Pick<Village, 'population'>[],
  grid: PeopleGrid,
  by: PeopleWeight,
): WeighedProvince {
  learnWeightedRows();
  const { shapes, areaKm2 } = prepared;
  const sumsBy = (weight: PeopleWeight): Float64Array => {
    const weighted = { ...shapes, weighting: { by: weight, grid } };
    return Float64Array.from(villages, (_, v) => {
      const rows = villageRows(weighted, v);
      return rows.density === null ? 0 : rows.area;
    });
  };
  // A row counts weight × length × density: with people for each such unit that is people.
  const people = sumsBy('people');
  const sums = by === 'people' ? people : sumsBy(by);
  const all = [...villages.keys()];
  const byArea = all.filter((v) => sums[v] === 0);
  // A grid without any people says where land is inhabited, and nothing of how many live there.
  const counts = people.some((one) => one > 0);
  const apart = all.filter((v) => counts && isApart(villages[v]?.population ?? null, people[v] ?? outOfRange()));
  const flags = (members: readonly number[]): Uint8Array => {
    const flagged = new Uint8Array(villages.length);
    for (const v of members) flagged[v] = 1;
    return flagged;
  };
  return {
    prepared: {
      ...prepared,
      shapes: { ...shapes, weighting: { by, grid } },
      weights: Float64Array.from(villages, ({ population }, v) => {
        const counted = people[v] ?? outOfRange();
        return population ?? (counted > 0 ? counted : (areaKm2[v] ?? outOfRange()));
      }),
      weighed: { people, byArea: flags(byArea), apart: flags(apart) },
    },
    people,
    byArea,
    apart,
  };
}

function isApart(own: number | null, counted: number): boolean {
  if (own === null || Math.max(own, counted) < LEAST_PEOPLE) return false;
  return own > counted * PEOPLE_FACTOR || counted > own * PEOPLE_FACTOR;
}
