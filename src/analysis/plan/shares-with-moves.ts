import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { footprintIndex } from '../coverage/footprint-index.ts';
import { type VillageRows, villageRows } from '../coverage/village-rows.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';
import { villageSweep } from '../coverage/village-sweep.ts';
import { type Footprints, footprintsOf } from '../footprints.ts';
import type { Move } from './apply-moves.ts';

/** What stands before any move. */
interface MovedGround {
  readonly profile: Profile;
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  /** Position index of each station. */
  readonly positionOf: ArrayLike<number>;
  readonly prepared: PreparedProvince;
  readonly parameters: AnalysisParameters;
  /** Of all stations, with these parameters. */
  readonly footprints: Footprints;
  readonly rowsOf: (village: number) => VillageRows;
}

/** `villages × columns` of the layout, row-major. */
type SharesOf = (
  villages: ReadonlySet<number>,
  moves: readonly Move[],
) => { readonly before: Float64Array; readonly after: Float64Array };

/**
 * Shares of villages without and with moves, by the stations that count. Villages that were not asked about have 0.
 * Shares without moves are kept from call to call.
 */
export function sharesWithMoves(ground: MovedGround, counts: (station: BaseStation) => boolean): SharesOf {
  const { shapes, layout } = ground.prepared;
  const before = new Float64Array(shapes.count * layout.columns);
  const known = new Set<number>();
  return (villages, moves) => {
    const unknown = [...villages].filter((village) => !known.has(village));
    computeInto(before, unknown, { ...ground, moves: [], counts });
    for (const village of unknown) known.add(village);
    const after = before.slice();
    computeInto(after, [...villages], { ...ground, moves, counts });
    return { before, after };
  };
}

/** Of a province with thousands of stations only those that reach the villages, and those that come, are looked at. */
function computeInto(
  shares: Float64Array,
  villages: readonly number[],
  given: MovedGround & { readonly moves: readonly Move[]; readonly counts: (station: BaseStation) => boolean },
): void {
  const { profile, stations, positions, positionOf, prepared, parameters, footprints, moves } = given;
  const { shapes, layout, broadband } = prepared;
  const hostOf = new Map(moves.map(({ station, host }) => [station, host]));
  const near = new Set(hostOf.keys());
  const { tree, footprint } = footprintIndex(footprints);
  for (const village of villages) {
    const [west = NaN, south = NaN, east = NaN, north = NaN] = shapes.bounds.subarray(village * 4, village * 4 + 4);
    for (const item of tree?.search(west, south, east, north) ?? [])
      near.add(footprints.station[footprint[item] ?? outOfRange()] ?? outOfRange());
  }
  const numbers = [...near].filter((s) => given.counts(stations[s] ?? outOfRange())).sort((a, b) => a - b);
  const there = numbers.map((s): BaseStation => {
    const station = stations[s] ?? outOfRange();
    const host = hostOf.get(s);
    return host === undefined ? station : { ...station, location: (positions[host] ?? outOfRange()).location };
  });
  const places = numbers.map((s) => positionOf[s] ?? outOfRange());
  const reaching = footprintsOf(there, places, profile, parameters);
  const sweep = villageSweep(shapes, reaching, layout, broadband, parameters.coveredShare);
  for (const village of villages) {
    sweep.run(village, given.rowsOf(village));
    shares.set(sweep.shares, village * layout.columns);
  }
}

/** Rows of villages, cut when first asked for. */
export function rowsAsAsked(shapes: VillageShapes): (village: number) => VillageRows {
  const kept = new Map<number, VillageRows>();
  return (village) => {
    const rows = kept.get(village) ?? villageRows(shapes, village);
    kept.set(village, rows);
    return rows;
  };
}
