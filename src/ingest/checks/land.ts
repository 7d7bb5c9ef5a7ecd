import { type Bounds, boundsOfBoxes, EARTH_RADIUS_M } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Village } from '../../model/province.ts';
import { boundsOf } from '../area.ts';

/**
 * Where villages overlap and where land between them belongs to none. The land is cut by
 * lines of latitude; on each a village is a set of intervals, and a walk along the line tells
 * what lies in two of them or in none. Gaps are joined from line to line and are only those
 * with villages all around.
 */

export interface Overlap {
  /** Indexes of villages. */
  readonly first: number;
  readonly second: number;
  readonly areaM2: number;
}
export interface Gap {
  readonly areaM2: number;
  /** A point in it. */
  readonly lon: number;
  readonly lat: number;
  /** Indexes of some villages beside it. */
  readonly around: readonly number[];
}
export interface LandFlaws {
  readonly overlaps: readonly Overlap[];
  readonly gaps: readonly Gap[];
  /** Distance between the lines, metres: what is thinner may be missed. */
  readonly grainM: number;
}

const LINES = 1_500;
/** Smaller overlaps and gaps come from rounding where borders were drawn twice. */
const LEAST_M2 = 2_000;
const METRES_A_DEGREE = (Math.PI / 180) * EARTH_RADIUS_M;

export function landFlaws(villages: readonly Pick<Village, 'geometry'>[]): LandFlaws {
  if (villages.length === 0) return { overlaps: [], gaps: [], grainM: 0 };
  const bounds = villages.map(({ geometry }) => boundsOf(geometry));
  const [, south, , north] = boundsOfBoxes(bounds);
  const step = (north - south) / LINES;
  const overlaps = new Map<string, Overlap>();
  const gaps = new GapJoiner();
  const byLine = linesOf(bounds, south, step);
  for (let line = 0; line < LINES; line++) {
    const lat = south + (line + 0.5) * step;
    const metres = METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180);
    const lineM = step * METRES_A_DEGREE;
    const intervals = (byLine[line] ?? []).flatMap((village) =>
      intervalsAt(villages[village]?.geometry ?? [], lat).map(([from, to]) => ({ village, from, to })),
    );
    intervals.sort((a, b) => a.from - b.from);
    const free: Stretch[] = [];
    let open: { readonly village: number; readonly to: number }[] = [];
    let reach = intervals[0]?.from ?? 0;
    let last = intervals[0]?.village ?? 0;
    for (const { village, from, to } of intervals) {
      if (from > reach) free.push({ from: reach, to: from, between: [last, village] });
      if (to >= reach) [reach, last] = [to, village];
      open = open.filter((other) => other.to > from);
      for (const other of open) {
        if (other.village === village) continue;
        const [first, second] = other.village < village ? [other.village, village] : [village, other.village];
        const areaM2 = (Math.min(to, other.to) - from) * metres * lineM;
        const key = `${first} ${second}`;
        overlaps.set(key, { first, second, areaM2: (overlaps.get(key)?.areaM2 ?? 0) + areaM2 });
      }
      open.push({ village, to });
    }
    gaps.add({ index: line, lat, m2ADegree: metres * lineM }, free, [intervals[0]?.from ?? 0, reach]);
  }
  return {
    overlaps: [...overlaps.values()].filter(({ areaM2 }) => areaM2 >= LEAST_M2).sort((a, b) => b.areaM2 - a.areaM2),
    gaps: gaps
      .closed()
      .filter(({ areaM2 }) => areaM2 >= LEAST_M2)
      .sort((a, b) => b.areaM2 - a.areaM2),
    grainM: step * METRES_A_DEGREE,
  };
}

function linesOf(bounds: readonly Bounds[], south: number, step: number): number[][] {
  const lines: number[][] = Array.from({ length: LINES }, () => []);
  for (const [village, [, low, , high]] of bounds.entries()) {
    const [from, to] = [
      Math.max(0, Math.floor((low - south) / step - 0.5)),
      Math.min(LINES - 1, Math.ceil((high - south) / step)),
    ];
    for (let line = from; line <= to; line++) lines[line]?.push(village);
  }
  return lines;
}

/** Even-odd over all rings of the village. */
function intervalsAt(polygons: Village['geometry'], lat: number): readonly (readonly [number, number])[] {
  const cuts: number[] = [];
  for (const rings of polygons) {
    for (const ring of rings) {
      let before = ring.at(-1);
      for (const vertex of ring) {
        if (before !== undefined && vertex[1] > lat !== before[1] > lat) {
          cuts.push(vertex[0] + ((before[0] - vertex[0]) * (lat - vertex[1])) / (before[1] - vertex[1]));
        }
        before = vertex;
      }
    }
  }
  cuts.sort((a, b) => a - b);
  const intervals: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) intervals.push([cuts[i] ?? outOfRange(), cuts[i + 1] ?? outOfRange()]);
  return intervals;
}

interface Line {
  readonly index: number;
  readonly lat: number;
  /** Area of the strip of land that the line stands for, by degree of longitude. */
  readonly m2ADegree: number;
}

/** A part of a line in no village. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Indexes of the villages at its ends. */
  readonly between: readonly [number, number];
}

const MOST_AROUND = 4;

interface Part {
  parent: number;
  areaM2: number;
  open: boolean;
  lon: number;
  lat: number;
  widest: number;
  readonly around: Set<number>;
}

/** Joins free stretches of neighbouring lines; one that meets the outside above or below is no gap. */
class GapJoiner {
  readonly #parts: Part[] = [];
  #last: { readonly from: number; readonly to: number; readonly part: number }[] = [];
  #lastReach: readonly [number, number] | null = null;

  /** @param reach From the first village's beginning to the last one's end. */
  add({ index, lat, m2ADegree }: Line, free: readonly Stretch[], [from, to]: readonly [number, number]): void {
    const now = free.map(({ from: start, to: end, between }) => {
      const part = this.#parts.length;
      // On the first line, and beyond the ends of the line before, the outside begins.
      const before = this.#lastReach;
      const open = index === 0 || before === null || start < before[0] || end > before[1];
      this.#parts.push({
        parent: part,
        areaM2: (end - start) * m2ADegree,
        open,
        lon: (start + end) / 2,
        lat,
        widest: end - start,
        around: new Set(between),
      });
      return { from: start, to: end, part };
    });
    for (const above of this.#last) {
      if (above.from < from || above.to > to) this.#root(above.part).open = true;
      for (const here of now) if (above.from < here.to && here.from < above.to) this.#join(above.part, here.part);
    }
    this.#last = now;
    this.#lastReach = to > from ? [from, to] : null;
  }

  closed(): readonly Gap[] {
    for (const { part } of this.#last) this.#root(part).open = true;
    return this.#parts
      .filter((part, index) => part.parent === index && !part.open)
      .map(({ areaM2, lon, lat, around }) => ({ areaM2, lon, lat, around: [...around].slice(0, MOST_AROUND) }));
  }

  #root(index: number): Part {
    let at = index;
    for (let part = this.#parts[at]; part !== undefined && part.parent !== at; part = this.#parts[at]) at = part.parent;
    const root = this.#parts[at];
    if (root === undefined) throw new Error('a gap without a part');
    return root;
  }

  #join(a: number, b: number): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one === other) return;
    other.parent = one.parent;
    one.areaM2 += other.areaM2;
    for (const village of other.around) one.around.add(village);
    one.open ||= other.open;
    if (other.widest > one.widest) [one.widest, one.lon, one.lat] = [other.widest, other.lon, other.lat];
  }
}
