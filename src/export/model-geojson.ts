import type { MultiPolygonRings } from '../model/geometry.ts';
import type { BaseStation, ExtraColumns, FibreNetwork, Structure, Village } from '../model/province.ts';

/** The model back as the files of DESIGN §3: read again they give the same model. */

type Properties = Readonly<Record<string, unknown>>;

export type VillageToWrite = Omit<Village, 'geometry'>;

/** The columns that a village has in a file; unknown is null. */
export function villageProperties(village: Omit<VillageToWrite, 'extra'>): Properties {
  return {
    code: village.code,
    name: village.name,
    kind: village.kind,
    commune_code: village.communeCode,
    commune: village.commune,
    district_code: village.districtCode,
    district: village.district,
    population: village.population,
    households: village.households,
    mobile_reported: yesNo(village.mobileReported),
    ftth_reported: yesNo(village.ftthReported),
    ftth_households: village.ftthHouseholds,
  };
}

/** @param geometryOf Boundary of a village by its index. */
export function villagesGeojson(
  villages: readonly VillageToWrite[],
  geometryOf: (village: number) => MultiPolygonRings,
): string {
  return collection(
    villages.map(({ extra, ...village }, index) =>
      feature(extra, { type: 'MultiPolygon', coordinates: geometryOf(index) }, villageProperties(village)),
    ),
  );
}

export function stationsGeojson(stations: readonly BaseStation[]): string {
  return collection(
    stations.map(({ extra, location, ...station }) =>
      feature(
        extra,
        { type: 'Point', coordinates: location },
        {
          id: station.id,
          operator: station.operator,
          position_id: station.positionId,
          status: station.status,
          commissioned: station.commissioned,
          planned_date: station.plannedDate,
          technologies: station.technologies.join(';'),
          height_m: station.heightM,
          sectors: joined(station.sectors.map(({ azimuthDeg, beamwidthDeg }) => `${azimuthDeg}/${beamwidthDeg}`)),
          radius_m: radiusText(station.radiusM),
          frequency_mhz: station.frequencyMhz,
          eirp_dbm: station.eirpDbm,
          structure: station.structure,
          owner: station.owner,
          served_operators: joined(station.servedOperators),
          tenant_slots: station.tenantSlots,
          area_class: station.areaClass,
          source: station.source,
          source_date: station.sourceDate,
        },
      ),
    ),
  );
}

export function fibreGeojson({ nodes, cables }: FibreNetwork): string {
  const ofNodes = nodes.map(({ id, kind, operator, location, reachM }) =>
    feature({}, { type: 'Point', coordinates: location }, { id, kind, operator, reach_m: reachM }),
  );
  const ofCables = cables.map(({ id, operator, lines, reachM }) => {
    const geometry =
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] }
        : { type: 'MultiLineString', coordinates: lines };
    return feature({}, geometry, { id, operator, reach_m: reachM });
  });
  return collection([...ofNodes, ...ofCables]);
}

export function structuresGeojson(structures: readonly Structure[]): string {
  return collection(
    structures.map(({ id, kind, location, heightM, tenantSlots, extra }) =>
      feature(
        extra,
        { type: 'Point', coordinates: location },
        { id, kind, height_m: heightM, tenant_slots: tenantSlots },
      ),
    ),
  );
}

/** Unknown is left out, never 0 or false. */
function feature(extra: ExtraColumns, geometry: unknown, properties: Properties): string {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return JSON.stringify({ type: 'Feature', properties: { ...extra, ...Object.fromEntries(known) }, geometry });
}

function collection(features: readonly string[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no';
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(';');
}

function radiusText(radii: Readonly<Record<string, number>>): number | string | null {
  const all = radii['*'];
  if (all !== undefined) return all;
  return joined(Object.entries(radii).map(([technology, metres]) => `${technology}:${metres}`));
}
