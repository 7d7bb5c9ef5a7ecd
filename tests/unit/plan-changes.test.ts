import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { planChanges } from '../../src/analysis/plan/plan-changes.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import { exactly, PLAN_VILLAGES, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

/** A planned station in the middle of the square, masts 450 m and 2 km away. Radii are small, so that villages are lost. */
const SCENE = planScene(
  [
    station({
      id: 'm',
      operator: 'Viettel',
      positionId: 'M',
      location: at(1950, 1500),
      tenantSlots: 2,
      radiusM: { '4G': 300 },
    }),
    station({
      id: 'f',
      operator: 'MobiFone',
      positionId: 'F',
      location: at(2500, 2500),
      tenantSlots: 1,
      radiusM: { '4G': 300 },
    }),
    station({
      id: 'p',
      operator: 'VinaPhone',
      status: 'planned',
      plannedDate: '2025-06-30',
      location: at(1500, 1500),
      heightM: 30,
      radiusM: { '4G': 520 },
    }),
  ],
  { touchedShareMin: 0 },
);
const MOVE = SCENE.candidates.findIndex(({ host }) => SCENE.positions[host]?.id === 'M');
const MIDDLE = 4;
/** A commune for each column of the square. */
const VILLAGES = PLAN_VILLAGES.map((village, v) => ({ ...village, communeCode: `C${v % 3}`, commune: `Xã ${v % 3}` }));

describe('what a plan changes', () => {
  it('names the village that is no longer covered, with its people, by any operator and by the one that moves', () => {
    const changes = planChanges(SCENE, VILLAGES, { chosen: [MOVE] });
    expect(changes.villages.lost).toMatchObject([{ village: MIDDLE, before: 'covered', after: 'partial' }]);
    const people = VILLAGES[MIDDLE]?.population;
    expect(changes.falling).toEqual({ villages: 1, people, unknown: 0 });
    expect(changes.byOperator).toMatchObject([
      { operator: 'VinaPhone', technology: '4G', moves: 1, falling: { villages: 1, people }, rising: { villages: 1 } },
    ]);
  });

  it('takes loss and coverage kept apart without losing any: the parts add up to the plan’s own figures', async () => {
    const plan = await makePlan(SCENE, exactly({ pinnedIn: new Set([MOVE]), aim: { kind: 'goal', goal: 0.1 } }));
    const forced = { ...plan, chosen: [MOVE] };
    const { byOperator, byUnit, tier } = planChanges(SCENE, VILLAGES, forced);
    const whole = SCENE.candidates[MOVE];
    expect(whole?.loss).toBeGreaterThan(10);
    const sum = (parts: readonly { readonly loss: number }[]) => parts.reduce((all, { loss }) => all + loss, 0);
    expect(sum(byOperator)).toBeCloseTo(whole?.loss ?? 0, 6);
    expect(sum(byUnit)).toBeCloseTo(whole?.loss ?? 0, 6);
    expect(Math.min(...byOperator.map(({ coverageKept }) => coverageKept))).toBeCloseTo(whole?.coverageKept ?? 0, 9);
    expect(tier).toBe('commune');
    expect(byUnit.map(({ code, moves }) => [code, moves])).toEqual([
      ['C0', 0],
      ['C1', 1],
      ['C2', 0],
    ]);
  });

  it('counts all positions once the planned stations stand: one fewer, and one more of them shared', async () => {
    const near = planScene([
      station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(1000, 1500), tenantSlots: 2 }),
      station({ id: 'n', operator: 'MobiFone', positionId: 'N', location: at(3000, 1500) }),
      station({
        id: 'p',
        operator: 'VinaPhone',
        status: 'planned',
        plannedDate: '2025-06-30',
        location: at(1050, 1500),
      }),
    ]);
    const { before, after } = await makePlan(near, exactly());
    expect(before.positionsOnceBuilt).toEqual({ total: 3, shared: 0, share: 0 });
    expect(after.positionsOnceBuilt).toEqual({ total: 2, shared: 1, share: 0.5 });
    expect(after.positions).toEqual(before.positions);
  });

  it('stands in plan.json and in the spreadsheet by name', async () => {
    const plan = { ...(await makePlan(SCENE, exactly())), chosen: [MOVE] };
    const changes = { of: planChanges(SCENE, VILLAGES, plan), villages: VILLAGES };
    const written = JSON.parse(planJson(plan, SCENE, { sample: false, changes }));
    expect(written).not.toHaveProperty('coverageModel');
    const modelled = JSON.parse(planJson(plan, SCENE, { sample: false, model: 'p1812' }));
    expect(modelled).toHaveProperty('coverageModel', 'p1812');
    const { code, name, population } = VILLAGES[MIDDLE] ?? {};
    expect(written.changes.falling).toMatchObject({
      villages: 1,
      people: population,
      list: [{ code, name, before: 'covered', after: 'partial' }],
    });
    expect(written.after.positionsOnceBuilt).toHaveProperty('sharedShare');
    const about = { villages: VILLAGES, sources: [], language: 'vi', made: '2026-01-31' } as const;
    const sheets = planSheets({ plan, ground: SCENE, changes, ...about });
    const sheet = (which: string) => sheets.find((one) => one.name === which);
    expect(sheet('Thôn đổi mức phủ')?.rows).toEqual([
      [code, name, 'Xã 1', population, 'phủ', 'phủ một phần', expect.any(Number), expect.any(Number)],
    ]);
    expect(sheet('Theo nhà mạng')?.rows[0]?.slice(0, 3)).toEqual(['VinaPhone', '4G', 1]);
    const own = sheet('VinaPhone');
    const row = Object.fromEntries((own?.columns ?? []).map(({ header }, c) => [header, own?.rows[0]?.[c]]));
    expect(row).toMatchObject({
      'Xã, huyện nơi dự kiến': 'Xã 1',
      'Xã, huyện của vị trí nhận': 'Xã 1',
      'Độ cao dự kiến (m)': 30,
    });
    expect(sheet('Tổng hợp')?.rows).toContainEqual(['Thôn giảm mức phủ (tính cả trạm dự kiến)', null, 1]);
  });
});
