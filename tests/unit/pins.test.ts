import { describe, expect, it } from 'vitest';
import { newSiteId } from '../../src/analysis/plan/new-site-id.ts';
import { resolvePins } from '../../src/analysis/plan/pins.ts';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import { readPins } from '../../src/ingest/pins.ts';
import type { Pin } from '../../src/model/plan.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const read = (text: string) => readPins(new TextEncoder().encode(text), 'pins');
const pin = (name: string, host: string, given: Partial<Pin> = {}): Pin => ({
  station: name,
  host,
  in: true,
  reason: null,
  date: null,
  ...given,
});

describe('a file of pins', () => {
  it('is a CSV with why and when', () => {
    const text = 'station,host,in,reason,date\np,M,yes,"đã thỏa thuận, 2 bên",2025-03-01\nq,M,no,,\n';
    expect(read(text)).toMatchObject({
      ok: true,
      value: [pin('p', 'M', { reason: 'đã thỏa thuận, 2 bên', date: '2025-03-01' }), pin('q', 'M', { in: false })],
    });
  });

  it('is JSON, alone or as the pins of a plan that was made', () => {
    const pins = [{ station: 'p', host: 'M', in: false, reason: 'từ chối', date: null }];
    const value = [pin('p', 'M', { in: false, reason: 'từ chối' })];
    expect(read(JSON.stringify(pins))).toMatchObject({ ok: true, value });
    expect(read(JSON.stringify({ status: 'optimal', pinned: pins }))).toMatchObject({ ok: true, value });
  });

  it.each([
    ['station,host,in\np,,yes\n', { code: 'value-missing', row: 1, field: 'host' }],
    ['station,host,in\np,M,maybe\n', { code: 'value-broken', row: 1, field: 'in', found: 'maybe' }],
    ['station,host,in,date\np,M,yes,2025-13-01\n', { code: 'value-broken', row: 1, field: 'date' }],
    ['station,host\np,M\n', { code: 'column-missing', field: 'in' }],
    ['[1]', { code: 'value-broken', row: 1 }],
    ['{"pinned": 3}', { code: 'value-broken', field: 'pinned' }],
    ['[', { code: 'json-broken' }],
    ['', { code: 'file-empty' }],
  ])('with anything wrong in it is refused whole: %j', (text, issue) => {
    expect(read(text)).toMatchObject({ ok: false, issues: [expect.objectContaining(issue)] });
  });
});

const STATIONS = [
  station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(1500, 1500), tenantSlots: 2, heightM: 40 }),
  station({ id: 'n', operator: 'Viettel', positionId: 'N', location: at(1540, 1500), tenantSlots: 2, heightM: 40 }),
  station({
    id: 'p',
    operator: 'VinaPhone',
    location: at(1520, 1500),
    status: 'planned',
    plannedDate: '2025-06-30',
    positionId: 'P',
    heightM: 40,
  }),
];
const SCENE = planScene(STATIONS);
const resolve = (...pins: Pin[]) => resolvePins(pins, SCENE.stations, SCENE.positions, SCENE.candidates);

describe('pins and the data', () => {
  it.each([
    [[pin('x', 'M')], 'station-unknown'],
    [[pin('p', 'X')], 'host-unknown'],
    [[pin('p', 'X', { in: false })], 'host-unknown'],
    [[pin('m', 'N')], 'not-candidate'],
    [[pin('p', 'M'), pin('p', 'N')], 'contradiction'],
    [[pin('p', 'M'), pin('p', 'M', { in: false })], 'contradiction'],
  ] as const)('%j: %s', (pins, code) => {
    expect(resolve(...pins).faults[0]).toMatchObject({ code, pin: pins[0] });
  });

  it('a refused move to a new mast stays out, also of a plan that proposes none there', () => {
    const site = newSiteId(at(1500, 1500));
    expect(resolve(pin('p', site, { in: false })).faults).toEqual([]);
    expect(resolve(pin('p', site)).faults).toMatchObject([{ code: 'host-unknown' }]);
    expect(resolve(pin('p', 'nowhere', { in: false })).faults).toMatchObject([{ code: 'host-unknown' }]);
  });

  it('a move that is no candidate is out already', () => {
    expect(resolve(pin('m', 'N', { in: false }))).toMatchObject({ faults: [], pinnedOut: new Set() });
  });

  it('are held to, and stand in the plan with why and when', async () => {
    const free = await makePlan(SCENE, exactly());
    const hostOf = (plan: typeof free) => SCENE.positions[SCENE.candidates[plan.chosen[0] ?? -1]?.host ?? -1]?.id ?? '';
    const pins = [pin('p', hostOf(free), { in: false, reason: 'chủ cột từ chối', date: '2025-03-01' })];
    const { faults, ...pinned } = resolve(...pins);
    const plan = await makePlan(SCENE, exactly({ ...pinned, pins }));
    expect(faults).toEqual([]);
    expect(free.status).toBe('optimal');
    expect([hostOf(free), hostOf(plan)].sort()).toEqual(['M', 'N']);
    expect(JSON.parse(planJson(plan, SCENE, { sample: false })).pinned).toEqual(pins);
    const about = { villages: [], sources: [], language: 'vi', made: '2026-01-31' } as const;
    expect(planSheets({ plan, ground: SCENE, ...about }).at(-1)?.rows).toContainEqual([
      'Ghim ra khỏi phương án',
      `p → ${hostOf(free)}`,
      '01/03/2025 · chủ cột từ chối',
    ]);
  });
});
