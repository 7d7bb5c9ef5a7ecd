import { describe, expect, it } from 'vitest';
import type { Pair } from '../../src/model/planner.ts';
import type { Candidate, Position } from '../../src/model/results.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { movesOverlay, scenarioMarks } from '../../src/state/move-overlay.ts';
import { WORKBENCH_AT_FIRST } from '../../src/state/workbench.ts';
import { type CandidateFilter, filterCandidates, NO_CANDIDATE_FILTER } from '../../src/ui/planner/candidate-filter.ts';
import { editWords } from '../../src/ui/planner/edit-words.ts';
import { withChoice } from '../../src/ui/planner/move-filter.ts';
import { filterPairs, NO_PAIR_FILTER, type PairFilter } from '../../src/ui/planner/pair-filter.ts';
import { goalText, orderOf } from '../../src/ui/planner/plan-order.ts';
import { changedFields, type TypedStation, typedStation } from '../../src/ui/planner/station-fields.ts';
import { station } from '../support/stations.ts';

const stations = [
  station({ id: 'P1', operator: 'Viettel', status: 'planned' }),
  station({ id: 'P2', operator: 'MobiFone', status: 'planned' }),
  station({ id: 'H', operator: 'VinaPhone', structure: 'rooftop' }),
];
const NO_PINS = { pinnedIn: [], pinnedOut: [] };
const host: Position = {
  id: 'H-1',
  location: [106, 20],
  stations: [2],
  operators: ['VinaPhone'],
  existingOperators: ['VinaPhone'],
  status: 'existing',
  shared: false,
  freeSlots: 1,
  heightM: 30,
};
const GATES_PASSED = { distance: 'pass', slots: 'pass', height: 'pass', operator: 'pass', coverage: 'pass' } as const;
const candidate = (change: Partial<Candidate>): Candidate => ({
  station: 0,
  host: 0,
  hostKind: 'existing',
  distanceM: 120,
  areaClass: 'other',
  rule: 'R',
  mandatory: false,
  nearestOtherM: 120,
  loss: 0,
  coverageKept: 0.99,
  freeSlots: 1,
  gates: GATES_PASSED,
  passes: true,
  fallingVillages: [],
  ...change,
});

describe('the candidates a planner asks for', () => {
  const all = [
    candidate({}),
    candidate({ station: 1, mandatory: true, distanceM: 300, coverageKept: 0.96, freeSlots: null }),
    candidate({ station: 1, passes: false, freeSlots: 0, gates: { ...GATES_PASSED, slots: 'fail', height: 'survey' } }),
  ];
  const shown = (change: Partial<CandidateFilter>) =>
    filterCandidates(
      all,
      { ...NO_CANDIDATE_FILTER, ...change },
      {
        stations,
        positions: [host],
        unitsOf: (s) => (s === 0 ? { district: '37-1', commune: 'C1' } : { district: null, commune: 'C2' }),
      },
    ).map((row) => all.indexOf(row));

  it('are those that pass, unless asked otherwise', () => {
    expect(shown({})).toEqual([0, 1]);
    expect(shown({ onlyPassing: false })).toEqual([0, 1, 2]);
  });

  it.each<[string, Partial<CandidateFilter>, number[]]>([
    ['of an operator', { operator: 'MobiFone' }, [1]],
    ['of a district', { district: '37-1' }, [0]],
    ['of a commune', { commune: 'C2' }, [1]],
    ['that a rule demands', { rule: 'mandatory' }, [1]],
    ['that no rule demands', { rule: 'voluntary' }, [0]],
    ['near enough, the bound included', { mostM: 120 }, [0]],
    ['that keep enough, the bound included', { leastKept: 0.96 }, [0, 1]],
    ['with a slot known to be free', { slots: 'free' }, [0]],
    ['whose slots nobody knows', { slots: 'unknown' }, [1]],
    ['on a kind of structure', { structure: 'rooftop' }, [0, 1]],
    ['on a kind of structure that no host has', { structure: 'monopole' }, []],
    ['that fail a gate', { gate: 'slots', onlyPassing: false }, [2]],
    ['that fail another gate', { gate: 'height', onlyPassing: false }, []],
    ['of which something must be surveyed', { gate: 'survey', onlyPassing: false }, [2]],
    ['whose host is of an operator', { hostOperator: 'VinaPhone' }, [0, 1]],
    ['whose host is of an operator that has none', { hostOperator: 'Viettel' }, []],
    ['with a station named so', { text: 'p2' }, [1]],
    ['with a host or an operator named so, accents or not', { text: 'Vína' }, [0, 1]],
    ['with a name that nothing has', { text: 'NBH-9' }, []],
  ])('are those %s', (_, change, expected) => {
    expect(shown(change)).toEqual(expected);
  });
});

describe('a failed gate and "only those that pass"', () => {
  it('exclude each other: what is chosen last holds', () => {
    const failing = withChoice(NO_CANDIDATE_FILTER, { gate: 'distance' });
    expect(failing).toMatchObject({ gate: 'distance', onlyPassing: false });
    expect(withChoice(failing, { onlyPassing: true })).toMatchObject({ gate: '', onlyPassing: true });
    expect(withChoice(NO_CANDIDATE_FILTER, { gate: 'survey' })).toMatchObject({ gate: 'survey', onlyPassing: true });
  });
});

describe('the pairs a planner asks for', () => {
  const places = [
    [106, 20],
    [106.1, 20],
    [106.2, 20],
  ] as const;
  const positions = places.map((location): Position => ({ ...host, location }));
  const pair = (mover: number, to: number, passes = true): Pair => ({ ...candidate({}), mover, host: to, passes });
  const all = [pair(0, 1), pair(1, 2), pair(2, 0, false), pair(2, 2)];
  const shown = (change: Partial<PairFilter>) =>
    filterPairs(
      all,
      { ...NO_PAIR_FILTER, ...change },
      {
        joined: new Set(all.slice(1, 2)),
        positions,
        unitsAt: ([lon]) => ({ district: lon < 106.15 ? 'D1' : null, commune: lon === 106 ? 'C1' : 'C2' }),
      },
    ).map((row) => all.indexOf(row));

  it.each<[string, Partial<PairFilter>, number[]]>([
    ['that pass', {}, [0, 1, 3]],
    ['of a commune, by either mast', { commune: 'C1', onlyPassing: false }, [0, 2]],
    ['of a district', { district: 'D1' }, [0, 1]],
    ['of both', { district: 'D1', commune: 'C2' }, [0, 1]],
    ['that are joined', { onlyJoined: true }, [1]],
    ['of a name', { text: 'h-1' }, [0, 1, 3]],
    ['that fail a gate', { gate: 'coverage', onlyPassing: false }, []],
    ['whose host is of an operator', { hostOperator: 'MobiFone' }, []],
  ])('are those %s', (_, change, expected) => {
    expect(shown(change)).toEqual(expected);
  });
});

describe('the order of a plan as it is typed', () => {
  const form = WORKBENCH_AT_FIRST.plan;
  const DEPLOYMENT = { official: 'deployment', period: { goal: 0.3 } } as const;
  const GREENFIELD = { official: 'greenfield', period: { goal: 0.3 } } as const;

  it('aims at the goal of the period until another is typed', () => {
    const period = { goal: 0.425 };
    expect(goalText(form, period)).toBe('42.5');
    expect(orderOf(form, { official: 'deployment', period }, NO_PINS).aim).toEqual({ kind: 'goal', goal: 0.425 });
    expect(orderOf({ ...form, goal: '50' }, { official: 'deployment', period }, NO_PINS).aim).toEqual({
      kind: 'goal',
      goal: 0.5,
    });
  });

  it('is a share exactly: 30 percent is 0.3, and 95,5 with a comma is 0.955', () => {
    expect(orderOf(form, DEPLOYMENT, NO_PINS).aim).toEqual({ kind: 'goal', goal: 0.3 });
    expect(orderOf({ ...form, goal: '1.1' }, DEPLOYMENT, NO_PINS).aim).toEqual({ kind: 'goal', goal: 0.011 });
    expect(orderOf({ ...form, aim: 'keep', keep: '95,5' }, DEPLOYMENT, NO_PINS).aim).toEqual({
      kind: 'keep',
      leastKept: 0.955,
    });
  });

  it('is no number where nothing or words are typed', () => {
    for (const goal of ['', '  ', 'ba mươi']) {
      expect(orderOf({ ...form, goal }, DEPLOYMENT, NO_PINS).aim).toEqual({ kind: 'goal', goal: Number.NaN });
    }
  });

  it('is a new order with each new pin, so that the preview follows', () => {
    const pinnedIn = [{ station: 'P1', host: 'H-1' }];
    expect(orderOf(form, DEPLOYMENT, { ...NO_PINS, pinnedIn }).pinnedIn).toBe(pinnedIn);
  });

  it('counts by the official reading until another is chosen', () => {
    expect(orderOf(form, GREENFIELD, NO_PINS).reading).toBe('greenfield');
    expect(orderOf({ ...form, reading: 'deployment' }, GREENFIELD, NO_PINS).reading).toBe('deployment');
  });
});

describe('what a scenario changes, on the map', () => {
  const [first] = stations;
  const parts = (edits: readonly Edit[], now = stations) =>
    scenarioMarks(edits, stations, now).features.map(
      ({ geometry, properties }) => `${geometry.type} ${properties?.part ?? ''}`,
    );

  it('is a line from where a station was to where it is', () => {
    const now = stations.map((one) => (one === first ? { ...one, location: [106.1, 20.1] as const } : one));
    expect(parts([{ kind: 'move', station: 'P1', location: [106.1, 20.1] }], now)).toEqual([
      'LineString ',
      'Point moved',
    ]);
  });

  it('is a cross where something is off, and nothing once it is on again', () => {
    expect(parts([{ kind: 'switch-position', position: '~H', on: false }])).toEqual(['Point off']);
    expect(
      parts([
        { kind: 'switch-position', position: '~H', on: false },
        { kind: 'switch-position', position: '~H', on: true },
      ]),
    ).toEqual([]);
  });

  it('is a ring at what is new', () => {
    const added = station({ id: 'KB-1', operator: 'Viettel' });
    const edit: Edit = {
      kind: 'add',
      station: { id: 'KB-1', operator: 'Viettel', technologies: ['4G'], location: added.location, status: 'planned' },
    };
    expect(parts([edit], [...stations, added])).toEqual(['Point moved']);
  });
});

it('many moves are a line each and a point where each goes', () => {
  const { features } = movesOverlay([{ from: [106, 20], to: [106.1, 20] }]).features;
  expect(features.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'Point']);
});

describe('the form of a station', () => {
  const mast = station({
    id: 'S',
    operator: 'Viettel',
    status: 'planned',
    plannedDate: '2025-06-01',
    heightM: 42,
    sectors: [{ azimuthDeg: 0, beamwidthDeg: 65 }],
    radiusM: { '4G': 2500 },
    structure: 'lattice tower',
    tenantSlots: null,
    technologies: ['2G', '4G'],
    areaClass: 'urban',
    owner: 'VNPT Ninh Bình',
    servedOperators: ['MobiFone'],
    frequencyMhz: 1800,
    eirpDbm: null,
  });
  const changed = (change: Partial<TypedStation>) => changedFields({ ...typedStation(mast), ...change }, mast);

  it('changes only what was typed otherwise', () => {
    expect(changed({})).toEqual({});
    expect(changed({ operator: 'VinaPhone', heightM: '45,5', tenantSlots: '2' })).toEqual({
      operator: 'VinaPhone',
      heightM: 45.5,
      tenantSlots: 2,
    });
    expect(changed({ status: 'existing', commissioned: '2025-03-31' })).toEqual({
      status: 'existing',
      commissioned: '2025-03-31',
    });
    expect(changed({ sectors: '0/65; 120/65;240/90', structure: 'rooftop' })).toEqual({
      sectors: [
        { azimuthDeg: 0, beamwidthDeg: 65 },
        { azimuthDeg: 120, beamwidthDeg: 65 },
        { azimuthDeg: 240, beamwidthDeg: 90 },
      ],
      structure: 'rooftop',
    });
  });

  it('takes what is empty as unknown; each technology keeps its own radius until one is set for all', () => {
    expect(changed({ heightM: ' ', plannedDate: '', structure: '', sectors: '' })).toEqual({
      heightM: null,
      plannedDate: null,
      structure: null,
      sectors: [],
    });
    expect(changed({ radiusM: '1800' })).toEqual({ radiusM: { '*': 1800 } });
  });

  it('knows where it stands, whose the mast is, whom it also serves, on which frequency and how strongly', () => {
    expect(changed({ areaClass: 'other', owner: ' Towerco ', frequencyMhz: '2600', eirpDbm: '58,5' })).toEqual({
      areaClass: 'other',
      owner: 'Towerco',
      frequencyMhz: 2600,
      eirpDbm: 58.5,
    });
    expect(changed({ servedOperators: ['VinaPhone', 'MobiFone'] })).toEqual({
      servedOperators: ['MobiFone', 'VinaPhone'],
    });
    expect(changed({ servedOperators: [] })).toEqual({ servedOperators: [] });
    expect(changed({ areaClass: '', owner: '  ', frequencyMhz: '' })).toEqual({
      areaClass: null,
      owner: null,
      frequencyMhz: null,
    });
    // Whoever it is handed to serves itself, and is not also served.
    expect(changed({ operator: 'MobiFone' })).toEqual({ operator: 'MobiFone', servedOperators: [] });
  });

  it.each([
    ['frequencyMhz', { frequencyMhz: '-1800' }],
    ['frequencyMhz', { frequencyMhz: '0' }],
    ['frequencyMhz', { frequencyMhz: '1.800' }],
    ['frequencyMhz', { frequencyMhz: '28,000' }],
    ['frequencyMhz', { frequencyMhz: 'Infinity' }],
    ['frequencyMhz', { frequencyMhz: '1800 MHz' }],
    ['eirpDbm', { eirpDbm: '1000' }],
    ['eirpDbm', { eirpDbm: 'mạnh' }],
    ['heightM', { heightM: '1001' }],
    ['heightM', { heightM: 'cao' }],
    ['tenantSlots', { tenantSlots: '1,5' }],
    ['radiusM', { radiusM: '10' }],
    ['sectors', { sectors: '0/65; 400/65' }],
    ['sectors', { sectors: 'bắc' }],
    ['plannedDate', { plannedDate: '2025-02-30' }],
    ['technologies', { technologies: [] }],
  ] as const)('names the field that cannot be: %s in %o', (field, change) => {
    expect(changed(change)).toBe(field);
  });

  it('is recognised by what was changed in it', () => {
    const words = (key: string, values?: Readonly<Record<string, unknown>>) =>
      values ? `${key} ${JSON.stringify(values)}` : key;
    const list = (parts: readonly string[]) => parts.join(' + ');
    const edit: Edit = {
      kind: 'change',
      station: 'S',
      fields: { servedOperators: ['MobiFone'], eirpDbm: 58, operator: 'MobiFone' },
    };
    expect(editWords(edit, words, { list }, 'vi')).toBe(
      'edit.change {"station":"S","fields":"nhà mạng + công suất bức xạ + nhà mạng được phục vụ"}',
    );
  });
});
