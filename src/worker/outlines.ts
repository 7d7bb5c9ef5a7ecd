import type { PreparedProvince } from '../analysis/analyse.ts';
import { borderLines } from '../analysis/borders.ts';
import type { VillageRows } from '../analysis/coverage/village-rows.ts';
import { holdsPoint } from '../analysis/label-point.ts';
import { labelPoints } from '../analysis/labels.ts';
import type { Outlines, VillageRecord } from '../model/loaded-province.ts';
import type { Village } from '../model/province.ts';

/**
 * Border lines and places of names: asked for once the first map stands.
 *
 * @param records Of the same villages, as the page has them.
 */
export function outlinesOf(
  villages: readonly Village[],
  records: readonly VillageRecord[],
  { shapes, areaKm2 }: PreparedProvince,
  rowsOf: (village: number) => VillageRows,
): Outlines {
  const points = records.map(({ labelPoint }) => labelPoint);
  return {
    borders: borderLines(villages),
    labels: labelPoints(villages, points, areaKm2, (v, point) => holdsPoint(shapes, v, point, rowsOf)),
  };
}
