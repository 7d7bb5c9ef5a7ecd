import { type PrintMap, printMap } from '../../map/print-map.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { villagesOnMap } from './named-parts.ts';
import type { PrintedProvince } from './use-print-source.ts';

/** Low enough that what does not fit leaves no half page empty; a commune of many villages needs more room for their labels. */
const SHEETS = [
  { upTo: 20, sheet: { widthMm: 140, leastHeightMm: 45, mostHeightMm: 56, marginMm: 3 } },
  { upTo: Infinity, sheet: { widthMm: 140, leastHeightMm: 65, mostHeightMm: 105, marginMm: 3 } },
] as const;

/** The map of one commune in the report of a larger unit: a label for each of its villages and for no other. */
export function detailMap(
  villages: readonly VillageRecord[],
  source: PrintedProvince,
  members: readonly number[],
): PrintMap {
  // Names of neighbours would be taken for the commune's own.
  const labels = { ...source.labels, features: [] };
  const parts = villagesOnMap(villages, members);
  const { sheet } = SHEETS.find(({ upTo }) => members.length <= upTo) ?? SHEETS[1];
  return printMap(sheet, { ...source, labels, parts }, source.paint, members, source.bounds);
}
