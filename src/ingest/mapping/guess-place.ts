import type { Bounds } from '../../model/geometry.ts';
import type { CoordinateColumns, CoordinateSystem, DecimalMark, GuessReason, Mapping } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { restoredPoint } from '../coordinates.ts';
import { isRecord } from '../fields.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { coordinateOf, coordinatePair } from './coordinate-text.ts';
import type { HeaderMatch } from './headers.ts';
import { statedSystem } from './stated-system.ts';
import { systemInWords } from './system-in-words.ts';
import { systemsFor } from './systems.ts';
import { coordinateColumn } from './value-columns.ts';
import { toLonLat } from './vn2000.ts';

/**
 * Where a table's coordinates are and what system they are in. Every system that the numbers
 * could be in is tried, and the one that brings most points into the province is taken; of
 * equals the first: as the file states, then the province's own zone, then the others.
 */

export interface PlaceGuess {
  readonly coordinates: CoordinateColumns;
  readonly crs: CoordinateSystem;
  readonly swapped: boolean;
  readonly reasons: readonly GuessReason[];
}

/** Of a table whose rows have no place of their own. */
export const NO_PLACE: PlaceGuess = {
  coordinates: { kind: 'none' },
  crs: { kind: 'wgs84' },
  swapped: false,
  reasons: [],
};

type PlaceProfile = Pick<Profile, 'bounds' | 'centralMeridian'>;
type Pair = readonly [east: number, north: number];

const MARGIN_DEG = 0.05;
/** Northings of Vietnam, metres: from its south to its north. */
const [LEAST_NORTHING, MOST_NORTHING] = [900_000, 2_700_000];

export function guessPlace(
  table: RawTable,
  matches: readonly HeaderMatch[],
  mark: DecimalMark,
  { profile, fileName }: { readonly profile: PlaceProfile; readonly fileName: string },
): PlaceGuess {
  const found = findColumns(table, matches, mark, profile);
  const stated = table.crs === null ? inWords(table, fileName, found) : statedSystem(table.crs);
  if (found.coordinates.kind === 'none') return { ...found, crs: { kind: 'wgs84' }, swapped: false };
  const decided = decideSystem(found.pairs, stated, profile);
  return { coordinates: found.coordinates, ...decided, reasons: [...found.reasons, ...decided.reasons] };
}

/** What the table says of its coordinates in words, where no program says it. */
function inWords(
  table: RawTable,
  fileName: string,
  { coordinates, pairs }: Pick<PlaceGuess, 'coordinates'> & { readonly pairs: readonly Pair[] },
): CoordinateSystem | null {
  if (coordinates.kind !== 'columns' && coordinates.kind !== 'column') return null;
  const place = coordinates.kind === 'columns' ? [coordinates.east, coordinates.north] : [coordinates.column];
  return systemInWords(table, fileName, place, arePlane(pairs) ? 'metres' : 'degrees');
}

/** Whether coordinates are metres of a plane: no degrees are so many. */
function arePlane(pairs: readonly Pair[]): boolean {
  return pairs.filter(([east, north]) => Math.abs(east) > 400 || Math.abs(north) > 400).length > pairs.length / 2;
}

function findColumns(
  { columns, sample, hasGeometry }: RawTable,
  matches: readonly HeaderMatch[],
  mark: DecimalMark,
  { bounds }: PlaceProfile,
): {
  readonly coordinates: CoordinateColumns;
  readonly pairs: readonly Pair[];
  readonly reasons: readonly GuessReason[];
} {
  if (hasGeometry && sample.some(({ geometry }) => isRecord(geometry))) {
    return {
      coordinates: { kind: 'geometry' },
      pairs: sample.flatMap(({ geometry }) => firstPairs(geometry)),
      reasons: [],
    };
  }
  const columnOf = (field: string): string | undefined => matches.find((match) => match.field === field)?.column;
  const numbers = (column: string): readonly (number | null)[] =>
    sample.map(({ properties }) => coordinateOf(properties[column], mark)?.value ?? null);
  const pairsOf = (east: string, north: string): readonly Pair[] => {
    const [e, n] = [numbers(east), numbers(north)];
    return e.flatMap((value, row): Pair[] => {
      const other = n[row] ?? null;
      return value === null || other === null ? [] : [[value, other]];
    });
  };
  const [lon, lat, x, y] = [columnOf('lon'), columnOf('lat'), columnOf('x'), columnOf('y')];
  if (lon !== undefined && lat !== undefined) {
    const pairs = pairsOf(lon, lat);
    return {
      coordinates: { kind: 'columns', east: lon, north: lat },
      pairs,
      reasons: [{ about: 'coordinates', code: 'header-same', found: `${lon}, ${lat}` }],
    };
  }
  if (x !== undefined && y !== undefined) {
    // Surveyors write X to the north, geographers to the east: the size of the numbers decides.
    const [ofX, ofY] = [median(numbers(x)), median(numbers(y))];
    const xIsNorth = isNorthing(ofX) ? !isNorthing(ofY) || ofX > ofY : ofX <= 90 && ofY > 90;
    const [east, north] = xIsNorth ? [y, x] : [x, y];
    return {
      coordinates: { kind: 'columns', east, north },
      pairs: pairsOf(east, north),
      reasons: [
        { about: 'coordinates', code: 'header-and-size', found: `${north} ≈ ${Math.round(median(numbers(north)))}` },
      ],
    };
  }
  const named = columnOf('coordinates');
  for (const both of [named, coordinateColumn(columns, sample, mark, bounds)]) {
    if (both === undefined) continue;
    const pairs = sample.flatMap(({ properties }): Pair[] => {
      const pair = coordinatePair(properties[both], mark);
      return pair === null ? [] : [orderedPair(pair[0].value, pair[1].value)];
    });
    if (pairs.length > 0) {
      return {
        coordinates: { kind: 'column', column: both },
        pairs,
        reasons: [{ about: 'coordinates', code: both === named ? 'header-same' : 'values-tell', found: both }],
      };
    }
  }
  return { coordinates: { kind: 'none' }, pairs: [], reasons: [{ about: 'coordinates', code: 'nothing-tells' }] };
}

/** Of two numbers in one cell, which is the easting: degrees above 90, or metres below any northing. */
export function orderedPair(first: number, second: number): Pair {
  const plane = Math.abs(first) > 180 || Math.abs(second) > 180;
  const firstIsNorth = plane
    ? isNorthing(first) && (!isNorthing(second) || first > second)
    : Math.abs(first) <= 90 && Math.abs(second) > 90;
  return firstIsNorth ? [second, first] : [first, second];
}

function decideSystem(
  pairs: readonly Pair[],
  stated: CoordinateSystem | null,
  profile: PlaceProfile,
): { readonly crs: CoordinateSystem; readonly swapped: boolean; readonly reasons: readonly GuessReason[] } {
  // Stated and not known: no other system is taken for it, however well its numbers would fit.
  if (stated?.kind === 'other' && stated.definition === null) {
    return { crs: stated, swapped: false, reasons: [{ about: 'crs', code: 'stated-in-file', found: stated.name }] };
  }
  const lost = pairs.filter(([east, north]) => restoredPoint(east, north, profile.bounds) !== null);
  const plane = arePlane(pairs);
  const systems = systemsFor(plane, stated, profile);
  let best = { crs: systems[0] ?? { kind: 'wgs84' as const }, swapped: false, inside: 0, score: -1 };
  for (const swapped of [false, true]) {
    for (const crs of systems) {
      const { inside, central } = fitOf(pairs, { crs, swapped }, profile.bounds);
      const expected =
        !swapped && (crs === stated || (crs.kind === 'vn2000' && crs.centralMeridian === profile.centralMeridian));
      // Zones half a degree apart may both fit: then the one whose points lie about the middle.
      const score = inside + (expected ? 0.1 : 0.05 * central);
      if (score > best.score + 1e-9) best = { crs, swapped, inside, score };
    }
  }
  // No plane has such numbers: they are degrees whose decimal points a spreadsheet ate.
  if (best.inside <= 0 && lost.length > pairs.length / 2)
    return { crs: { kind: 'wgs84' }, swapped: false, reasons: [{ about: 'crs', code: 'points-lost' }] };
  const reasons: GuessReason[] = [];
  const own = best.crs.kind === 'vn2000' && best.crs.centralMeridian === profile.centralMeridian;
  if (pairs.length === 0) reasons.push({ about: 'crs', code: 'nothing-tells' });
  else if (stated !== null && sameSystem(best.crs, stated)) reasons.push({ about: 'crs', code: howStated(stated) });
  else if (!plane) reasons.push({ about: 'crs', code: 'values-degrees' });
  else if (best.inside <= 0) reasons.push({ about: 'crs', code: 'nothing-tells' });
  else
    reasons.push({
      about: 'crs',
      code: own ? 'profile-meridian' : 'nearest-province',
      found: `${Math.round(best.inside * 100)}%`,
    });
  if (best.swapped) reasons.push({ about: 'coordinates', code: 'axes-exchanged' });
  return { crs: best.crs, swapped: best.swapped, reasons };
}

function howStated(stated: CoordinateSystem): GuessReason['code'] {
  return stated.kind === 'utm' && stated.datumAssumed === true ? 'datum-assumed' : 'stated-in-file';
}

function sameSystem(a: CoordinateSystem, b: CoordinateSystem): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Which part of the points falls into the province, and how near its middle they are, from 0 to 1. */
function fitOf(
  pairs: readonly Pair[],
  { crs, swapped }: Pick<Mapping, 'crs' | 'swapped'>,
  [west, south, east, north]: Bounds,
): { readonly inside: number; readonly central: number } {
  if (pairs.length === 0) return { inside: 0, central: 0 };
  const convert = toLonLat(crs);
  const [width, height] = [(east - west) / 2 + MARGIN_DEG, (north - south) / 2 + MARGIN_DEG];
  let inside = 0;
  let [lonSum, latSum] = [0, 0];
  for (const [first, second] of pairs) {
    const [lon, lat] = swapped ? convert(second, first) : convert(first, second);
    const [dx, dy] = [(lon - (west + east) / 2) / width, (lat - (south + north) / 2) / height];
    if (Math.abs(dx) <= 1 && Math.abs(dy) <= 1) {
      inside++;
      lonSum += dx;
      latSum += dy;
    }
  }
  const off = inside === 0 ? 1 : Math.hypot(lonSum / inside, latSum / inside);
  return { inside: inside / pairs.length, central: Math.max(0, 1 - off) };
}

/** The first position of each line, ring or point of a geometry. */
function firstPairs(geometry: unknown): Pair[] {
  if (isRecord(geometry) && Array.isArray(geometry.geometries)) return firstPairs(geometry.geometries[0]);
  const coordinates = isRecord(geometry) ? geometry.coordinates : undefined;
  let at: unknown = coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  const [first, second]: unknown[] = Array.isArray(at) ? at : [];
  return typeof first === 'number' && typeof second === 'number' ? [[first, second]] : [];
}

function isNorthing(value: number): boolean {
  return value >= LEAST_NORTHING && value <= MOST_NORTHING;
}

function median(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? Number.NaN;
}

/** What the sample's rows look like, for `guess.ts`. */
export function geometryKinds(rows: readonly RawRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ geometry }) => kindsIn(geometry, 0)));
}

function kindsIn(geometry: unknown, depth: number): readonly string[] {
  if (!isRecord(geometry) || typeof geometry.type !== 'string') return [];
  const { type, geometries } = geometry;
  if (!Array.isArray(geometries) || depth > 3) return [type];
  return geometries.flatMap((part: unknown) => kindsIn(part, depth + 1));
}
