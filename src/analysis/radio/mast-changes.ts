import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { MastChange } from '../../model/path-section.ts';
import type { BaseStation } from '../../model/province.ts';
import type { RadioFootprints, ServedCells } from '../../model/radio.ts';
import { cellsReached, type RadioBasis, transmitterOf } from './radio-footprints.ts';
import { raised, tiltedMore } from './section.ts';
import type { Transmitter } from './signal.ts';

/** One station computed otherwise, all others as they are: what a higher mast or more tilt would bring. */

/** Cells of a station by technology. */
export type StationCells = ReadonlyMap<string, ServedCells>;

/** What the station reaches as it is and with each change; a change that its antennas cannot make is left out. */
export function changedCells(
  station: BaseStation,
  basis: RadioBasis,
  ground: Ground,
): {
  readonly before: StationCells;
  readonly changes: readonly { readonly change: MastChange['change']; readonly after: StationCells }[];
} {
  const transmitters = station.technologies.flatMap((technology) => {
    const transmitter = transmitterOf(station, technology, basis);
    return transmitter === null ? [] : [{ technology, transmitter }];
  });
  const cells = (change: (transmitter: Transmitter) => Transmitter): StationCells => {
    const found = cellsReached(
      transmitters.map(({ transmitter }) => change(transmitter)),
      ground,
    );
    return new Map(
      transmitters.flatMap(({ technology }, i): [string, ServedCells][] => {
        const served = found[i];
        return served ? [[technology, served]] : [];
      }),
    );
  };
  const higher = { change: 'higher', after: cells(raised) } as const;
  // Models of the distance alone know the pattern of an antenna, too; one without sectors has none.
  const tilted = station.sectors.length > 0 ? [{ change: 'tilted', after: cells(tiltedMore) } as const] : [];
  return { before: cells((one) => one), changes: [higher, ...tilted] };
}

/** Footprints as they are, but for one station, which reaches these cells. */
export function withCells(radio: RadioFootprints, station: BaseStation, cells: StationCells): RadioFootprints {
  return {
    toJSON: radio.toJSON,
    footprintOf: (one, technology) => {
      const footprint = radio.footprintOf(one, technology);
      const served = one === station ? cells.get(technology) : undefined;
      return served && footprint ? { ...footprint, served } : footprint;
    },
  };
}

/** Area of the cells that any technology reaches, km². */
export function areaKm2(cells: StationCells): number {
  const rows = new Map<number, [from: number, to: number][]>();
  let cellM = 0;
  for (const served of cells.values()) {
    cellM = served.cellM;
    for (let row = 0; row <= 2 * served.steps; row++) {
      const end = served.rowStart[row + 1] ?? outOfRange();
      for (let run = served.rowStart[row] ?? outOfRange(); run < end; run++) {
        const list = rows.get(row - served.steps) ?? [];
        list.push([served.runs[2 * run] ?? outOfRange(), served.runs[2 * run + 1] ?? outOfRange()]);
        rows.set(row - served.steps, list);
      }
    }
  }
  let count = 0;
  for (const runs of rows.values()) {
    let reached = Number.NEGATIVE_INFINITY;
    for (const [from, to] of runs.sort((a, b) => a[0] - b[0])) {
      count += Math.max(0, to - Math.max(from, reached));
      reached = Math.max(reached, to);
    }
  }
  return (count * cellM * cellM) / 1e6;
}
