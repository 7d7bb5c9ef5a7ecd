import type { Parameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { Analysis, NewBuildReading } from '../../src/model/results.ts';
import type { LoadedProvince } from '../../src/worker/protocol.ts';

/** Parameters for tests in which no figure of them matters. */
export function someParameters(): Parameters {
  return {
    coveredShare: 0.5,
    uncoveredShare: 0.01,
    fibreShare: 0.5,
    nodeReachM: 1000,
    cableReachM: 300,
    positionToleranceM: 30,
    maxMoveM: 500,
    heightToleranceM: 5,
    coverageKept: 0.95,
    radiusM: { '4G': { urban: 700, other: 1800 } },
    radiusFactor: 1,
    includePlanned: false,
    reading: 'deployment',
    periodId: '2023-2025',
    ruleId: null,
  };
}

/** The analysis of a province without villages. */
export function anAnalysis(parameters: Parameters = someParameters()): Analysis {
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
    sources: [],
  };
}

/** The smallest profile there can be: one operator, one technology, no files of its own. */
export function aProfile(): Profile {
  const file = { file: 'none.geojson', sample: true, source: 'test', date: '2025-01-01', licence: 'none' };
  const {
    radiusM: _,
    radiusFactor: __,
    includePlanned: ___,
    reading,
    periodId: ____,
    ruleId: _____,
    ...thresholds
  } = someParameters();
  return {
    id: 'test',
    name: { vi: 'Thử', en: 'Test' },
    department: { name: { vi: 'Sở', en: 'Department' }, signatory: { vi: 'Giám đốc', en: 'Director' } },
    validFrom: '2021-01-01',
    bounds: [105.5, 19.9, 106.2, 20.5],
    tiers: ['commune'],
    centralMeridian: 105,
    operators: [{ id: 'Viettel', aliases: [], colour: '#c2452d' }],
    technologies: [{ id: '4G', broadband: true, defaultRadiusM: { urban: 700, other: 1800 } }],
    thresholds,
    rules: [],
    baseline: { sharedShareOfAllPositions: 0.16, date: '2023-06-30', source: 'test' },
    periods: [{ id: '2023-2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 }],
    reading,
    indicators: [],
    data: { villages: file, stations: file },
  };
}

/** A province that was loaded and is empty. */
export function aProvince(): LoadedProvince {
  const nothing = { type: 'FeatureCollection' as const, features: [] };
  return {
    profile: aProfile(),
    villages: [],
    stations: [],
    fibre: null,
    sources: [],
    issues: [],
    mapVillages: JSON.stringify(nothing),
    borders: nothing,
    labels: nothing,
    bounds: [105.5, 19.9, 106.2, 20.5],
  };
}
