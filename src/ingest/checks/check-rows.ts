import type { Issue } from '../../model/issue.ts';
import type { Fix, ImportRole } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import type { Village } from '../../model/province.ts';
import { communeFinder, nearestCommune } from '../mapping/communes.ts';
import type { RowFeed } from '../read-rows.ts';
import { landFlaws } from './land.ts';
import { polygonFlaws } from './polygon-flaws.ts';

/** 350 m in feet. */
const MOST_FEET = 1_148;

/** Checks that only a person who brings a file needs: they cost more than reading, and offer a fix. */

/** The rows as they are, with what is wrong in how their polygons are drawn said on the way. */
export function withPolygonChecks(rows: RowFeed): RowFeed {
  return {
    feed: (log, onRow) =>
      rows.feed(log, (row, properties, geometry) => {
        for (const { code, found, expected } of polygonFlaws(geometry) ?? [])
          log.warn(code, { row, field: 'geometry', found, expected });
        onRow(row, properties, geometry);
      }),
  };
}

/** The rows as they are; how many there were, and which row a village's code or another id stood in. */
export function notedRows(
  rows: RowFeed,
  idField: string,
  onRow: Parameters<RowFeed['feed']>[1] = () => {},
): RowFeed & { count(): number; rowOf(id: string): number | undefined } {
  const rowOfId = new Map<string, number>();
  let count = 0;
  return {
    feed: (log, next) =>
      rows.feed(log, (row, properties, geometry) => {
        count++;
        const id = properties[idField];
        if (typeof id === 'string' || typeof id === 'number') rowOfId.set(String(id).trim().normalize('NFC'), row);
        onRow(row, properties, geometry);
        next(row, properties, geometry);
      }),
    count: () => count,
    rowOf: (id) => rowOfId.get(id),
  };
}

/** Overlaps, gaps and communes that the profile does not know, of villages that were read. */
export function villageIssues(
  villages: readonly Village[],
  file: string,
  profile: Pick<Profile, 'communes'>,
  rowOf: (code: string) => number | undefined,
): readonly Issue[] {
  const issues: Issue[] = [];
  const at = (village: Village | undefined): { row?: number } => {
    const row = village === undefined ? undefined : rowOf(village.code);
    return row === undefined ? {} : { row };
  };
  const { overlaps, gaps, grainM } = landFlaws(villages);
  for (const { first, second, areaM2 } of overlaps) {
    const [one, other] = [villages[first], villages[second]];
    issues.push({
      severity: 'warning',
      code: 'villages-overlap',
      file,
      ...at(other),
      field: 'geometry',
      found: hectares(areaM2),
      expected: placeName(one, at(one).row),
    });
  }
  for (const { areaM2, lon, lat, around } of gaps) {
    const [first, ...others] = around.map((index) => villages[index]);
    const beside = others.map((village) => placeName(village, at(village).row)).join('; ');
    issues.push({
      severity: 'warning',
      code: 'villages-gap',
      file,
      ...at(first),
      field: 'geometry',
      found: `${hectares(areaM2)} (± ${Math.round(grainM)} m)`,
      expected: `${lon.toFixed(5)}, ${lat.toFixed(5)}${beside === '' ? '' : ` (${beside})`}`,
    });
  }
  if (profile.communes !== undefined) {
    const find = communeFinder(profile.communes);
    const nearest = nearestCommune(profile.communes);
    for (const village of villages) {
      // A unit without a commune counts as its own, which is said elsewhere.
      if (village.communeCode === village.code) continue;
      if (village.commune !== null && find(village.commune).length === 0) {
        const expected = nearest(village.commune);
        issues.push({
          severity: 'warning',
          code: 'commune-unlisted',
          file,
          ...at(village),
          field: 'commune',
          found: village.commune,
          ...(expected && { expected }),
        });
      }
    }
  }
  return issues;
}

/** A neighbour, and where it stands in the file. */
function placeName(village: Village | undefined, row: number | undefined): string {
  return row === undefined ? (village?.name ?? '') : `${village?.name ?? ''}, row ${row}`;
}

function hectares(areaM2: number): string {
  return `${(areaM2 / 10_000).toFixed(areaM2 < 100_000 ? 2 : 0)} ha`;
}

/** The one change that surely fixes an issue; null where a person must decide. */
export function fixFor({ code, row, field, found }: Issue, role: ImportRole): Fix | null {
  if (row === undefined) return null;
  switch (code) {
    case 'coordinates-swapped':
      return { kind: 'swap', rows: [row] };
    case 'coordinates-point-lost':
      return { kind: 'point', rows: [row] };
    case 'positions-apart':
      return { kind: 'apart', rows: [row] };
    case 'polygon-crosses':
      return { kind: 'repair', rows: [row] };
    case 'polygon-unclosed':
    case 'polygon-direction':
    case 'polygon-doubled':
      return { kind: 'tidy', rows: [row] };
    case 'duplicate-id':
      // Two rows of a table for one village: which of them holds, only a person can say.
      return role === 'villageTable' ? null : { kind: 'rename', rows: [row] };
    case 'value-implausible':
      // No mast of the country is so high; of one measured in feet it may be the height.
      return field === 'height_m' && Number(found) <= MOST_FEET
        ? { kind: 'set', row, field, value: `${found} ft` }
        : null;
    default:
      return null;
  }
}
