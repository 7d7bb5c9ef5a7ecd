import type { SignalGrid } from '../analysis/radio/signal.ts';
import { EARTH_RADIUS_M } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import { csvChunks, decimals, degrees } from './csv.ts';

const DEGREES = 180 / Math.PI;

/** Cells that a signal reaches, from south to north and west to east: `lon,lat,distance_m,loss_db,rsrp_dbm`. */
export function signalCsv(grid: SignalGrid, thresholdDbm: number): Iterable<string> {
  return csvChunks(['lon', 'lat', 'distance_m', 'loss_db', 'rsrp_dbm'], rows(grid, thresholdDbm));
}

function* rows(grid: SignalGrid, thresholdDbm: number) {
  const { steps, cellM, lonDeg, latDeg } = grid;
  const side = 2 * steps + 1;
  for (let cell = 0; cell < side * side; cell++) {
    const signal = grid.signalDbm[cell] ?? outOfRange();
    if (grid.known[cell] !== 1 || signal < thresholdDbm) continue;
    const x = (cell % side) - steps;
    const y = Math.floor(cell / side) - steps;
    const lat = latDeg + ((y * cellM) / EARTH_RADIUS_M) * DEGREES;
    const lon = lonDeg + ((x * cellM) / (EARTH_RADIUS_M * Math.cos(lat / DEGREES))) * DEGREES;
    const loss = grid.lossDb[cell] ?? outOfRange();
    yield [
      degrees(lon),
      degrees(lat),
      decimals(Math.hypot(x, y) * cellM, 1),
      decimals(loss, 3),
      decimals(signal, 3),
    ] as const;
  }
}
