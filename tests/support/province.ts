import type { Profile } from '../../src/model/profile.ts';
import type { Source, Village } from '../../src/model/province.ts';
import { at } from './stations.ts';

/** A province of two operators and two technologies. */
export const PROFILE: Profile = {
  id: 'test',
  name: { vi: 'Thử', en: 'Test' },
  department: { name: { vi: 'Sở', en: 'Department' }, signatory: { vi: 'Giám đốc', en: 'Director' } },
  validFrom: '2024-01-01',
  bounds: [105.9, 20.1, 106.1, 20.3],
  tiers: ['commune'],
  centralMeridian: 105,
  operators: ['Viettel', 'VinaPhone'].map((id) => ({ id, aliases: [], colour: '#000000' })),
  technologies: [
    { id: '2G', broadband: false, defaultRadiusM: { urban: 1000, other: 3000 } },
    { id: '4G', broadband: true, defaultRadiusM: { urban: 700, other: 1500 } },
  ],
  thresholds: {
    coveredShare: 0.5,
    uncoveredShare: 0.01,
    fibreShare: 0.5,
    nodeReachM: 1000,
    cableReachM: 300,
    positionToleranceM: 30,
    maxMoveM: 500,
    heightToleranceM: 5,
    coverageKept: 0.95,
    // Every touched village counts, as in the formula; `sharing-slivers.test.ts` is about the rest.
    touchedShareMin: 0,
  },
  rules: [{ id: 'R', document: 'QĐ', date: '2018', inForce: false, leastDistanceM: { urban: 100, other: 400 } }],
  baseline: { sharedShareOfAllPositions: 0.16, date: '2023-06-30', source: 'test' },
  periods: [{ id: '2023-2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 }],
  reading: 'deployment',
  indicators: [],
  data: {
    villages: { file: 'v.geojson', sample: false, source: 'test', date: '2024-01-01', licence: 'test' },
    stations: { file: 's.geojson', sample: false, source: 'test', date: '2024-01-01', licence: 'test' },
  },
};

/** That a file of stations was read: without one, nothing is known of coverage. */
export const STATIONS_FILE: Source = {
  role: 'stations',
  file: 's.geojson',
  date: '2024-01-01',
  licence: 'test',
  origin: 'test',
  sample: false,
  rows: 1,
};

/** A square kilometre whose south-west corner lies so many kilometres east and north. */
export function villageAt(eastKm: number, northKm: number, given: Partial<Village> = {}): Village {
  const corner = (dx: number, dy: number) => at((eastKm + dx) * 1000, (northKm + dy) * 1000);
  return {
    code: `V${eastKm}-${northKm}`,
    name: 'Thôn',
    kind: null,
    communeCode: 'C',
    commune: 'Xã',
    districtCode: null,
    district: null,
    population: 100,
    households: null,
    mobileReported: true,
    ftthReported: null,
    ftthHouseholds: null,
    planWeight: null,
    geometry: [[[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]]],
    extra: {},
    ...given,
  };
}
