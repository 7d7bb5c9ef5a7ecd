import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { boundsOfBoxes, boundsOfPoints } from '../model/bounds.ts';
import type { Bounds, LonLat } from '../model/geometry.ts';
import { layLabels } from './label-layout.ts';
import {
  boxesOverlap,
  halfWidthMm,
  LINE_MM,
  type PaperFrame,
  type PaperPoint,
  paperFrame,
  paperPath,
  pointOnPaper,
} from './paper.ts';
import type { VillagePaint } from './view.ts';

/** The map on paper, as vector shapes: sharp at any resolution, and the same for a commune as for the province. */
export interface PrintMap extends Pick<PaperFrame, 'widthMm' | 'heightMm'> {
  readonly frame: PaperFrame;
  readonly villages: readonly PrintVillage[];
  readonly borders: readonly { readonly path: string; readonly tier: string }[];
  readonly labels: readonly PrintLabel[];
  /** A round length for the scale bar, and how long it is on paper. */
  readonly scale: { readonly metres: number; readonly mm: number };
}

interface PrintVillage {
  readonly path: string;
  readonly colour: string;
  readonly hatched: boolean;
  readonly contradicted: boolean;
  /** Of the unit; its neighbours are drawn pale. */
  readonly own: boolean;
}

export interface PrintLabel {
  /** The middle of the label, along and across its line. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Of the unit that is named; `number`: a village's number in the list of the unit, for want of room. */
  readonly tier: string;
  /** The point inside what is named, where the label had no room there. */
  readonly leaderFrom: readonly [xMm: number, yMm: number] | null;
}

/** What a part of the unit, a village or a commune, is named by. */
export interface NamedPart {
  readonly name: string;
  /** A point inside. */
  readonly labelPoint: LonLat;
  readonly areaKm2: number;
}

export interface PrintSheet {
  readonly widthMm: number;
  /** No higher than what is shown needs, within these. */
  readonly leastHeightMm: number;
  readonly mostHeightMm: number;
  /** Around what is shown; absent: 6 mm. */
  readonly marginMm?: number;
}

const MARGIN_MM = 6;
/** The bar stands beside the map, with its length written around its end: the narrowest such place has 27 mm. */
const MOST_SCALE_MM = 22;
/** On a sheet of more villages the borders of communes would only be a grey veil, and districts are named in their place. */
export const MOST_WITH_COMMUNES = 400;
/** Names of this tier are written where a sheet shows so many villages of its own. */
const NAMES = [
  { tier: 'village', upTo: 40 },
  { tier: 'commune', upTo: MOST_WITH_COMMUNES },
  { tier: 'district', upTo: Infinity },
] as const;

export interface PrintSource {
  readonly villages: FeatureCollection;
  readonly borders: FeatureCollection;
  readonly labels: FeatureCollection;
  /** Parts of the unit in the order of its list: every one is named, or has its number there, from 1. */
  readonly parts?: { readonly tier: 'village' | 'commune'; readonly named: readonly NamedPart[] };
}

export function printMap(
  { widthMm, leastHeightMm, mostHeightMm, marginMm = MARGIN_MM }: PrintSheet,
  source: PrintSource,
  paint: VillagePaint,
  members: readonly number[],
  bounds: readonly Bounds[],
): PrintMap {
  const around = boundsOfBoxes(members.flatMap((v) => (bounds[v] ? [bounds[v]] : [])));
  const box: Bounds = around[0] <= around[2] ? around : [0, 0, 1, 1];
  const heightMm = Math.min(mostHeightMm, Math.max(leastHeightMm, (widthMm - 2 * marginMm) * tallness(box)));
  const sheet = { widthMm, heightMm };
  const frame = paperFrame(box, sheet, marginMm);
  const point = pointOnPaper(frame);
  const own = new Set(members);
  const inSight = source.villages.features
    .map((feature, v) => ({ feature, v, box: bounds[v] }))
    .filter(({ box: one }) => one && boxesOverlap(one, frame.box));
  const tier = source.parts?.tier ?? NAMES.find(({ upTo }) => members.length <= upTo)?.tier ?? 'district';
  const ownNames = source.parts ? ownLabels(source.parts, point, sheet) : [];
  return {
    ...sheet,
    frame,
    villages: inSight.map(({ feature, v }) => ({
      path: paperPath(feature.geometry, point),
      colour: paint.colours[v] ?? '#ffffff',
      hatched: paint.hatched[v] === 1,
      contradicted: paint.contradicted[v] === 1,
      own: own.has(v),
    })),
    borders: source.borders.features
      .map((feature) => ({
        path: paperPath(linesInSight(feature.geometry, frame.box), point),
        tier: String(feature.properties?.tier ?? ''),
      }))
      .filter((border) => border.tier !== 'commune' || members.length <= MOST_WITH_COMMUNES || tier === 'commune'),
    labels: placed(source.labels.features, tier, point, sheet, ownNames),
    scale: scaleBar(frame.mmPerMetre),
  };
}

/** Of the lines of a whole province those that the sheet may show. */
function linesInSight(geometry: Geometry, box: Bounds): Geometry {
  if (geometry.type !== 'MultiLineString') return geometry;
  const coordinates = geometry.coordinates.filter((line) =>
    boxesOverlap(boundsOfPoints(line.map(([lon = 0, lat = 0]): LonLat => [lon, lat])), box),
  );
  return { type: 'MultiLineString', coordinates };
}

type Paper = Pick<PrintMap, 'widthMm' | 'heightMm'>;

/** Height of a box on the ground by its width. */
function tallness([west, south, east, north]: Bounds): number {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (north - south) / Math.max((east - west) * squeeze, 1e-9);
}

/** A label for each part of a list: its name, or its number there. */
function ownLabels(
  { tier, named }: NonNullable<PrintSource['parts']>,
  point: PaperPoint,
  sheet: Paper,
): readonly PrintLabel[] {
  const wishes = named.map(({ name, labelPoint, areaKm2 }, order) => ({
    name,
    number: String(order + 1),
    at: point(labelPoint),
    areaKm2,
  }));
  return layLabels(wishes, tier, sheet).map(({ x, y, text, isNumber, leaderFrom }) => ({
    x,
    y,
    text,
    tier: isNumber ? 'number' : tier,
    leaderFrom,
  }));
}

function clashes(a: PrintLabel, b: PrintLabel): boolean {
  return (
    Math.abs(a.y - b.y) < LINE_MM && Math.abs(a.x - b.x) < halfWidthMm(a.text, a.tier) + halfWidthMm(b.text, b.tier)
  );
}

/** Names of one tier on the sheet, the larger places first; what would lie over another is left out. */
function placed(
  features: readonly Feature[],
  tier: string,
  point: PaperPoint,
  { widthMm, heightMm }: Paper,
  own: readonly PrintLabel[],
): readonly PrintLabel[] {
  const labels: PrintLabel[] = [...own];
  const rank = (feature: Feature): number => Number(feature.properties?.rank ?? 0);
  const wanted = features.filter(({ properties }) => properties?.tier === tier).sort((a, b) => rank(b) - rank(a));
  for (const { geometry, properties } of wanted) {
    if (geometry.type !== 'Point') continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const [x, y] = point([lon, lat]);
    const text = String(properties?.name ?? '');
    const half = halfWidthMm(text, tier);
    if (x - half < 0 || x + half > widthMm || y < LINE_MM || y > heightMm - LINE_MM) continue;
    const label = { x, y, text, tier, leaderFrom: null };
    if (!labels.some((other) => clashes(other, label))) labels.push(label);
  }
  return labels;
}

/** 1, 2 or 5 times a power of ten. */
function scaleBar(mmPerMetre: number): PrintMap['scale'] {
  const most = MOST_SCALE_MM / mmPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((times) => times * power).find((length) => length <= most) ?? power;
  return { metres, mm: metres * mmPerMetre };
}
