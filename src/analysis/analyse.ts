import { area } from '@turf/turf';
import { outOfRange } from '../model/out-of-range.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { WeighedVillages } from '../model/people.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Province, Village } from '../model/province.ts';
import type { Analysis, Coverage, CoverageLayout, Position } from '../model/results.ts';
import { broadbandFlags, computeCoverage } from './coverage/coverage.ts';
import { type VillageShapes, villageShapes } from './coverage/village-shapes.ts';
import { fibreShares } from './fibre.ts';
import { type Footprints, footprintsOf } from './footprints.ts';
import { coverageLayout } from './layout.ts';
import { villageWeights } from './plan/village-weights.ts';
import { groupPositions } from './positions.ts';
import { judgeVillages, summarise } from './summary.ts';
import { coverageOrUnknown } from './verdicts.ts';

/**
 * The whole analysis, and its steps for those who run them apart: a worker that shows
 * progress, threads that share the villages.
 *
 *   prepareProvince   once for each loaded province
 *   positionsAndFootprints         positions and footprints, for each set of parameters
 *   coverage, fibre   the work; per village, so in bands at will
 *   finishAnalysis          verdicts and key figures
 *   findCandidates    afterwards, station by station (`sharing/find-candidates.ts`)
 */
export interface PreparedProvince {
  readonly shapes: VillageShapes;
  readonly layout: CoverageLayout;
  /** 1 for each technology that is mobile broadband. */
  readonly broadband: Uint8Array;
  /** On the sphere, by Turf. */
  readonly areaKm2: Float64Array;
  /** People of each village; its km² where unknown. */
  readonly weights: Float64Array;
  /** How much a village counts in the choice of a plan; null: all alike. */
  readonly planWeights: Float64Array | null;
  /** Of weighted shares; absent: shares are of area. */
  readonly weighed?: WeighedVillages;
}

/** What does not depend on parameters. */
export function prepareProvince(profile: Profile, villages: readonly Village[]): PreparedProvince {
  const areaKm2 = Float64Array.from(villages, villageAreaKm2);
  return {
    shapes: villageShapes(villages),
    layout: coverageLayout(profile),
    broadband: broadbandFlags(profile.technologies),
    areaKm2,
    weights: Float64Array.from(villages, (village, v) => village.population ?? areaKm2[v] ?? outOfRange()),
    planWeights: villageWeights(villages),
  };
}

/** Area of a village on the sphere (Turf's formula), km². */
export function villageAreaKm2(village: Pick<Village, 'geometry'>): number {
  const coordinates = village.geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])));
  return area({ type: 'MultiPolygon', coordinates }) / 1e6;
}

/** What stations come to under one set of parameters; footprints name positions by index. */
export interface PositionsAndFootprints {
  readonly positions: readonly Position[];
  readonly footprints: Footprints;
}

/** Positions, and the footprints that count under the parameters. */
export function positionsAndFootprints(
  profile: Profile,
  stations: readonly BaseStation[],
  parameters: AnalysisParameters,
): PositionsAndFootprints {
  const { positions, positionOf } = groupPositions(stations, parameters.positionToleranceM, profile);
  return { positions, footprints: footprintsOf(stations, positionOf, profile, parameters) };
}

/** What the work of an analysis comes to, before anything is judged by it. */
export interface Computed {
  readonly positions: readonly Position[];
  readonly coverage: Coverage;
  /** Share of each village within fibre reach; null without fibre data. */
  readonly fibreShare: Float64Array | null;
  readonly weighed?: WeighedVillages;
}

/** Verdicts and key figures from what was computed. */
export function finishAnalysis(
  profile: Profile,
  province: Pick<Province, 'villages' | 'stations' | 'sources'>,
  parameters: AnalysisParameters,
  computed: Computed,
): Analysis {
  const { positions, fibreShare, weighed } = computed;
  const coverage = coverageOrUnknown(computed.coverage, province.sources);
  const judgements = judgeVillages(province.villages, coverage, fibreShare, parameters);
  const summary = summarise(profile, province, parameters, { positions, coverage, fibreShare }, judgements);
  const { sources } = province;
  const analysis = { parameters, coverage, fibreShare, ...judgements, positions, summary, sources };
  return weighed ? { ...analysis, weighed } : analysis;
}

/** All of it at once, but for the candidates. */
export function analyse(
  profile: Profile,
  province: Province,
  parameters: AnalysisParameters,
  prepared: PreparedProvince = prepareProvince(profile, province.villages),
): Analysis {
  const { shapes, layout, broadband } = prepared;
  const ground = positionsAndFootprints(profile, province.stations, parameters);
  const coverage = computeCoverage(shapes, ground.footprints, layout, broadband, parameters);
  const fibreShare = province.fibre === null ? null : fibreShares(shapes, province.fibre, parameters);
  return finishAnalysis(profile, province, parameters, { positions: ground.positions, coverage, fibreShare });
}
