import { describe, expect, it } from 'vitest';
import { prepareProvince } from '../../src/analysis/analyse.ts';
import { computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { fibreShares } from '../../src/analysis/fibre.ts';
import { unreachedPeople } from '../../src/analysis/gaps/sites.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { settlementGrid } from '../../src/analysis/people/settlement-grid.ts';
import { villagesApart } from '../../src/analysis/people/villages-apart.ts';
import { weighProvince } from '../../src/analysis/people/weigh.ts';
import { weighIssues } from '../../src/analysis/people/weigh-issues.ts';
import { learnWeightedRows } from '../../src/analysis/people/weighted-rows.ts';
import { distanceM } from '../../src/analysis/positions.ts';
import { createMoveCosts } from '../../src/analysis/sharing/loss.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { PeopleGrid, PeopleWeight } from '../../src/model/people.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';
import { aCall } from '../support/calls.ts';
import { at, box, broadband, footprints, layout, type Mast, village } from '../support/footprint-scenes.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at as stationAt } from '../support/stations.ts';

learnWeightedRows();

/** Cells of 3″ around the centre; people as a cell's place says. */
function gridOf(peopleAt: (eastM: number, northM: number, cell: number) => number, cells = 40): PeopleGrid {
  const step = 3 / 3600;
  const [lon, lat] = at(0, 0);
  const [westDeg, northDeg] = [lon - (cells / 2) * step, lat + (cells / 2) * step];
  const people = Float32Array.from({ length: cells * cells }, (_, i) => {
    const [east, north] = [(i % cells) - cells / 2 + 0.5, cells / 2 - Math.floor(i / cells) - 0.5];
    return peopleAt(east * 87, north * 92.7, i);
  });
  return { westDeg, northDeg, stepLonDeg: step, stepLatDeg: step, columns: cells, rows: cells, people };
}

/** A village of 1.6 by 1.4 km, whose borders lie across cells. */
const VILLAGE = [-800, -700, 800, 700] as const;

/**
 * People of the village (or its inhabited land, in cells) by counting points, 24 × 24 to the part of a cell that lies
 * in it: no row, no interval.
 */
function counted(grid: PeopleGrid, by: PeopleWeight, inside: (place: LonLat) => boolean = () => true): number {
  const each = 24;
  const [[left, bottom], [right, top]] = [at(VILLAGE[0], VILLAGE[1]), at(VILLAGE[2], VILLAGE[3])];
  const { westDeg, northDeg, stepLonDeg, stepLatDeg } = grid;
  let sum = 0;
  for (let cell = 0; cell < grid.people.length; cell++) {
    const people = grid.people[cell] ?? 0;
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    const west = Math.max(left, westDeg + column * stepLonDeg);
    const east = Math.min(right, westDeg + (column + 1) * stepLonDeg);
    const north = Math.min(top, northDeg - row * stepLatDeg);
    const south = Math.max(bottom, northDeg - (row + 1) * stepLatDeg);
    if (people === 0 || west >= east || south >= north) continue;
    let hits = 0;
    for (let k = 0; k < each * each; k++) {
      const lon = west + (((k % each) + 0.5) / each) * (east - west);
      const lat = south + ((Math.floor(k / each) + 0.5) / each) * (north - south);
      if (inside([lon, lat])) hits++;
    }
    const ofCell = ((east - west) * (north - south)) / (stepLonDeg * stepLatDeg);
    sum += ((by === 'people' ? people : 1) * ofCell * hits) / (each * each);
  }
  return sum;
}

const SCATTERED = gridOf((_e, _n, cell) => (cell % 3 === 0 ? 0 : ((cell * 7919) % 97) / 10));
const shapesBy = (grid: PeopleGrid, by: PeopleWeight) => ({
  ...villageShapes([village([box(...VILLAGE)])]),
  weighting: { by, grid },
});
const share = (grid: PeopleGrid, by: PeopleWeight, masts: readonly Mast[]): number =>
  shareOf(computeCoverage(shapesBy(grid, by), footprints(masts), layout, broadband, { coveredShare: 0.5 }), 0, {
    kind: 'broadband',
  });

describe('shares of people and of inhabited land', () => {
  const masts: readonly Mast[] = [
    { at: at(-300, 200), radiusM: 520 },
    { at: at(450, -250), radiusM: 380, operator: 1 },
    { at: at(100, 700), radiusM: 400, operator: 2, azimuthDeg: 200, beamwidthDeg: 120 },
  ];
  const [first, second] = masts;
  const discs = [first, second].flatMap((mast) => mast ?? []);
  const inDiscs = (place: LonLat): boolean => discs.some((mast) => distanceM(mast.at, place) <= mast.radiusM);

  it.each(['people', 'inhabited'] as const)('of %s is what a count of points in cells says', (by) => {
    const reached = counted(SCATTERED, by, inDiscs) / counted(SCATTERED, by);
    expect(share(SCATTERED, by, discs)).toBeCloseTo(reached, 4);
  });

  it('is not that of area where people live in one corner', () => {
    const corner = gridOf((east, north) => (east < -300 && north < -300 ? 5 : 0));
    const there = [{ at: at(-800, -700), radiusM: 700 }];
    expect(share(corner, 'people', there)).toBeGreaterThan(0.9);
    expect(share(corner, 'people', [{ at: at(800, 700), radiusM: 1000 }])).toBe(0);
  });

  it('counts in gap filling who has no signal where they live, not where land is', () => {
    const corner = gridOf((east, north) => (east < -300 && north < -300 ? 5 : 0));
    const land = { ...village([box(...VILLAGE)]), population: 900 };
    const spread = {
      villages: [land],
      spacingM: 50,
      inside: () => at(0, 0),
      weighting: { by: 'people', grid: corner },
    } as const;
    const without = (masts: readonly Mast[]): number =>
      unreachedPeople(spread, footprints(masts), () => true).people.reduce((sum, one) => sum + one, 0);
    expect(without([])).toBeCloseTo(900, 6);
    expect(without([{ at: at(800, 700), radiusM: 1000 }])).toBeCloseTo(900, 6);
    expect(without([{ at: at(-800, -700), radiusM: 700 }])).toBeLessThan(90);
  });

  it('adds up to the people of the cells that a village holds whole, and to parts of the others', () => {
    const rows = villageRows(shapesBy(SCATTERED, 'people'), 0);
    expect(rows.area / counted(SCATTERED, 'people')).toBeCloseTo(1, 5);
    const even = gridOf(() => 2);
    expect(share(even, 'people', masts)).toBeCloseTo(share(even, 'inhabited', masts), 5);
  });

  it('is of area where nobody is known to live', () => {
    const nobody = gridOf(() => 0);
    const plain = { ...villageShapes([village([box(...VILLAGE)])]) };
    const byArea = computeCoverage(plain, footprints(masts), layout, broadband, { coveredShare: 0.5 });
    expect(share(nobody, 'people', masts)).toBe(shareOf(byArea, 0, { kind: 'broadband' }));
  });

  it('weighs fibre reach as well', () => {
    const corner = gridOf((east, north) => (east < -300 && north < -300 ? 5 : 0));
    const fibre = {
      nodes: [{ id: 'n', kind: 'olt', operator: null, reachM: 600, location: at(-650, -550), extra: {} } as const],
      cables: [],
    };
    const reach = { nodeReachM: 600, cableReachM: 300 };
    expect(fibreShares(shapesBy(corner, 'people'), fibre, reach)[0]).toBeGreaterThan(0.95);
  });

  it('counts a loss where people are, and none where nobody is', () => {
    const corner = gridOf((east, north) => (east < 0 && north < 0 ? (east < -400 ? 9 : 1) : 0));
    const own = footprints([{ at: at(-400, -350), radiusM: 400 }]);
    const costs = createMoveCosts(shapesBy(corner, 'people'), own, Float64Array.of(100), broadband, {
      ...PROFILE.thresholds,
    });
    const [away] = costs.of(0, [at(400, 350)]);
    const before = share(corner, 'people', [{ at: at(-400, -350), radiusM: 400 }]);
    expect(away?.loss).toBeCloseTo(100 * before, 6);
  });
});

describe('a province by people', () => {
  const villages = [villageAt(0, 0, { population: 100 }), villageAt(0, 1, { population: null }), villageAt(5, 5)];
  const profile = { ...PROFILE, bounds: [105.9, 20.1, 106.1, 20.3] as const };
  const land = prepareProvince(profile, villages);
  const people = (v: number): number => 1000 + v;
  const [west = 0, south = 0, east = 0, north = 0] = land.shapes.bounds;
  const grid: PeopleGrid = {
    westDeg: west,
    northDeg: north + (north - south),
    stepLonDeg: east - west,
    stepLatDeg: north - south,
    columns: 1,
    rows: 2,
    people: Float32Array.of(people(1), people(0)),
  };

  it('takes a village’s own people first, then those of the cells, then its area', () => {
    const { prepared, byArea } = weighProvince(land, villages, grid, 'people');
    const [own, ofCells, ofArea] = prepared.weights;
    expect(own).toBe(100);
    expect(ofCells).toBeCloseTo(1001, 0);
    expect(byArea).toEqual([2]);
    expect(ofArea).toBe(100);
  });

  it('names villages that disagree by more than the factor, and those without anyone', () => {
    const weighed = weighProvince(land, villages, grid, 'people');
    expect(weighed.apart).toEqual([0, 2]);
    const issues = weighIssues(weighed, villages, 'pop.tif');
    expect(issues.map(({ code, found }) => [code, found])).toEqual([
      ['people-nobody', 'Thôn (V5-5)'],
      ['people-apart', 'Thôn (V0-0)'],
      ['people-apart', 'Thôn (V5-5)'],
    ]);
  });
});

describe('on the screen', () => {
  const file = (name: string) => ({ file: name, sample: false, source: 'test' });
  const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features });
  const feature = (properties: object, type: string, coordinates: unknown) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const mast = stationAt(250, 500);
  const files: Readonly<Record<string, unknown>> = {
    'profile.json': {
      ...PROFILE,
      data: { villages: file('v.geojson'), stations: file('s.geojson'), settlements: file('homes.geojson') },
    },
    'v.geojson': collection(
      [villageAt(0, 0), villageAt(2, 0)].map(({ code, name, geometry }) =>
        feature({ code, name, population: 100 }, 'MultiPolygon', geometry),
      ),
    ),
    's.geojson': collection([
      feature({ id: 'a', operator: 'Viettel', technologies: '4G', radius_m: 200 }, 'Point', mast),
    ]),
    'homes.geojson': collection([feature({ population: 300 }, 'Point', mast)]),
  };

  async function start(given = files) {
    const session = createAnalysisSession(
      async (url) => {
        const found = given[url.split('/').at(-1) ?? ''];
        return new Response(JSON.stringify(found ?? null), { status: found === undefined ? 404 : 200 });
      },
      () => ({ solve: async () => Promise.reject(new Error('not asked')), close: () => undefined }),
    );
    const loaded = await session.load({ profileUrl: 'http://app.test/profile.json', given: [] }, aCall());
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
    const usual = defaultParameters(loaded.province.profile);
    return async (weight?: PeopleWeight) => {
      const parameters = weight === undefined ? usual : { ...usual, weight };
      const answer = await session.analyse({ parameters, edits: [] }, aCall());
      if (answer.kind !== 'whole') throw new Error('a part of an analysis');
      return structuredClone(answer.analysis);
    };
  }

  it('shares follow the choice, there and back, and name the file', async () => {
    const analyse = await start();
    const [area, people, again] = [await analyse(), await analyse('people'), await analyse()];
    expect(people.coverage.shares[1]).toBe(1);
    expect(area.coverage.shares[1]).toBeCloseTo(Math.PI * 0.04, 3);
    expect(again).toEqual(area);
    expect(people.parameters.weighing).toMatchObject({ by: 'people', file: 'homes.geojson', villagesByArea: 1 });
    expect(people.sources.map(({ role }) => role)).toContain('settlements');
    expect([...(people.weighed?.byArea ?? [])]).toEqual([0, 1]);
  });

  it('villages whose people are not those of the file are listed with both numbers, the farthest apart first', async () => {
    const weighed = { people: Float64Array.of(50, 1000, 90, 10), apart: Uint8Array.of(1, 1, 0, 1) };
    const villages = [{ population: 200 }, { population: 100 }, { population: 100 }, { population: null }];
    expect(villagesApart(weighed, villages)).toEqual([
      { village: 1, own: 100, ofFile: 1000 },
      { village: 0, own: 200, ofFile: 50 },
    ]);
  });

  it('without a file of people figures stay by area, and are named so', async () => {
    const { 'homes.geojson': _, ...rest } = files;
    const analyse = await start(rest);
    expect((await analyse('people')).parameters.weight).toBeUndefined();
  });
});

describe('settlements', () => {
  it('spread a polygon’s people over its land, and leave a point’s in its cell', () => {
    const hamlet = { location: null, geometry: [[box(-200, -200, 0, 100)]], population: 300 };
    const point = { location: at(500, 500), geometry: [], population: 40 };
    const grid = settlementGrid([hamlet, point]);
    if (grid === null) throw new Error('no grid');
    expect(grid.people.reduce((sum, one) => sum + one, 0)).toBeCloseTo(340, 2);
    const [mast] = [{ at: at(500, 500), radiusM: 100 }];
    expect(share(grid, 'people', [mast])).toBeCloseTo(40 / 340, 4);
    // Of inhabited land a polygon’s is its own, to the metre.
    const land = villageRows(
      { ...villageShapes([village([box(-900, -900, 900, 300)])]), weighting: { by: 'inhabited', grid } },
      0,
    );
    const whole = villageRows(villageShapes([village([box(-200, -200, 0, 100)])]), 0);
    expect(land.area / whole.area).toBeCloseTo(1, 4);
  });
});
