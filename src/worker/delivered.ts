import { boundsOf } from '../ingest/area.ts';
import type { Delivered } from '../model/import.ts';
import type { VillageRecord } from '../model/loaded-province.ts';
import type { BaseStation, FibreNetwork, Structure, Village } from '../model/province.ts';

/** Inputs as a new delivery is compared with the last: an id, a place, and values as text. */

export function deliveredStations(stations: readonly BaseStation[]): readonly Delivered[] {
  return stations.map(({ id, location, extra: _, ...fields }) => ({ id, place: location, values: texts(fields) }));
}

export function deliveredVillages(villages: readonly (Village | VillageRecord)[]): readonly Delivered[] {
  return villages.map((village) => {
    const [west, south, east, north] = 'geometry' in village ? boundsOf(village.geometry) : village.bounds;
    const {
      code,
      name,
      kind,
      communeCode,
      commune,
      districtCode,
      district,
      population,
      households,
      mobileReported,
      ftthReported,
      ftthHouseholds,
    } = village;
    const fields = {
      name,
      kind,
      communeCode,
      commune,
      districtCode,
      district,
      population,
      households,
      mobileReported,
      ftthReported,
      ftthHouseholds,
    };
    return { id: code, place: [(west + east) / 2, (south + north) / 2], values: texts(fields) };
  });
}

export function deliveredCables({ nodes, cables }: FibreNetwork): readonly Delivered[] {
  const ofNodes = nodes.map(
    ({ id, location, ...fields }): Delivered => ({ id: `node ${id}`, place: location, values: texts(fields) }),
  );
  const ofCables = cables.map(
    ({ id, lines, ...fields }): Delivered => ({
      id: `cable ${id}`,
      place: lines[0]?.[0] ?? [0, 0],
      values: { ...texts(fields), vertices: String(lines.flat().length) },
    }),
  );
  return [...ofNodes, ...ofCables];
}

export function deliveredStructures(structures: readonly Structure[]): readonly Delivered[] {
  return structures.map(({ id, location, extra: _, ...fields }) => ({ id, place: location, values: texts(fields) }));
}

/** Values that are there, as text. */
export function texts(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}
