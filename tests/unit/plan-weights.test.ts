import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { createReanalysis } from '../../src/analysis/plan/reanalyse.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import { exactly, PREPARED, planScene, THREE_OPERATORS } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const small = { technologies: ['4G'], radiusM: { '4G': 400 } };
const mast = (id: string, east: number, north: number) =>
  station({
    id,
    operator: 'Viettel',
    positionId: id,
    commissioned: '2019-01-01',
    tenantSlots: 1,
    location: at(east, north),
    ...small,
  });
const planned = (id: string, east: number, north: number) =>
  station({
    id,
    operator: 'VinaPhone',
    status: 'planned',
    plannedDate: '2024-06-01',
    location: at(east, north),
    tenantSlots: 0,
    ...small,
  });

/** Two planned stations, each with one mast to go to; village 0 has the fewest people, village 8 the most. */
const STATIONS = [mast('first', 700, 500), planned('p', 500, 500), mast('last', 2700, 2500), planned('q', 2500, 2500)];
const scene = (weights: Float64Array | null) => {
  const ground = planScene(STATIONS, { coverageKept: 0.3, maxMoveM: 500 });
  return { ...ground, prepared: { ...PREPARED, planWeights: weights } };
};
const movers = (ground: ReturnType<typeof scene>, chosen: readonly number[]) =>
  chosen.map((c) => STATIONS[ground.candidates[c]?.station ?? -1]?.id);
/** More than 30% of two: one must move. */
const asked = exactly({ aim: { kind: 'goal', goal: 0.3 } });

describe('villages that count more than others', () => {
  it('turn the choice to where they are not, and figures in people stay people', async () => {
    const alike = scene(null);
    const plain = await makePlan(alike, asked);
    expect(movers(alike, plain.chosen)).toEqual(['p']);
    expect(plain.weighted).toBeNull();

    const ground = scene(Float64Array.from([100, 1, 1, 1, 1, 1, 1, 1, 1]));
    const plan = await makePlan(ground, asked);
    expect(movers(ground, plan.chosen)).toEqual(['q']);
    expect(plan.loss).toBeCloseTo(ground.candidates[plan.chosen[0] ?? -1]?.loss ?? 0, 6);
    expect(plan.loss).toBeGreaterThan(plain.loss);
    // No weighted village loses by it: both losses are the same.
    expect(plan.weighted).toMatchObject({ villages: 1 });
    expect(plan.weighted?.lossReanalysed).toBeCloseTo(plan.lossReanalysed, 6);
  });

  it('are multiplied village by village in what the plan is proved by', async () => {
    const weights = Float64Array.from([3, 1, 1, 2, 1, 1, 1, 1, 0.5]);
    const ground = scene(weights);
    const plan = await makePlan(ground, { ...asked, aim: { kind: 'goal', goal: 0.6 } });
    expect(movers(ground, plan.chosen).sort()).toEqual(['p', 'q']);
    const again = createReanalysis({ ...ground, profile: THREE_OPERATORS, stations: STATIONS, prepared: PREPARED });
    const moves = plan.chosen.flatMap((c) => ground.candidates[c] ?? []);
    const byHand = [...again.together(moves).byCell.values()]
      .flat()
      .reduce((sum, { village, lost }) => sum + lost * (weights[village] ?? 1), 0);
    expect(plan.weighted?.lossReanalysed).toBeCloseTo(byHand, 6);
    expect(plan.joint?.bound).toBeLessThanOrEqual(byHand + 1e-6);

    const written = JSON.parse(planJson(plan, ground, { sample: false }));
    expect(written.weighted).toMatchObject({ villages: 3 });
    expect(written.weighted.lossReanalysed).toBeCloseTo(byHand, 5);
    const file = { plan, ground, villages: [], sources: [], language: 'vi', made: '2026-01-01' } as const;
    const [summary] = planSheets(file);
    expect(summary?.notes?.join(' ')).toContain('trọng số');
    expect(summary?.rows).toContainEqual(['Số thôn có trọng số khác 1', null, 3]);
  });

  it('come from the column `weight` of a file of villages; none is no weight', () => {
    const square = [
      [
        [106, 20.2],
        [106.01, 20.2],
        [106.01, 20.21],
        [106, 20.21],
        [106, 20.2],
      ],
    ];
    const feature = (properties: object) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: square },
    });
    const features = [
      feature({ code: '1', name: 'A', commune: 'Xã', weight: 2.5 }),
      feature({ code: '2', name: 'B', commune: 'Xã', 'Trọng số': '' }),
    ];
    const read = readVillages(JSON.stringify({ type: 'FeatureCollection', features }), 'v.geojson', THREE_OPERATORS);
    expect(read.ok && read.value.map(({ planWeight }) => planWeight)).toEqual([2.5, null]);
  });
});
