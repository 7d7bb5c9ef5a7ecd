import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { type Bounds, boundsOfBoxes, EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import type { VillagePaint } from './view.ts';

/**
 * The map on paper, as vector shapes: sharp at any resolution, and the same for a commune as
 * for the province. Lengths are millimetres of paper from the top left; north is up. One
 * scale holds for the whole sheet: degrees of longitude are shortened at its middle latitude.
 */
export interface PrintMap {
  readonly widthMm: number;
  readonly heightMm: number;
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

interface PrintLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Of the unit that is named; `number`: a village's number in the list of the unit, for want of room. */
  readonly tier: string;
}

/** What a village of the unit is named by. */
export interface NamedVillage {
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
}

const MARGIN_MM = 6;
/** Names of this tier are written where a sheet shows so many villages of its own. */
const NAMES = [
  { tier: 'village', upTo: 40 },
  { tier: 'commune', upTo: 400 },
  { tier: 'district', upTo: Infinity },
] as const;
/** On a sheet of more villages the borders of communes would only be a grey veil. */
const MOST_WITH_COMMUNES = 400;
/** About the room that one letter of a label takes, and its line. */
const LETTER_MM = 1.35;
const LINE_MM = 3;

export function printMap(
  { widthMm, leastHeightMm, mostHeightMm }: PrintSheet,
  source: {
    readonly villages: FeatureCollection;
    readonly borders: FeatureCollection;
    readonly labels: FeatureCollection;
    /** By village; given: every village of the unit is named, or has its number in the list of `members`, from 1. */
    readonly named?: readonly NamedVillage[];
  },
  paint: VillagePaint,
  members: readonly number[],
  bounds: readonly Bounds[],
): PrintMap {
  const around = boundsOfBoxes(members.flatMap((v) => (bounds[v] ? [bounds[v]] : [])));
  const box: Bounds = around[0] <= around[2] ? around : [0, 0, 1, 1];
  const heightMm = Math.min(mostHeightMm, Math.max(leastHeightMm, (widthMm - 2 * MARGIN_MM) * tallness(box)));
  const sheet = { widthMm, heightMm };
  const project = projection(box, sheet);
  const own = new Set(members);
  const inSight = source.villages.features
    .map((feature, v) => ({ feature, v, box: bounds[v] }))
    .filter(({ box: one }) => one && overlaps(one, project.box));
  const tier = source.named ? 'village' : (NAMES.find(({ upTo }) => members.length <= upTo)?.tier ?? 'district');
  const ownNames = ownLabels(members, source.named ?? [], project.point, sheet);
  return {
    ...sheet,
    villages: inSight.map(({ feature, v }) => ({
      path: pathOf(feature.geometry, project.point),
      colour: paint.colours[v] ?? '#ffffff',
      hatched: paint.hatched[v] === 1,
      contradicted: paint.contradicted[v] === 1,
      own: own.has(v),
    })),
    borders: source.borders.features
      .map((feature) => ({
        path: pathOf(feature.geometry, project.point),
        tier: String(feature.properties?.tier ?? ''),
      }))
      .filter((border) => border.tier !== 'commune' || members.length <= MOST_WITH_COMMUNES),
    labels: placed(source.labels.features, tier, project.point, sheet, ownNames),
    scale: scaleBar(project.mmPerMetre, sheet.widthMm),
  };
}

interface Projection {
  readonly point: (place: LonLat) => readonly [x: number, y: number];
  readonly mmPerMetre: number;
  /** What the sheet shows. */
  readonly box: Bounds;
}

type Paper = Pick<PrintMap, 'widthMm' | 'heightMm'>;

/** Height of a box on the ground by its width. */
function tallness([west, south, east, north]: Bounds): number {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (north - south) / Math.max((east - west) * squeeze, 1e-9);
}

function projection([west, south, east, north]: Bounds, { widthMm, heightMm }: Paper): Projection {
  const metresPerDegree = (Math.PI / 180) * EARTH_RADIUS_M;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [widthM, heightM] = [(east - west) * squeeze * metresPerDegree, (north - south) * metresPerDegree];
  const mmPerMetre = Math.min(
    (widthMm - 2 * MARGIN_MM) / Math.max(widthM, 1),
    (heightMm - 2 * MARGIN_MM) / Math.max(heightM, 1),
  );
  const mmPerLat = mmPerMetre * metresPerDegree;
  const mmPerLon = mmPerLat * squeeze;
  const [middleLon, middleLat] = [(west + east) / 2, (south + north) / 2];
  return {
    mmPerMetre,
    point: ([lon, lat]) => [widthMm / 2 + (lon - middleLon) * mmPerLon, heightMm / 2 - (lat - middleLat) * mmPerLat],
    box: [
      middleLon - widthMm / 2 / mmPerLon,
      middleLat - heightMm / 2 / mmPerLat,
      middleLon + widthMm / 2 / mmPerLon,
      middleLat + heightMm / 2 / mmPerLat,
    ],
  };
}

/** Rings and lines as one SVG path, to a hundredth of a millimetre: finer than 300 dpi. */
function pathOf(geometry: Geometry, point: Projection['point']): string {
  const line = (positions: readonly Position[], end: 'Z' | ''): string => {
    const steps = positions.map(([lon = 0, lat = 0]) =>
      point([lon, lat])
        .map((mm) => mm.toFixed(2))
        .join(' '),
    );
    return `M${steps.join('L')}${end}`;
  };
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, 'Z')).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => line(ring, 'Z'))).join('');
    case 'LineString':
      return line(geometry.coordinates, '');
    case 'MultiLineString':
      return geometry.coordinates.map((one) => line(one, '')).join('');
    default:
      return '';
  }
}

/** A label for each village of a list: its name, or its number where the name would lie over another label. The largest keep theirs. */
function ownLabels(
  members: readonly number[],
  named: readonly NamedVillage[],
  point: Projection['point'],
  { widthMm, heightMm }: Paper,
): readonly PrintLabel[] {
  const within = (at: number, margin: number, most: number): number =>
    Math.min(Math.max(at, margin), Math.max(margin, most - margin));
  const labels = members.flatMap((v, order) => {
    const village = named[v];
    if (!village) return [];
    const [x, y] = point(village.labelPoint);
    const { name: text, areaKm2 } = village;
    const whole = { x: within(x, halfOf(text), widthMm), y: within(y, LINE_MM, heightMm), text, tier: 'village' };
    return [{ areaKm2, label: whole, number: { x, y, text: String(order + 1), tier: 'number' } }];
  });
  labels.sort((a, b) => b.areaKm2 - a.areaKm2);
  const isCovered = ({ label }: (typeof labels)[number]): boolean =>
    labels.some((other) => other.label !== label && clashes(other.label, label));
  for (;;) {
    const smallest = labels.findLast((one) => one.label !== one.number && isCovered(one));
    if (!smallest) break;
    smallest.label = smallest.number;
  }
  return labels.map(({ label }) => label);
}

function halfOf(text: string): number {
  return (text.length * LETTER_MM) / 2;
}

function clashes(a: PrintLabel, b: PrintLabel): boolean {
  return Math.abs(a.y - b.y) < LINE_MM && Math.abs(a.x - b.x) < halfOf(a.text) + halfOf(b.text);
}

/** Names of one tier on the sheet, the larger places first; what would lie over another is left out. */
function placed(
  features: readonly Feature[],
  tier: string,
  point: Projection['point'],
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
    const half = halfOf(text);
    if (x - half < 0 || x + half > widthMm || y < LINE_MM || y > heightMm - LINE_MM) continue;
    const label = { x, y, text, tier };
    if (!labels.some((other) => clashes(other, label))) labels.push(label);
  }
  return labels;
}

/** 1, 2 or 5 times a power of ten, at most a quarter of the sheet. */
function scaleBar(mmPerMetre: number, widthMm: number): PrintMap['scale'] {
  const most = widthMm / 4 / mmPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((times) => times * power).find((length) => length <= most) ?? power;
  return { metres, mm: metres * mmPerMetre };
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
