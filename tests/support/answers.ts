import type { LoadedProvince } from '../../src/model/loaded-province.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';
import type { Edited } from '../../src/model/questions.ts';
import type { Analysis, NewBuildReading } from '../../src/model/results.ts';
import { PROFILE, STATIONS_FILE } from './province.ts';

/** Parameters for tests in which no figure of them matters. */
export function someParameters(): AnalysisParameters {
  return defaultParameters(PROFILE);
}

/** What an analysis without a scenario says of edits. */
export const NO_EDITS: Edited = { changed: [], issues: [] };

/** The analysis of a province without villages. */
export function anAnalysis(parameters: AnalysisParameters = someParameters()): Analysis {
  const reading: NewBuildReading = {
    locations: 0,
    shared: 0,
    share: null,
    goal: 0.3,
    met: false,
    missing: 0,
    positions: [],
  };
  return {
    parameters,
    coverage: {
      layout: { operators: [], technologies: [], columns: 5 },
      villageCount: 0,
      shares: new Float64Array(0),
      resilience: new Uint8Array(0),
      criticalStart: new Uint32Array(1),
      criticalPositions: new Uint32Array(0),
    },
    fibreShare: null,
    verdicts: [],
    mobileContradictions: [],
    ftthContradictions: [],
    positions: [],
    summary: {
      villages: { total: 0, covered: 0, partial: 0, uncovered: 0, contradictions: 0, grave: 0 },
      byTechnology: {},
      byOperator: {},
      fibre: null,
      positions: { total: 0, shared: 0, share: null },
      newBuild: {
        period: { id: '2023-2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 },
        official: 'deployment',
        deployment: reading,
        greenfield: reading,
        unknownCommissioning: 0,
        upgrades: [],
      },
    },
    sources: [STATIONS_FILE],
  };
}

/** A province that was loaded and is empty. */
export function aProvince(): LoadedProvince {
  const nothing = { type: 'FeatureCollection' as const, features: [] };
  return {
    profile: PROFILE,
    villages: [],
    stations: [],
    fibre: null,
    structures: [],
    sources: [],
    issues: [],
    mapVillages: JSON.stringify(nothing),
    bounds: PROFILE.bounds,
    published: false,
  };
}
