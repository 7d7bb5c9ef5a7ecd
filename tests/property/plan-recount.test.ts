import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { footprintsOf } from '../../src/analysis/footprints.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import type { PlanInput } from '../../src/analysis/plan/plan-input.ts';
import { planGeojson } from '../../src/export/plan-geojson.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import type { PlanAim } from '../../src/model/plan.ts';
import type { BaseStation, Structure } from '../../src/model/province.ts';
import { exactly, PREPARED, planScene, THREE_OPERATORS } from '../support/plan-scene.ts';
import { runs } from '../support/runs.ts';
import { at, station } from '../support/stations.ts';

/** What a stranger can make of `plan.json` and the stations, with none of the plan's own code. */

const OPERATORS = THREE_OPERATORS.operators.map(({ id }) => id);
const TECHNOLOGIES = THREE_OPERATORS.technologies.map(({ id }) => id);
const { from, to } = { from: '2023-07-01', to: '2025-12-31' };

const metres = fc.integer({ min: 300, max: 2700 });
const place = fc.tuple(metres, metres).map(([east, north]) => at(east, north));
const drawn = fc.record({
  masts: fc.array(
    fc.record({
      operator: fc.constantFrom(...OPERATORS),
      location: place,
      commissioned: fc.constantFrom(null, '2019-05-01', '2024-02-01'),
      tenantSlots: fc.constantFrom(null, 1, 2),
      named: fc.boolean(),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  plans: fc.array(
    fc.record({
      operator: fc.constantFrom(...OPERATORS),
      location: place,
      plannedDate: fc.constantFrom(null, '2024-06-01', '2025-12-31', '2026-01-01'),
      tenantSlots: fc.constantFrom(null, 1, 2),
      radiusM: fc.constantFrom({}, { '*': 500 }, { '4G': 900 }),
      named: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  poles: fc.array(fc.record({ location: place, tenantSlots: fc.constantFrom(null, 1, 2) }), { maxLength: 3 }),
  aim: fc.constantFrom<PlanAim>(
    { kind: 'goal', goal: 0.3 },
    { kind: 'goal', goal: 0.15 },
    { kind: 'keep', leastKept: 0.9 },
    { kind: 'keep', leastKept: 0.6 },
  ),
});

function stationsOf({
  masts,
  plans,
}: {
  masts: readonly (Partial<BaseStation> & { named: boolean })[];
  plans: readonly (Partial<BaseStation> & { named: boolean })[];
}): BaseStation[] {
  const common = { technologies: TECHNOLOGIES };
  return [
    ...masts.map(({ named, ...mast }, i) =>
      station({ id: `m${i}`, ...common, positionId: named ? `M${i}` : null, ...mast }),
    ),
    ...plans.map(({ named, ...plan }, i) =>
      station({ id: `p${i}`, ...common, status: 'planned', positionId: named ? `P${i}` : null, ...plan }),
    ),
  ];
}

interface Written {
  status: string;
  chosen: { station: string; host: string; loss: number }[];
  after: { newBuild: Record<string, { locations: number; shared: number; met: boolean }> };
  before: { newBuild: Record<string, { locations: number; shared: number }> };
  loss: number;
  lossReanalysed: number;
  coverageKept: number;
  mastsSaved: number;
}

/** Who is where: position id of each station, and where the movers stand. */
function places(ground: PlanInput, chosen: Written['chosen']) {
  const host = new Map(chosen.map((move) => [move.station, move.host]));
  return ground.stations.map((one, s) => {
    const own = ground.positions.find((position) => position.stations.includes(s));
    const other = ground.positions.find((position) => position.id === host.get(one.id));
    const location = other ? other.location : one.location;
    return { station: { ...one, location }, position: (other ?? own)?.id ?? '' };
  });
}

function count(at: ReturnType<typeof places>, greenfield: boolean) {
  let locations = 0;
  let shared = 0;
  for (const id of new Set(at.map((one) => one.position))) {
    const here = at.filter((one) => one.position === id).map((one) => one.station);
    const day = (one: BaseStation) =>
      one.status === 'planned' ? (one.plannedDate ?? from) : (one.commissioned ?? '0000-00-00');
    const old = new Set(here.filter((one) => day(one) < from).map((one) => one.operator));
    const fresh = new Set(here.filter((one) => day(one) >= from && day(one) <= to).map((one) => one.operator));
    const firsts = [...fresh].filter((operator) => !old.has(operator));
    if (firsts.length === 0 || (greenfield && old.size > 0)) continue;
    locations += 1;
    if (old.size + firsts.length > 1) shared += 1;
  }
  return { locations, shared };
}

/** A structure that takes stations is no mast that must be built. */
function plannedMasts(at: ReturnType<typeof places>): number {
  const standing = new Set(at.filter((one) => one.station.status === 'existing').map((one) => one.position));
  return new Set(at.map((one) => one.position).filter((id) => !standing.has(id) && !id.startsWith('pole'))).size;
}

function structuresOf(poles: readonly Pick<Structure, 'location' | 'tenantSlots'>[]): Structure[] {
  return poles.map((pole, i) => ({ id: `pole${i}`, kind: null, heightM: null, extra: {}, ...pole }));
}

/** Coverage of stations, computed from nothing. */
function coverageOf(ground: PlanInput, stations: readonly BaseStation[]) {
  const { shapes, layout, broadband } = PREPARED;
  const footprints = footprintsOf(
    stations,
    stations.map((_, s) => s),
    THREE_OPERATORS,
    { ...ground.parameters, includePlanned: true },
  );
  return computeCoverage(shapes, footprints, layout, broadband, ground.parameters);
}

/** Loss and least share kept, docs/definitions.md word for word. */
function lossOf(ground: PlanInput, at: ReturnType<typeof places>, movers: ReadonlySet<string>) {
  const before = coverageOf(ground, ground.stations);
  const after = coverageOf(
    ground,
    at.map((one) => one.station),
  );
  const alone = [
    coverageOf(
      ground,
      ground.stations.filter((one) => movers.has(one.id)),
    ),
    coverageOf(
      ground,
      at.map((one) => one.station).filter((one) => movers.has(one.id)),
    ),
  ];
  let loss = 0;
  let kept = 1;
  for (const operator of OPERATORS) {
    for (const technology of TECHNOLOGIES) {
      const cell = { kind: 'cell', operator, technology } as const;
      let lost = 0;
      let base = 0;
      PREPARED.weights.forEach((weight, v) => {
        if (alone.every((coverage) => shareOf(coverage, v, cell) === 0)) return;
        base += weight * shareOf(before, v, cell);
        lost += weight * Math.max(0, shareOf(before, v, cell) - shareOf(after, v, cell));
      });
      loss += lost;
      if (base > 0) kept = Math.min(kept, 1 - lost / base);
    }
  }
  return { loss, kept };
}

describe('plan.json', () => {
  it('says what a recount from the file and the stations says', async () => {
    let withMoves = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async ({ aim, ...given }) => {
        const ground = planScene(stationsOf(given), { coverageKept: 0.5, maxMoveM: 900 }, structuresOf(given.poles));
        const made = await makePlan(ground, exactly({ aim }));
        const written: Written = JSON.parse(planJson(made, ground, { sample: false }));
        const now = places(ground, []);
        const then = places(ground, written.chosen);
        if (written.chosen.length > 0) withMoves += 1;
        for (const reading of ['deployment', 'greenfield'] as const) {
          expect(written.before.newBuild[reading]).toMatchObject(count(now, reading === 'greenfield'));
          expect(written.after.newBuild[reading]).toMatchObject(count(then, reading === 'greenfield'));
        }
        expect(written.mastsSaved).toBe(plannedMasts(now) - plannedMasts(then));
        expect(written.loss).toBeCloseTo(
          written.chosen.reduce((total, move) => total + move.loss, 0),
          4,
        );
        const truth = lossOf(ground, then, new Set(written.chosen.map((move) => move.station)));
        expect(written.lossReanalysed).toBeCloseTo(truth.loss, 5);
        expect(written.coverageKept).toBeCloseTo(truth.kept, 5);
        if (aim.kind === 'keep') expect(truth.kept).toBeGreaterThan(aim.leastKept - 1e-6);
        else if (written.status !== 'infeasible') expect(written.after.newBuild.deployment?.met).toBe(true);
      }),
      { numRuns: runs(40) },
    );
    expect(withMoves).toBeGreaterThan(20);
  });

  it('does not depend on the order of the stations', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.infiniteStream(fc.nat()), async ({ aim, ...given }, random) => {
        const stations = stationsOf(given);
        const shuffled = stations
          .map((one) => [random.next().value ?? 0, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one);
        const [first, second] = await Promise.all(
          [stations, shuffled].map(async (order) => {
            const ground = planScene(order, { coverageKept: 0.5, maxMoveM: 900 }, structuresOf(given.poles));
            const written: Written = JSON.parse(
              planJson(await makePlan(ground, exactly({ aim })), ground, { sample: false }),
            );
            return { status: written.status, chosen: written.chosen.map((move) => [move.station, move.host]) };
          }),
        );
        expect(second).toEqual(first);
      }),
      { numRuns: runs(30) },
    );
  });
});

interface MoveLine {
  properties: { part: string; station: string; host: string; loss: number };
  geometry: { type: string; coordinates: unknown };
}

describe('the plan’s other files', () => {
  it('tell the same moves, whose recount gives the figures of the summary sheet', async () => {
    let withMoves = 0;
    await fc.assert(
      fc.asyncProperty(drawn, fc.constantFrom('vi' as const, 'en' as const), async ({ aim, ...given }, language) => {
        const ground = planScene(stationsOf(given), { coverageKept: 0.5, maxMoveM: 900 }, structuresOf(given.poles));
        const plan = await makePlan(ground, exactly({ aim }));
        const { chosen }: Written = JSON.parse(planJson(plan, ground, { sample: true }));
        const named = chosen.map(({ station, host }) => [station, host]);
        if (named.length > 0) withMoves += 1;

        const { features }: { features: MoveLine[] } = JSON.parse(planGeojson(plan, ground, { sample: true }));
        const lines = features.filter(({ properties }) => properties.part === 'move');
        expect(lines.map(({ properties }) => [properties.station, properties.host])).toEqual(named);
        const placeOf = (location: readonly number[] | undefined) =>
          location?.map((degrees) => Number(degrees.toFixed(7)));
        for (const { properties, geometry } of lines) {
          expect(geometry.coordinates).toEqual([
            placeOf(ground.stations.find(({ id }) => id === properties.station)?.location),
            placeOf(ground.positions.find(({ id }) => id === properties.host)?.location),
          ]);
        }
        expect(features.filter(({ properties }) => properties.part === 'host')).toHaveLength(
          new Set(named.map(([, host]) => host)).size,
        );

        const sheets = planSheets({ plan, ground, villages: [], sources: [], language, made: '2026-01-01' });
        const book = await readXlsx(await xlsxFile(sheets));
        const [summary, ...others] = book.sheets;
        const moves = language === 'vi' ? 'chuyển đi' : 'moves';
        const told = others.slice(0, -1).flatMap(({ name, rows }) => {
          const own = rows.filter(([role]) => role === moves);
          expect(own.every((row) => row[2] === name)).toBe(true);
          return own.map((row) => [row[1], row[7]]);
        });
        expect(told.sort()).toEqual([...named].sort());

        const now = places(ground, []);
        const then = places(
          ground,
          told.map(([station, host]) => ({ station: String(station), host: String(host), loss: 0 })),
        );
        const numbers = (summary?.rows ?? []).filter((row) => row.slice(1).some((cell) => typeof cell === 'number'));
        const column = (c: number) => numbers.map((row) => row[c]);
        for (const [c, at] of [
          [1, now],
          [2, then],
        ] as const) {
          const [deployment, greenfield] = [count(at, false), count(at, true)];
          const figures = column(c).slice(0, 6);
          expect([figures[0], figures[1]]).toEqual([deployment.locations, deployment.shared]);
          if (greenfield.locations > 0)
            expect([figures[3], figures[4]]).toEqual([greenfield.locations, greenfield.shared]);
        }
        expect(column(2)).toContain(plannedMasts(now) - plannedMasts(then));
      }),
      { numRuns: runs(40) },
    );
    expect(withMoves).toBeGreaterThan(8);
  });
});
