import { basename } from 'node:path';
import {
  finishAnalysis,
  type PreparedProvince,
  positionsAndFootprints,
  prepareProvince,
} from '../../src/analysis/analyse.ts';
import { fibreShares } from '../../src/analysis/fibre.ts';
import type { Footprints } from '../../src/analysis/footprints.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { hostsOf } from '../../src/analysis/sharing/hosts.ts';
import { candidatesCsv } from '../../src/export/candidates-csv.ts';
import { basisOfFigures } from '../../src/export/figure-basis.ts';
import { measurementErrorsCsv, measurementsCsv } from '../../src/export/measured-csv.ts';
import { positionsCsv } from '../../src/export/positions-csv.ts';
import { summaryJson } from '../../src/export/summary-json.ts';
import { villagesCsv } from '../../src/export/villages-csv.ts';
import type { Measured } from '../../src/model/measured.ts';
import type { Output } from '../../src/model/output.ts';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import type { Analysis, Candidate } from '../../src/model/results.ts';
import { shared, threadsFor, workOnAllCores } from './all-cores.ts';
import type { Inputs } from './read-inputs.ts';

/** What the commands compute from their inputs. */
export interface CommandAnalysis {
  readonly analysis: Analysis;
  readonly prepared: PreparedProvince;
  readonly footprints: Footprints;
  readonly candidates: readonly Candidate[];
  /** Villages that each position serves. */
  readonly served: Uint32Array;
}

/** @param threads All cores for a large province by default. */
export async function analyseInputs(
  inputs: Inputs,
  parameters: AnalysisParameters,
  threads = threadsOf(inputs, parameters),
): Promise<CommandAnalysis> {
  return analysed(inputs, parameters, threads, 'candidates');
}

/** The same without candidates, for outputs that tell nothing of them. */
export async function analyseWithoutCandidates(
  inputs: Inputs,
  parameters: AnalysisParameters,
): Promise<CommandAnalysis> {
  return analysed(inputs, parameters, threadsOf(inputs, parameters), 'no candidates');
}

/** Modelled footprints are computed when asked for, and kept: they do not go to other threads. */
function threadsOf({ province }: Inputs, { radio }: AnalysisParameters): number {
  return radio === undefined ? threadsFor(province.villages.length) : 1;
}

async function analysed(
  { profile, province, prepared: weighed }: Inputs,
  parameters: AnalysisParameters,
  threads: number,
  sought: 'candidates' | 'no candidates',
): Promise<CommandAnalysis> {
  const own = weighed ?? prepareProvince(profile, province.villages);
  const prepared = threads > 1 ? { ...own, shapes: shared(own.shapes) } : own;
  const { positions, footprints } = positionsAndFootprints(profile, province.stations, parameters);
  const { shapes, layout, broadband } = prepared;
  const finder = findCandidates(profile, province, { positions, parameters }, prepared);
  const planned = sought === 'candidates' ? finder.planned : [];
  const moves = {
    asked: planned.map((station) => ({ station, places: finder.placesOf(station) })),
    footprints: finder.footprints,
    weights: prepared.weights,
    thresholds: parameters,
  };
  const job = { shapes, layout, broadband, footprints, coveredShare: parameters.coveredShare, moves };
  const { coverage, served, moves: costs } = await workOnAllCores(job, positions.length, threads);
  const fibreShare = province.fibre === null ? null : fibreShares(shapes, province.fibre, parameters);
  const { weighed: byVillage } = prepared;
  const computed = { positions, coverage, fibreShare, ...(byVillage ? { weighed: byVillage } : {}) };
  const analysis = finishAnalysis(profile, province, parameters, computed);
  const candidates = planned.flatMap((station) => finder.of(station, costs.get(station)));
  return { analysis, prepared, footprints, candidates, served };
}

/** The four files of `analyze`, and two of what was measured where anything was; the profile is named among the sources. */
export function outputsOf(
  inputs: Inputs,
  profilePath: string,
  computed: CommandAnalysis,
  measured: Measured | null = null,
): Output[] {
  const { province, profile, profileSha256 } = inputs;
  const { villages, stations } = province;
  const { analysis, candidates, prepared, served } = computed;
  const profileSource = {
    role: 'profile',
    file: basename(profilePath),
    date: profile.validFrom,
    licence: null,
    origin: null,
    sample: false,
    rows: 1,
    ...(profileSha256 === undefined ? {} : { sha256: profileSha256 }),
  } as const;
  const hosts = hostsOf(analysis.positions, province.structures);
  const basis = basisOfFigures(analysis.parameters);
  const withProfile = { ...analysis, sources: [profileSource, ...analysis.sources] };
  return [
    ['summary.json', [summaryJson(withProfile, inputs.incomplete, measured)]],
    ['villages.csv', villagesCsv(villages, analysis, prepared.areaKm2)],
    ['positions.csv', positionsCsv(analysis, stations, villages, served)],
    ['candidates.csv', candidatesCsv(candidates, stations, hosts, basis)],
    ...(measured === null
      ? []
      : ([
          ['measurements.csv', measurementsCsv(measured, villages)],
          ['measurement-errors.csv', measurementErrorsCsv(measured)],
        ] satisfies Output[])),
  ];
}
