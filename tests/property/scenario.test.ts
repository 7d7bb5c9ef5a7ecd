import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { scenarioFile } from '../../src/export/scenario-file.ts';
import { readScenarioFile } from '../../src/ingest/scenario-file.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { BaseStation, Structure } from '../../src/model/province.ts';
import type { Edit, Scenario, StationFields } from '../../src/model/scenario.ts';
import type { OpenScenario } from '../../src/state/planner.ts';
import { redone, undone, withEdits } from '../../src/state/scenario-history.ts';
import { deltaOf, withDelta } from '../../src/worker/analysis-delta.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { runs } from '../support/runs.ts';
import { at, station } from '../support/stations.ts';

const VILLAGES = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => villageAt(x, y)));
const PREPARED = prepareProvince(PROFILE, VILLAGES);
const STATIONS: readonly BaseStation[] = Array.from({ length: 9 }, (_, i) =>
  station({
    id: `s${i}`,
    operator: i % 2 ? 'Viettel' : 'VinaPhone',
    technologies: i % 3 ? ['4G'] : ['2G', '4G'],
    positionId: i < 3 ? `P${i}` : null,
    status: i > 5 ? 'planned' : 'existing',
    location: at(150 + 330 * i, 200 + ((i * 710) % 2600)),
    radiusM: { '*': 500 + 60 * i },
    sectors: i === 4 ? [{ azimuthDeg: 30, beamwidthDeg: 120 }] : [],
  }),
);
const POLE: Structure = {
  id: 'pole',
  kind: null,
  location: at(1500, 1500),
  heightM: null,
  tenantSlots: null,
  extra: {},
};
const { positions: POSITIONS } = groupPositions(STATIONS, 30, PROFILE);

const ids = fc.constantFrom(...STATIONS.map(({ id }) => id), 'n0', 'n1', 'nobody');
const hosts = fc.constantFrom(...POSITIONS.map(({ id }) => id), 'pole', '~n0', 'nowhere');
const location = fc
  .tuple(fc.integer({ min: -500, max: 3500 }), fc.integer({ min: -500, max: 3500 }))
  .map(([east, north]) => at(east, north));
const fields: fc.Arbitrary<StationFields> = fc.record(
  {
    operator: fc.constantFrom('Viettel', 'VinaPhone'),
    technologies: fc.constantFrom(['2G'], ['4G'], ['2G', '4G']),
    status: fc.constantFrom('existing' as const, 'planned' as const, 'retired' as const),
    heightM: fc.constantFrom(null, 0.5, 42.5),
    radiusM: fc.constantFrom({}, { '*': 700 }, { '4G': 300.25 }),
    sectors: fc.constantFrom([], [{ azimuthDeg: 200, beamwidthDeg: 90 }]),
    plannedDate: fc.constantFrom(null, '2025-06-30'),
    tenantSlots: fc.constantFrom(null, 0, 3),
    areaClass: fc.constantFrom(null, 'urban' as const, 'other' as const),
    servedOperators: fc.subarray(['Viettel', 'VinaPhone']),
    frequencyMhz: fc.constantFrom(null, 1800, 2600.5),
    eirpDbm: fc.constantFrom(null, -3, 58),
    owner: fc.option(fc.string({ maxLength: 20 })),
  },
  { requiredKeys: [] },
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    station: fc
      .tuple(fields, fc.constantFrom('n0', 'n1'), location, fc.constantFrom('existing' as const, 'planned' as const))
      .map(([given, id, place, status]) => ({
        ...given,
        id,
        status,
        location: place,
        operator: given.operator ?? 'Viettel',
        technologies: given.technologies ?? ['4G'],
      })),
  }),
  fc.record({ kind: fc.constant('move' as const), station: ids, location }),
  fc.record({ kind: fc.constant('change' as const), station: ids, fields }),
  fc.record({ kind: fc.constant('switch-station' as const), station: ids, on: fc.boolean() }),
  fc.record({ kind: fc.constant('switch-position' as const), position: hosts, on: fc.boolean() }),
  fc.record({ kind: fc.constant('share' as const), station: ids, host: hosts }),
  fc.record({ kind: fc.constant('unshare' as const), station: ids }),
);

const edited = (edits: readonly Edit[]) =>
  applyEdits({ profile: PROFILE, stations: STATIONS, positions: POSITIONS, structures: [POLE] }, edits);

/** Sectors of two radii share an edge: their ends lie at one longitude, or a last bit apart. */
const SHARED_EDGE: readonly Edit[] = [
  {
    kind: 'add',
    station: { id: 'n1', status: 'existing', location: [106, 20.2], operator: 'Viettel', technologies: ['4G'] },
  },
  {
    kind: 'add',
    station: {
      id: 'n0',
      status: 'existing',
      location: [106.00660326019636, 20.220000884889235],
      operator: 'Viettel',
      technologies: ['2G', '4G'],
      sectors: [{ azimuthDeg: 200, beamwidthDeg: 90 }],
      servedOperators: ['VinaPhone'],
    },
  },
  { kind: 'change', station: 's0', fields: { technologies: ['2G'] } },
];

describe('a scenario', () => {
  it('edit by edit has the coverage of a full computation, to the bit', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), fc.boolean(), (edits, includePlanned) => {
        const parameters = { ...defaultParameters(PROFILE), includePlanned };
        const { shapes, layout, broadband } = PREPARED;
        const start = positionsAndFootprints(PROFILE, STATIONS, parameters).footprints;
        const coverage = computeCoverage(shapes, start, layout, broadband, parameters);
        const session = createCoverageSession(shapes, layout, broadband, parameters, {
          start: { footprints: start, coverage },
        });
        // One edit after another, and then back by undoing.
        const lengths = [...edits.keys(), edits.length, ...[...edits.keys()].reverse()];
        for (const length of lengths) {
          const { footprints } = positionsAndFootprints(PROFILE, edited(edits.slice(0, length)).stations, parameters);
          const incremental = session.update(footprints);
          const full = computeCoverage(shapes, footprints, layout, broadband, parameters);
          expect(incremental.shares).toEqual(full.shares);
          expect(incremental.resilience).toEqual(full.resilience);
          expect(incremental.criticalPositions).toEqual(full.criticalPositions);
          expect(incremental.criticalStart).toEqual(full.criticalStart);
          if (session.computed > 0) moved += 1;
        }
      }),
      { numRuns: runs(120), examples: [[[...SHARED_EDGE], true]] },
    );
    expect(moved).toBeGreaterThan(200);
  });

  it('never loses, doubles or reorders a station of the data, whatever is edited', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const { stations, changed, issues } = edited(edits);
        expect(stations.slice(0, STATIONS.length).map(({ id }) => id)).toEqual(STATIONS.map(({ id }) => id));
        expect(new Set(stations.map(({ id }) => id)).size).toBe(stations.length);
        expect(changed.every(([s, one]) => stations[s] === one)).toBe(true);
        expect(issues.every(({ edit: index }) => index < edits.length)).toBe(true);
        // Made again without those that did not fit, it is the same.
        const fitting = edits.filter((_, index) => !issues.some((issue) => issue.edit === index));
        expect(edited(fitting).stations).toEqual(stations);
        expect(edited(fitting).issues).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('switched off and on again is as it was, and so is one shared and taken back', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), ids, hosts, (edits, id, host) => {
        const before = edited(edits);
        const is = before.stations.find((one) => one.id === id);
        fc.pre(is !== undefined && is.status !== 'retired');
        const off: Edit = { kind: 'switch-station', station: id, on: false };
        expect(edited([...edits, off, { ...off, on: true }]).stations).toEqual(before.stations);
        const back = edited([...edits, { kind: 'share', station: id, host }, { kind: 'unshare', station: id }]);
        const shared = before.issues.length === back.issues.length;
        if (shared && !edits.some(({ kind }) => kind === 'share'))
          expect(back.stations.find((one) => one.id === id)).toEqual(is);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('what an edit changes of an analysis', () => {
  it('put on the analysis before is the analysis after, and nothing that stayed is sent again', () => {
    const parameters = defaultParameters(PROFILE);
    const analysisOf = (edits: readonly Edit[]) => {
      const { stations } = edited(edits);
      return analyse(
        PROFILE,
        { villages: VILLAGES, stations, fibre: null, structures: [POLE], sources: [] },
        parameters,
        PREPARED,
      );
    };
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 6 }), (one, other) => {
        const [before, after] = [analysisOf(one), analysisOf(other)];
        const delta = structuredClone(deltaOf(before, after));
        const together = withDelta(before, delta);
        expect(together).toEqual(after);
        expect(deltaOf(before, before).fresh).toEqual([]);
        const stayed = together.positions.filter((position) => before.positions.includes(position));
        expect(stayed.length + delta.fresh.length).toBe(after.positions.length);
      }),
      { numRuns: runs(150) },
    );
  });
});

const DATA = { provinceId: 'test', sha256: 'a'.repeat(64) };
const scenario: fc.Arbitrary<Scenario> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 30 }),
  name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  created: fc.constant('2026-01-02T03:04:05.678Z'),
  changed: fc.constant('2026-02-02T03:04:05.678Z'),
  data: fc.constant(DATA),
  edits: fc.array(edit, { maxLength: 15 }),
});

describe('undo and redo', () => {
  it('undo takes back exactly what was done, redo does it again, and a new edit ends what could be redone', () => {
    const steps = fc.array(fc.oneof(fc.constantFrom('undo' as const, 'redo' as const), edit), { maxLength: 30 });
    fc.assert(
      fc.property(scenario, steps, (given, done) => {
        let open: OpenScenario = { scenario: given, past: [], future: [] };
        // The whole history kept another way: a list and a place in it.
        let line: (readonly Edit[])[] = [given.edits];
        let place = 0;
        for (const step of done) {
          const now = '2026-03-01T00:00:00Z';
          if (step === 'undo') {
            open = undone(open, now);
            place = Math.max(0, place - 1);
          } else if (step === 'redo') {
            open = redone(open, now);
            place = Math.min(line.length - 1, place + 1);
          } else {
            const edits = [...open.scenario.edits, step];
            open = withEdits(open, edits, now);
            line = [...line.slice(0, place + 1), edits];
            place += 1;
          }
          expect(open.scenario.edits).toEqual(line[place]);
          expect([open.past.length, open.future.length]).toEqual([place, line.length - 1 - place]);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('a scenario file', () => {
  const province = { profile: { id: 'test', name: { vi: 'Thử' } } };

  it('comes back as the scenario it was made of', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        expect(readScenarioFile(scenarioFile(given, province, []), DATA)).toEqual({
          ok: true,
          scenario: given,
          issues: [],
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('of which anything is cut off or altered is refused with a reason, or is still a whole scenario; it never throws', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), fc.string({ maxLength: 3 }), (given, where, instead) => {
        const text = scenarioFile(given, province, []);
        const cut = where % text.length;
        const whole = readScenarioFile(text.slice(0, cut), DATA);
        // What is cut off after the last brace is only the end of the line.
        expect(whole.ok).toBe(cut >= text.trimEnd().length);
        const altered = readScenarioFile(text.slice(0, cut) + instead + text.slice(cut + 1), DATA);
        if (!altered.ok) expect(altered.issues.length).toBeGreaterThan(0);
        else expect(() => edited(altered.scenario.edits)).not.toThrow();
      }),
      { numRuns: runs(300) },
    );
  });
});
