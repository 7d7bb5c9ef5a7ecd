import type { FeatureCollection, Geometry, Position } from 'geojson';
import { BASE_TINTS } from './layers/base-tints.ts';
import { halfWidthMm, LINE_MM, type PaperFrame, paperPath, pathThrough, pointOnPaper } from './paper.ts';
import type { PrintLabel } from './print-map.ts';

/** Roads, rivers and their names on paper, as vector shapes over the colours of villages and as quiet as on the map. */
export interface PrintBase {
  readonly areas: readonly { readonly path: string; readonly colour: string; readonly opacity: number }[];
  readonly lines: readonly PrintLine[];
  readonly names: readonly PrintName[];
}

interface PrintLine {
  readonly path: string;
  readonly colour: string;
  readonly widthMm: number;
  readonly opacity: number;
}

interface PrintName {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Clockwise from level; 0: a place. */
  readonly angleDeg: number;
}

/** `roadName`: a line that is not drawn and has the name of a road. */
export type BasePart = 'water' | 'stream' | 'rail' | 'street' | 'highway' | 'roadName' | 'place';

/** A part of a base map, of whatever kind of file. */
export interface BaseFeature {
  readonly part: BasePart;
  readonly geometry: Geometry;
  /** Empty: none. */
  readonly name: string;
  /** On the ground; null: not known. */
  readonly widthM: number | null;
}

type Spot = readonly [xMm: number, yMm: number];
type Run = readonly Spot[];

const TINT = BASE_TINTS.light;
/** Size of names against that of the labels whose letters `paper.ts` measures. */
const NAME_SIZE = 0.8;
/** Streets would be a grey veil on a sheet of more ground. */
const STREETS_UP_TO_M = 25_000;
const NAMED_LINES: readonly BasePart[] = ['stream', 'highway', 'roadName'];
const MOST_NAMES = 24;
/** Beyond the sheet's edge, so that no end of a line is seen. */
const BEYOND_MM = 2;
/** A main road on the ground with its verges, and how wide it is drawn at least and at most. */
const HIGHWAY_M = 16;
const [LEAST_HIGHWAY_MM, MOST_HIGHWAY_MM] = [0.5, 1];

/** Of the lines that lie beside a profile. */
export function featuresOfLines(lines: readonly FeatureCollection[]): readonly BaseFeature[] {
  return lines
    .flatMap(({ features }) => features)
    .flatMap(({ geometry, properties }): readonly BaseFeature[] => {
      const { kind, name, width_m: widthM } = properties ?? {};
      const part = kind === 'river' ? 'stream' : kind === 'road' ? 'highway' : null;
      return part === null
        ? []
        : [
            {
              part,
              geometry,
              name: typeof name === 'string' ? name : '',
              widthM: typeof widthM === 'number' ? widthM : null,
            },
          ];
    });
}

/** @param taken Labels that stand already: no name lies over them. */
export function printBase(
  features: readonly BaseFeature[],
  frame: PaperFrame,
  taken: readonly PrintLabel[],
): PrintBase {
  const runs = new Map<BaseFeature, readonly Run[]>(
    features.map((feature) => [feature, runsOn(feature.geometry, frame, BEYOND_MM)]),
  );
  const of = (part: BasePart): readonly BaseFeature[] => features.filter((feature) => feature.part === part);
  const path = (some: readonly BaseFeature[]): string =>
    some.flatMap((feature) => (runs.get(feature) ?? []).map((run) => pathThrough(run, ''))).join('');
  const line = (some: readonly BaseFeature[], look: Omit<PrintLine, 'path'>): readonly PrintLine[] => {
    const drawn = path(some);
    return drawn === '' ? [] : [{ path: drawn, ...look }];
  };
  const waters = of('water')
    .map(({ geometry }) => paperPath(geometry, pointOnPaper(frame)))
    .join('');
  const highwayMm = Math.min(MOST_HIGHWAY_MM, Math.max(LEAST_HIGHWAY_MM, HIGHWAY_M * frame.mmPerMetre));
  const showsStreets = frame.widthMm / frame.mmPerMetre <= STREETS_UP_TO_M;
  return {
    areas: waters === '' ? [] : [{ path: waters, colour: TINT.water, opacity: 0.55 }],
    lines: [
      ...rivers(of('stream'), frame.mmPerMetre, line),
      ...line(of('rail'), { colour: TINT.roadEdge, widthMm: 0.2, opacity: 0.8 }),
      ...line(showsStreets ? of('street') : [], { colour: TINT.roadEdge, widthMm: 0.15, opacity: 0.6 }),
      ...line(of('highway'), { colour: TINT.roadEdge, widthMm: highwayMm, opacity: 0.75 }),
      ...line(of('highway'), { colour: TINT.road, widthMm: highwayMm * 0.6, opacity: 1 }),
    ],
    names: namesOn(features, frame, taken),
  };
}

/** Those of one width are one line: where they meet it is not darker. */
function rivers(
  streams: readonly BaseFeature[],
  mmPerMetre: number,
  line: (some: readonly BaseFeature[], look: Omit<PrintLine, 'path'>) => readonly PrintLine[],
): readonly PrintLine[] {
  const widths = new Set(streams.map(({ widthM }) => widthM));
  return [...widths].flatMap((widthM) =>
    line(
      streams.filter((stream) => stream.widthM === widthM),
      { colour: TINT.water, widthMm: Math.max(0.25, (widthM ?? 20) * mmPerMetre), opacity: 0.8 },
    ),
  );
}

/** Each name once, where its line is longest; what would lie over another is left out. */
function namesOn(
  features: readonly BaseFeature[],
  frame: PaperFrame,
  taken: readonly PrintLabel[],
): readonly PrintName[] {
  const names: PrintName[] = [];
  const known = new Set(taken.map(({ text }) => text));
  const longest = new Map<string, { readonly run: Run; readonly lengthMm: number }>();
  for (const { part, name, geometry } of features) {
    if (name === '' || known.has(name) || !NAMED_LINES.includes(part)) continue;
    for (const run of runsOn(geometry, frame, 0)) {
      const lengthMm = lengthOf(run);
      if (lengthMm > (longest.get(name)?.lengthMm ?? -1)) longest.set(name, { run, lengthMm });
    }
  }
  const free = (name: PrintName): boolean =>
    taken.every((label) => isApart(name, label)) && names.every((other) => isApart(name, other));
  for (const [text, { run }] of [...longest].sort(([, a], [, b]) => b.lengthMm - a.lengthMm)) {
    const name = alongLine(text, run).find((one) => isWithin(one, frame) && free(one));
    if (name && names.length < MOST_NAMES) names.push(name);
  }
  const point = pointOnPaper(frame);
  for (const { part, name: text, geometry } of features) {
    if (part !== 'place' || geometry.type !== 'Point' || text === '' || known.has(text)) continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const [x, y] = point([lon, lat]);
    const name = { x, y, text, angleDeg: 0 };
    if (names.length < MOST_NAMES && isWithin(name, frame) && free(name)) {
      names.push(name);
      known.add(text);
    }
  }
  return names;
}

/** Where a name can stand on a line that is straight enough there, best first. */
function alongLine(text: string, run: Run): readonly PrintName[] {
  const half = nameHalfMm(text);
  const length = lengthOf(run);
  return [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((part) => {
    const at = part * length;
    const [from, middle, to] = [spotAt(run, at - half), spotAt(run, at), spotAt(run, at + half)];
    if (!from || !middle || !to) return [];
    const [east, south] = [to[0] - from[0], to[1] - from[1]];
    if (Math.hypot(east, south) < 1.9 * half) return [];
    const angle = (Math.atan2(south, east) * 180) / Math.PI;
    // Read from the left, whichever way the line was drawn.
    const angleDeg = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
    return [{ x: middle[0], y: middle[1], text, angleDeg }];
  });
}

function nameHalfMm(text: string): number {
  return halfWidthMm(text) * NAME_SIZE;
}

/** Points along a name, as near each other as its line is high. */
function spotsOf({ x, y, text, angleDeg }: PrintName): readonly Spot[] {
  const half = nameHalfMm(text);
  const [east, south] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)];
  const steps = Math.max(2, Math.ceil(half));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const along = (i / steps) * 2 * half - half;
    return [x + along * east, y + along * south];
  });
}

function isApart(name: PrintName, other: PrintLabel | PrintName): boolean {
  const spots = spotsOf(name);
  if ('angleDeg' in other) {
    const others = spotsOf(other);
    return spots.every(([x, y]) => others.every((spot) => Math.hypot(x - spot[0], y - spot[1]) > LINE_MM * 0.9));
  }
  const [halfX, halfY] = [halfWidthMm(other.text, other.tier) + 1, LINE_MM * 0.9];
  return spots.every(([x, y]) => Math.abs(x - other.x) > halfX || Math.abs(y - other.y) > halfY);
}

function isWithin(name: PrintName, { widthMm, heightMm }: PaperFrame): boolean {
  return spotsOf(name).every(([x, y]) => x > 1.5 && x < widthMm - 1.5 && y > 1.5 && y < heightMm - 1.5);
}

function lengthOf(run: Run): number {
  let length = 0;
  run.forEach((spot, i) => {
    const before = run[i - 1];
    if (before) length += Math.hypot(spot[0] - before[0], spot[1] - before[1]);
  });
  return length;
}

/** Undefined: the line is not so long. */
function spotAt(run: Run, atMm: number): Spot | undefined {
  if (atMm < 0) return undefined;
  let left = atMm;
  for (const [i, spot] of run.entries()) {
    const before = run[i - 1];
    if (!before) continue;
    const step = Math.hypot(spot[0] - before[0], spot[1] - before[1]);
    if (left <= step && step > 0)
      return [before[0] + ((spot[0] - before[0]) * left) / step, before[1] + ((spot[1] - before[1]) * left) / step];
    left -= step;
  }
  return undefined;
}

/** The parts of lines that lie on the sheet. */
function runsOn(geometry: Geometry, frame: PaperFrame, beyondMm: number): readonly Run[] {
  const point = pointOnPaper(frame);
  const lines: readonly (readonly Position[])[] =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.flatMap((line) => {
    const runs: Spot[][] = [];
    const spots = line.map(([lon = 0, lat = 0]) => point([lon, lat]));
    spots.forEach((to, i) => {
      const from = spots[i - 1];
      const cut = from && cutToSheet(from, to, frame, beyondMm);
      if (!cut) return;
      const last = runs.at(-1);
      const end = last?.at(-1);
      if (last && end && end[0] === cut[0][0] && end[1] === cut[0][1]) last.push(cut[1]);
      else runs.push([...cut]);
    });
    return runs;
  });
}

/** What of a straight piece lies on the sheet (Liang and Barsky); null: nothing. */
function cutToSheet(from: Spot, to: Spot, { widthMm, heightMm }: PaperFrame, beyondMm: number): [Spot, Spot] | null {
  const [east, south] = [to[0] - from[0], to[1] - from[1]];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-east, from[0] + beyondMm],
    [east, widthMm + beyondMm - from[0]],
    [-south, from[1] + beyondMm],
    [south, heightMm + beyondMm - from[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    const at = room / step;
    if (step < 0) first = Math.max(first, at);
    else last = Math.min(last, at);
  }
  if (first >= last) return null;
  const spot = (part: number): Spot =>
    part === 0 ? from : part === 1 ? to : [from[0] + east * part, from[1] + south * part];
  return [spot(first), spot(last)];
}
