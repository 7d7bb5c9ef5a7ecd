import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

/** A mast with room, and planned stations beside it and far from it. */
const mast = station({ id: 'm', operator: 'Viettel', positionId: 'M', commissioned: '2019-01-01', tenantSlots: 3 });
const planned = (id: string, operator: string, plannedDate: string | null, given: Partial<BaseStation> = {}) =>
  station({ id, operator, status: 'planned', plannedDate, location: at(100, 0), tenantSlots: 0, ...given });
const STATIONS = [
  { ...mast, location: at(1500, 1500) },
  planned('early', 'VinaPhone', '2024-02-10', { location: at(1450, 1500) }),
  planned('alone', 'Viettel', '2024-08-31', { location: at(200, 200) }),
  planned('undated', 'MobiFone', null, { location: at(2800, 300) }),
];
const CHANCES = { coverageKept: 0.5, maxMoveM: 200 };

describe('a plan by quarter', () => {
  it('says what moves, what is newly built and shared, and the share so far; what has no date comes last', async () => {
    const ground = planScene(STATIONS, CHANCES);
    const plan = await makePlan(ground, exactly());
    expect(plan.chosen.map((c) => STATIONS[ground.candidates[c]?.station ?? -1]?.id)).toEqual(['early']);
    expect(plan.phases).toEqual([
      { quarter: '2024-Q1', moves: plan.chosen, built: 1, shared: 1, soFar: { total: 1, shared: 1, share: 1 } },
      { quarter: '2024-Q2', moves: [], built: 0, shared: 0, soFar: { total: 1, shared: 1, share: 1 } },
      { quarter: '2024-Q3', moves: [], built: 1, shared: 0, soFar: { total: 2, shared: 1, share: 0.5 } },
      { quarter: null, moves: [], built: 1, shared: 0, soFar: { total: 3, shared: 1, share: 1 / 3 } },
    ]);
    // The last row is the plan's own figure.
    const { locations, shared } = plan.after.newBuild.deployment;
    expect(plan.phases.at(-1)?.soFar).toMatchObject({ total: locations, shared });
  });

  it('stands in plan.json, and in a sheet of its own', async () => {
    const ground = planScene(STATIONS, CHANCES);
    const plan = await makePlan(ground, exactly());
    const written = JSON.parse(planJson(plan, ground, { sample: false }));
    expect(written.chosen).toMatchObject([{ station: 'early', quarter: '2024-Q1' }]);
    expect(written.phases.map((phase: { quarter: string | null }) => phase.quarter)).toEqual([
      '2024-Q1',
      '2024-Q2',
      '2024-Q3',
      null,
    ]);
    const file = { plan, ground, villages: [], sources: [], language: 'vi', made: '2026-01-01' } as const;
    const sheet = planSheets(file).find(({ name }) => name === 'Theo quý');
    expect(sheet?.rows).toEqual([
      ['Quý I/2024', 1, 1, 1, 1],
      ['Quý II/2024', 0, 0, 0, 1],
      ['Quý III/2024', 0, 1, 0, 0.5],
      ['Chưa rõ ngày', 0, 1, 0, 1 / 3],
    ]);
  });

  it('names the quarter of a mover that is planned after the period, which newly builds nothing in it', async () => {
    const late = planned('late', 'MobiFone', '2027-05-01', { location: at(1550, 1500) });
    const ground = planScene([...STATIONS, late], CHANCES);
    const move = ground.candidates.findIndex(({ station: s, passes }) => s === STATIONS.length && passes);
    const plan = await makePlan(ground, exactly({ pinnedIn: new Set([move]) }));
    expect(plan.phases.find(({ quarter }) => quarter === '2027-Q2')).toMatchObject({
      moves: [move],
      built: 0,
      shared: 0,
    });
  });
});
