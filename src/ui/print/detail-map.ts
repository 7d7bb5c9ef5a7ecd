import { type PrintMap, printMap } from '../../map/print-map.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import type { PrintedProvince } from './use-print-source.ts';

/** A commune's map with its heading takes less than half of a page: what does not fit leaves no half page empty. */
const SHEET = { widthMm: 140, leastHeightMm: 55, mostHeightMm: 85 };

/** The map of one commune in the report of a larger unit: a label for each of its villages and for no other. */
export function detailMap(
  villages: readonly VillageRecord[],
  source: PrintedProvince,
  members: readonly number[],
): PrintMap {
  const named = members.flatMap((v) => villages[v] ?? []);
  // Names of neighbours would be taken for the commune's own.
  const labels = { ...source.labels, features: [] };
  const parts = { tier: 'village', named } as const;
  return printMap(SHEET, { ...source, labels, parts }, source.paint, members, source.bounds);
}
