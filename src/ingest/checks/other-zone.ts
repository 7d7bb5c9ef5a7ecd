import type { LonLat } from '../../model/geometry.ts';
import type { Issue } from '../../model/issue.ts';
import type { CoordinateSystem, Fix, Mapping } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { lonLatOf } from '../coordinates.ts';
import { isRecord } from '../fields.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { IssueLog } from '../issue-log.ts';
import { rowMapper } from '../mapping/apply.ts';
import { systemsFor } from '../mapping/systems.ts';

/** Rows that lie far away, and would lie in the province with their axes exchanged or in another system. */
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
  if (far.size === 0) return [];
  const [west, south, east, north] = profile.bounds;
  const found: { issue: Issue; fix: Fix }[] = [];
  const isPlane = mapping.crs.kind !== 'wgs84' && mapping.crs.kind !== 'vn2000-degrees';
  const zones = systemsFor(true, null, profile).filter(({ kind }) => kind === 'vn2000');
  const systems: readonly CoordinateSystem[] = isPlane ? [{ kind: 'wgs84' }, ...zones] : zones;
  const mapped = (change: Partial<Mapping>) => {
    const map = rowMapper({ ...mapping, ...change }, profile, table.columns, new IssueLog(file));
    return (raw: RawRow): LonLat | null => {
      let place: LonLat | null = null;
      map(raw, (_, __, geometry) => {
        place = isRecord(geometry) ? lonLatOf(geometry.coordinates) : null;
      });
      return place;
    };
  };
  const asWritten = mapped({ crs: { kind: 'wgs84' }, swapped: false });
  const exchanged = mapped({ swapped: !mapping.swapped });
  const others = systems.map((crs) => ({ crs, placeOf: mapped({ crs }) }));
  const isInside = (place: LonLat | null): boolean =>
    place !== null && place[0] >= west && place[0] <= east && place[1] >= south && place[1] <= north;
  await table.each(new IssueLog(file), (raw) => {
    if (!far.has(raw.row)) return;
    const at = { severity: 'error', file, row: raw.row } as const;
    if (isPlane && isInside(exchanged(raw))) {
      found.push({ issue: { ...at, code: 'coordinates-swapped' }, fix: { kind: 'swap', rows: [raw.row] } });
      return;
    }
    const other = others.find(({ placeOf }) => isInside(placeOf(raw)));
    if (other === undefined) return;
    const { crs } = other;
    const written = asWritten(raw)?.join('; ');
    found.push({
      issue: { ...at, code: 'other-zone', ...(written && { found: written }), expected: nameOf(crs) },
      fix: { kind: 'zone', rows: [raw.row], crs },
    });
  });
  return found;
}

function nameOf(crs: CoordinateSystem): string {
  return crs.kind === 'vn2000' ? `VN-2000 ${crs.centralMeridian}° (${crs.zoneDeg}°)` : 'WGS 84';
}
