import { boundsOfBoxes, boundsOfPoints, type LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PeopleGrid } from '../../model/people.ts';
import type { Settlement } from '../../model/province.ts';
import { cellArea, cellBorders } from '../coverage/people-cells.ts';
import { rowsOfLand } from '../coverage/village-rows.ts';
import { villageShapes } from '../coverage/village-shapes.ts';

/** Settlements as cells of people, 1″ apart: a polygon's people are spread evenly over it, a point's lie in its cell. */

const STEP_DEG = 1 / 3600;
const RADIANS = Math.PI / 180;
const MOST_CELLS = 200_000_000;

/** @returns Null where there are no settlements, or they lie too far apart for one grid. */
export function settlementGrid(settlements: readonly Settlement[]): PeopleGrid | null {
  const frame = frameOf(settlements);
  if (frame === null || frame.columns * frame.rows > MOST_CELLS) return null;
  const people = new Float32Array(frame.columns * frame.rows);
  const inhabited = new Float32Array(people.length);
  const cellAt = ([lon, lat]: LonLat): number =>
    Math.floor((frame.northDeg - lat) / STEP_DEG) * frame.columns + Math.floor((lon - frame.westDeg) / STEP_DEG);
  const add = (into: Float32Array, cell: number, amount: number): void => {
    into[cell] = (into[cell] ?? outOfRange()) + amount;
  };
  for (const { geometry, location, population } of settlements) {
    if (location !== null) {
      add(people, cellAt(location), population ?? 0);
      inhabited[cellAt(location)] = 1;
      continue;
    }
    const parts = [...areaByCell(geometry, frame)];
    const whole = parts.reduce((sum, [, area]) => sum + area, 0);
    for (const [cell, area, ofCell] of parts) {
      add(people, cell, ((population ?? 0) * area) / whole);
      // Settlements that overlap inhabit their land once.
      inhabited[cell] = Math.min(1, (inhabited[cell] ?? outOfRange()) + ofCell);
    }
  }
  return { ...frame, people, inhabited };
}

type Frame = Omit<PeopleGrid, 'people' | 'inhabited'>;

function frameOf(settlements: readonly Settlement[]): Frame | null {
  const [west, south, east, north] = boundsOfBoxes(
    settlements.flatMap(({ geometry, location }) => [
      ...(location === null ? [] : [boundsOfPoints([location])]),
      ...geometry.map(([outline = []]) => boundsOfPoints(outline)),
    ]),
  );
  if (!(west <= east)) return null;
  const [left, top] = [Math.floor(west / STEP_DEG), Math.floor(north / STEP_DEG) + 1];
  const columns = Math.floor(east / STEP_DEG) - left + 1;
  const rows = top - Math.floor(south / STEP_DEG);
  return {
    westDeg: left * STEP_DEG,
    northDeg: top * STEP_DEG,
    stepLonDeg: STEP_DEG,
    stepLatDeg: STEP_DEG,
    columns,
    rows,
  };
}

/** Area of a polygon in each cell that it reaches, and the part of the cell that this is. */
function* areaByCell(
  geometry: Settlement['geometry'],
  frame: Frame,
): Generator<readonly [cell: number, area: number, ofCell: number]> {
  const { westDeg, northDeg, columns } = frame;
  const shapes = villageShapes([{ geometry }]);
  const [, south = 0, , north = 0] = shapes.bounds;
  const rows = rowsOfLand(shapes, 0, undefined, cellBorders(frame, south, north));
  const areas = new Map<number, number>();
  for (let row = 0; row < rows.rows; row++) {
    const line = Math.floor((northDeg - (rows.lat[row] ?? outOfRange()) / RADIANS) / STEP_DEG);
    for (let span = rows.spanStart[row] ?? outOfRange(); span < (rows.spanStart[row + 1] ?? outOfRange()); span++) {
      const [from, to] = [rows.spans[span * 2] ?? outOfRange(), rows.spans[span * 2 + 1] ?? outOfRange()];
      const last = Math.min(columns - 1, Math.floor((to - westDeg) / STEP_DEG));
      for (let column = Math.floor((from - westDeg) / STEP_DEG); column <= last; column++) {
        const [west, east] = [westDeg + column * STEP_DEG, westDeg + (column + 1) * STEP_DEG];
        const length = Math.min(to, east) - Math.max(from, west);
        const cell = line * columns + column;
        if (length > 0) areas.set(cell, (areas.get(cell) ?? 0) + length * (rows.weight[row] ?? outOfRange()));
      }
    }
  }
  for (const [cell, area] of areas) {
    yield [cell, area, area / cellArea(frame, Math.floor(cell / columns))];
  }
}
