import { outOfRange } from '../model/out-of-range.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { ModelledFootprint } from '../model/radio.ts';

/**
 * Footprints (vùng phục vụ) as flat arrays: one entry for each station × technology ×
 * sector × operator whose coverage it counts as. A footprint is a disc on the sphere,
 * cut to a sector where the station has sectors.
 */
export interface Footprints {
  readonly count: number;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly radiusM: Float64Array;
  /** Degrees clockwise from north; meaningless where `beamwidthDeg` is 360. */
  readonly azimuthDeg: Float64Array;
  /** Full width in degrees; 360 is a whole disc. */
  readonly beamwidthDeg: Float64Array;
  /** `operator index × technology count + technology index`, both in the profile's order. */
  readonly cell: Uint8Array;
  /** Index of the station. */
  readonly station: Uint32Array;
  /** Index of the station's position. */
  readonly position: Uint32Array;
  /** By footprint, where a radio model says where the signal reaches; absent: discs and sectors all. */
  readonly cells?: readonly (ModelledFootprint | null)[];
}

/**
 * A station's radius in one technology, metres: its own, else the default for its
 * technology and area class (unknown class: `other`), times the radius factor.
 */
export function stationRadiusM(
  station: BaseStation,
  technology: string,
  parameters: Pick<AnalysisParameters, 'radiusM' | 'radiusFactor'>,
): number {
  const own = station.radiusM[technology] ?? station.radiusM['*'];
  const byDefault = parameters.radiusM[technology]?.[station.areaClass ?? 'other'] ?? 0;
  return (own ?? byDefault) * parameters.radiusFactor;
}

const ALL_AROUND = [{ azimuthDeg: 0, beamwidthDeg: 360 }] as const;

/** Whether a station's footprints count at all. */
export function stationCounts(
  station: BaseStation,
  { includePlanned }: Pick<AnalysisParameters, 'includePlanned'>,
): boolean {
  return station.status === 'existing' || (includePlanned && station.status === 'planned');
}

/**
 * The footprints of all stations that count, in the stations' order.
 *
 * @param positionOf Position index of each station.
 * @throws never; stations with unknown operators or technologies contribute nothing.
 */
export function footprintsOf(
  stations: readonly BaseStation[],
  positionOf: ArrayLike<number>,
  profile: Pick<Profile, 'operators' | 'technologies'>,
  parameters: Pick<AnalysisParameters, 'radiusM' | 'radiusFactor' | 'includePlanned' | 'radio'>,
): Footprints {
  const operatorIndex = new Map(profile.operators.map((operator, index) => [operator.id, index]));
  const technologyIndex = new Map(profile.technologies.map((technology, index) => [technology.id, index]));
  const technologyCount = profile.technologies.length;

  const lon: number[] = [];
  const lat: number[] = [];
  const radiusM: number[] = [];
  const azimuthDeg: number[] = [];
  const beamwidthDeg: number[] = [];
  const cell: number[] = [];
  const stationOf: number[] = [];
  const position: number[] = [];
  const cells: (ModelledFootprint | null)[] = [];

  const radio = parameters.radio && 'footprintOf' in parameters.radio ? parameters.radio : null;

  stations.forEach((station, index) => {
    if (!stationCounts(station, parameters)) return;
    const sectors = station.sectors.length > 0 ? station.sectors : ALL_AROUND;
    for (const technology of station.technologies) {
      const t = technologyIndex.get(technology);
      const modelled = t === undefined ? null : (radio?.footprintOf(station, technology) ?? null);
      const radius = modelled?.served.reachM ?? stationRadiusM(station, technology, parameters);
      if (t === undefined || !(radius > 0)) continue;
      for (const operator of new Set([station.operator, ...station.servedOperators])) {
        const o = operatorIndex.get(operator);
        if (o === undefined) continue;
        for (const sector of modelled === null ? sectors : ALL_AROUND) {
          lon.push(station.location[0]);
          lat.push(station.location[1]);
          radiusM.push(radius);
          azimuthDeg.push(sector.azimuthDeg);
          beamwidthDeg.push(Math.min(360, sector.beamwidthDeg));
          cell.push(o * technologyCount + t);
          stationOf.push(index);
          position.push(positionOf[index] ?? outOfRange());
          cells.push(modelled);
        }
      }
    }
  });

  return {
    count: lon.length,
    lon: new Float64Array(lon),
    lat: new Float64Array(lat),
    radiusM: new Float64Array(radiusM),
    azimuthDeg: new Float64Array(azimuthDeg),
    beamwidthDeg: new Float64Array(beamwidthDeg),
    cell: new Uint8Array(cell),
    station: new Uint32Array(stationOf),
    position: new Uint32Array(position),
    ...(cells.some((one) => one !== null) ? { cells } : {}),
  };
}

/** Some of the footprints, in the order of their indexes. */
export function selectFootprints(footprints: Footprints, indexes: readonly number[]): Footprints {
  const at = Uint32Array.from(indexes);
  return {
    count: at.length,
    lon: Float64Array.from(at, (i) => footprints.lon[i] ?? outOfRange()),
    lat: Float64Array.from(at, (i) => footprints.lat[i] ?? outOfRange()),
    radiusM: Float64Array.from(at, (i) => footprints.radiusM[i] ?? outOfRange()),
    azimuthDeg: Float64Array.from(at, (i) => footprints.azimuthDeg[i] ?? outOfRange()),
    beamwidthDeg: Float64Array.from(at, (i) => footprints.beamwidthDeg[i] ?? outOfRange()),
    cell: Uint8Array.from(at, (i) => footprints.cell[i] ?? outOfRange()),
    station: Uint32Array.from(at, (i) => footprints.station[i] ?? outOfRange()),
    position: Uint32Array.from(at, (i) => footprints.position[i] ?? outOfRange()),
    ...(footprints.cells === undefined ? {} : { cells: indexes.map((i) => footprints.cells?.[i] ?? null) }),
  };
}
