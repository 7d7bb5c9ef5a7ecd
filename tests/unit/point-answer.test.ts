import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Footprints } from '../../src/analysis/footprints.ts';
import { columnOf } from '../../src/analysis/layout.ts';
import { metresInside } from '../../src/analysis/point/edge.ts';
import { plannedNear } from '../../src/analysis/point/planned-near.ts';
import { pointAnswer } from '../../src/analysis/point/point-answer.ts';
import { INDOOR_RADIUS_FACTOR, usageAt } from '../../src/analysis/point/use.ts';
import { whichSim } from '../../src/analysis/point/which-sim.ts';
import { answerFromGrid, publishedGrid } from '../../src/analysis/publish/point-grid.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import type { PointCell } from '../../src/model/point-answer.ts';
import type { Technology } from '../../src/model/profile.ts';
import { anAnalysis } from '../support/answers.ts';
import { at } from '../support/stations.ts';

const layout = { operators: ['Viettel', 'VinaPhone'], technologies: ['2G', '4G'] };

/** Footprints at the origin of the test's plane, one a row: metres east and north, radius, azimuth, beamwidth, cell. */
function footprints(
  ...rows: readonly (readonly [
    east: number,
    north: number,
    radius: number,
    azimuth: number,
    beam: number,
    cell: number,
  ])[]
): Footprints {
  const places = rows.map(([east, north]) => at(east, north));
  return {
    count: rows.length,
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    radiusM: Float64Array.from(rows, (row) => row[2]),
    azimuthDeg: Float64Array.from(rows, (row) => row[3]),
    beamwidthDeg: Float64Array.from(rows, (row) => row[4]),
    cell: Uint8Array.from(rows, (row) => row[5]),
    station: new Uint32Array(rows.length),
    position: new Uint32Array(rows.length),
  };
}

describe('the edge of a footprint', () => {
  it.each([
    ['in the middle of a disc', [0, 0], 360, 1000],
    ['inside a disc', [600, 0], 360, 400],
    ['outside a disc', [0, 1300], 360, -300],
    ['on the axis of a sector to the east', [900, 0], 90, 100],
    ['near the side of the sector', [500, 450], 90, 35.4],
    ['beside the sector', [0, 400], 90, -282.8],
    ['behind the mast', [-300, 0], 90, -300],
    ['past the arc, on the axis', [1500, 0], 90, -500],
  ] as const)('%s', (_, [east, north], beam, wanted) => {
    const one = footprints([0, 0, 1000, 90, beam, 0]);
    expect(Math.abs(metresInside(at(east, north), one, 0) - wanted)).toBeLessThan(3);
  });
});

describe('the answer at a place', () => {
  const fibre = { network: null, reach: { nodeReachM: 1000, cableReachM: 300 } };
  const found = (place: LonLat) =>
    pointAnswer(place, footprints([0, 0, 1000, 0, 360, 1], [900, 0, 2000, 0, 360, 2]), layout, fibre);
  const cell = (place: LonLat, operator: string, technology: string) =>
    found(place).cells.find((one) => one.operator === operator && one.technology === technology);

  it('says yes or no for each operator and technology, and how far the edge is', () => {
    const reached = cell(at(600, 0), 'Viettel', '4G');
    expect(reached).toMatchObject({ outdoors: true });
    expect(reached?.edgeM).toBeCloseTo(400, -1);
    const missed = cell(at(-1200, 0), 'Viettel', '4G');
    expect(missed).toMatchObject({ outdoors: false, indoors: false });
    expect(missed?.edgeM).toBeCloseTo(200, -1);
  });

  it('knows nothing of what an operator does not have, and does not call it near', () => {
    expect(cell(at(0, 0), 'VinaPhone', '4G')).toMatchObject({ outdoors: false, edgeM: null });
  });

  it('promises the inside of a house only nearer to the mast', () => {
    expect(INDOOR_RADIUS_FACTOR).toBeGreaterThan(0.3);
    expect(INDOOR_RADIUS_FACTOR).toBeLessThan(0.5);
    expect(cell(at(100, 0), 'Viettel', '4G')?.indoors).toBe(true);
    expect(cell(at(800, 0), 'Viettel', '4G')?.indoors).toBe(false);
  });

  it('names each operator whose fibre is near, and whether it is within reach', () => {
    const node = (id: string, operator: string, east: number) =>
      ({ id, operator, kind: 'odf', location: at(east, 0), reachM: null, extra: {} }) as const;
    const network = { nodes: [node('a', 'VNPT', 1500), node('b', 'Viettel', 400), node('c', 'FPT', 5000)], cables: [] };
    const { fibre: near } = pointAnswer(at(0, 0), footprints(), layout, { ...fibre, network });
    expect(near?.map(({ operator, inReach }) => [operator, inReach])).toEqual([
      ['Viettel', true],
      ['VNPT', false],
    ]);
  });
});

describe('stations that are planned', () => {
  const planned = (operator: string, east: number, date: string | null = '2026-03-01') =>
    ({ at: at(east, 0), operator, technologies: ['4G'], date }) as const;

  it('are told within 5 km, nearest first, and five at most', () => {
    const near = plannedNear(at(0, 0), [planned('A', 6000), planned('B', 3000, null), planned('C', 900)]);
    expect(near.map(({ operator, date }) => [operator, date])).toEqual([
      ['C', '2026-03-01'],
      ['B', null],
    ]);
    expect(plannedNear(at(0, 0), Array(9).fill(planned('A', 10)))).toHaveLength(5);
  });

  it('are told by no answer where the profile does not let them be', () => {
    const fibre = { network: null, reach: { nodeReachM: 0, cableReachM: 0 } };
    expect(pointAnswer(at(0, 0), footprints(), layout, fibre).planned).toBeNull();
    expect(pointAnswer(at(0, 0), footprints(), layout, fibre, [planned('A', 10)]).planned).toHaveLength(1);
  });
});

describe('which SIM to use at a place', () => {
  const technologies = ['2G', '4G', '5G'].map(
    (id): Technology => ({
      id,
      broadband: id !== '2G',
      defaultRadiusM: { urban: 1000, other: 1000 },
    }),
  );
  const operators = ['MobiFone', 'Viettel'];
  /** Shares of the village by operator: 2G, 4G, 5G. */
  const village = (...given: readonly number[]) => {
    const names = technologies.map(({ id }) => id);
    const columns = columnOf({ operators, technologies: names, columns: 0 }, lastCell) + 1;
    const own = { operators, technologies: names, columns };
    const shares = new Float64Array(columns);
    shares.set(given, columns - given.length);
    return { coverage: { ...anAnalysis().coverage, layout: own, villageCount: 1, shares } };
  };
  const lastCell = { kind: 'cell', operator: 'Viettel', technology: '5G' } as const;
  const here = (operator: string, technology: string, indoors: boolean): PointCell => ({
    operator,
    technology,
    outdoors: true,
    indoors,
    edgeM: 500,
  });
  const absent = operators.map((operator) => ({ ...here(operator, '2G', false), outdoors: false }));

  it('goes by 4G, not by the newest: whole of the village beats three quarters with 5G', () => {
    const cells = [here('MobiFone', '5G', true), here('MobiFone', '4G', false), here('Viettel', '4G', false)];
    const found = whichSim(cells, village(1, 0.74, 0.7, 1, 1, 0), 0, technologies);
    expect(found.best).toEqual(['Viettel']);
    expect(found.rows[0]).toMatchObject({ operator: 'Viettel', technology: '4G', villageShare: 1 });
    expect(found.newest).toEqual({ technology: '5G', operators: ['MobiFone'] });
  });

  it('prefers who reaches the inside of the house, and names both of equals', () => {
    const cells = [here('MobiFone', '4G', true), here('Viettel', '4G', false)];
    expect(whichSim(cells, village(1, 0.6, 0, 1, 1, 0), 0, technologies).best).toEqual(['MobiFone']);
    const both = cells.map((cell) => ({ ...cell, indoors: true }));
    expect(whichSim(both, village(1, 0.99, 0, 1, 1, 0), 0, technologies).best).toEqual(['Viettel', 'MobiFone']);
  });

  it('names nobody where no broadband comes', () => {
    expect(whichSim(absent, village(1, 0.9, 0, 1, 0.9, 0), 0, technologies).best).toEqual([]);
  });
});

describe('what a signal is for', () => {
  const radii = { urban: 1000, other: 1000 };
  const technologies: readonly Technology[] = ['2G', '3G', '4G'].map((id) => ({
    id,
    broadband: id !== '2G',
    defaultRadiusM: radii,
  }));
  const reached = (technology: string, edgeM: number): PointCell => ({
    operator: 'Viettel',
    technology,
    outdoors: true,
    indoors: edgeM > 500,
    edgeM,
  });
  it.each([
    ['4G', 800, 'video', 'video'],
    ['4G', 50, 'web', null],
    ['3G', 300, 'web', null],
    ['2G', 800, 'message', 'message'],
    ['2G', 50, 'call', null],
  ] as const)('%s with the edge %s m away: %s, indoors %s', (technology, edgeM, outdoors, indoors) => {
    const cells = [reached(technology, edgeM)];
    expect(usageAt(cells, 'Viettel', 'outdoors', technologies)).toBe(outdoors);
    expect(usageAt(cells, 'Viettel', 'indoors', technologies)).toBe(indoors);
    expect(usageAt(cells, 'VinaPhone', 'outdoors', technologies)).toBeNull();
  });
});

describe('the published net of cells', () => {
  const [west, south] = at(-5000, -5000);
  const [east, north] = at(5000, 5000);

  it('answers a place as the footprints do, to the size of a cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -4000, max: 4000 }), (x, y) => {
        const own = footprints([0, 0, 2000, 0, 360, 3], [1500, -500, 1800, 120, 120, 0]);
        const net = JSON.parse(JSON.stringify(publishedGrid(own, 4, [west, south, east, north])));
        const rough = answerFromGrid(at(x, y), net, layout)?.cells ?? [];
        const exact = pointAnswer(at(x, y), own, layout, {
          network: null,
          reach: { nodeReachM: 0, cableReachM: 0 },
        }).cells;
        for (const [i, one] of exact.entries())
          if (one.edgeM !== null && one.edgeM > 400) expect(rough[i]?.outdoors).toBe(one.outdoors);
      }),
    );
  });

  it('says nothing outside the province', () => {
    const net = publishedGrid(footprints([0, 0, 2000, 0, 360, 3]), 4, [west, south, east, north]);
    expect(answerFromGrid(at(90_000, 0), net, layout)).toBeNull();
  });
});
