import type { Issue } from '../../model/issue.ts';
import type { Fix, Mapping } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { isRecord } from '../fields.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { IssueLog } from '../issue-log.ts';
import { rowMapper } from '../mapping/apply.ts';
import { systemsFor } from '../mapping/systems.ts';

/** Rows that lie far away, and would lie in the province with their axes exchanged or in another zone. */
export async function otherZone(
  table: RawTable,
  mapping: Mapping,
  issues: readonly Issue[],
  file: string,
  profile: Pick<Profile, 'bounds' | 'centralMeridian' | 'operators' | 'technologies'>,
): Promise<readonly { readonly issue: Issue; readonly fix: Fix }[]> {
  const far = new Set(
    issues.flatMap(({ code, row }) =>
      (code === 'coordinates-far' || code === 'coordinates-broken') && row !== undefined ? [row] : [],
    ),
  );
  if (mapping.crs.kind !== 'vn2000' || far.size === 0) return [];
  const [west, south, east, north] = profile.bounds;
  const found: { issue: Issue; fix: Fix }[] = [];
  const systems = systemsFor(true, null, profile).filter(({ kind }) => kind === 'vn2000');
  const mapped = (change: Partial<Mapping>) =>
    rowMapper({ ...mapping, ...change }, profile, table.columns, new IssueLog(file));
  const mappers = [
    { crs: mapping.crs, swapped: true, map: mapped({ swapped: !mapping.swapped }) },
    ...systems.map((crs) => ({ crs, swapped: false, map: mapped({ crs }) })),
  ];
  await table.each(new IssueLog(file), (raw) => {
    if (!far.has(raw.row)) return;
    for (const { crs, swapped, map } of mappers) {
      let inside = false;
      map(raw, (_, __, geometry) => {
        const [lon, lat]: unknown[] =
          isRecord(geometry) && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
        inside =
          typeof lon === 'number' &&
          typeof lat === 'number' &&
          lon >= west &&
          lon <= east &&
          lat >= south &&
          lat <= north;
      });
      if (!inside || crs.kind !== 'vn2000') continue;
      if (swapped) {
        const issue: Issue = { severity: 'error', code: 'coordinates-swapped', file, row: raw.row };
        found.push({ issue, fix: { kind: 'swap', rows: [raw.row] } });
        return;
      }
      const expected = `${crs.centralMeridian}° (${crs.zoneDeg}°)`;
      found.push({
        issue: { severity: 'error', code: 'other-zone', file, row: raw.row, expected },
        fix: { kind: 'zone', rows: [raw.row], crs },
      });
      return;
    }
  });
  return found;
}
