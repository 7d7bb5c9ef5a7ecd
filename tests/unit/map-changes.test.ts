import type { Feature } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Footprints } from '../../src/analysis/footprints.ts';
import {
  candidateFeatures,
  highlightedPositionFeatures,
  lookAlike,
  positionFeatures,
  positionIcon,
} from '../../src/map/features.ts';
import { fibreReachShapes, footprintShapes, mercatorOf, SHAPE_FLOATS } from '../../src/map/tint-shapes.ts';
import type { MapGeometry, MapView, VillagePaint } from '../../src/map/view.ts';
import {
  linedVillages,
  lineFeatures,
  pointedVillages,
  sameLines,
  villageChanges,
} from '../../src/map/village-changes.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import type { Candidate, Position } from '../../src/model/results.ts';

const geometry: MapGeometry = {
  villages: '',
  bounds: [105, 20, 106, 21],
};
const painted = (...colours: string[]): VillagePaint => ({
  colours,
  hatched: Uint8Array.from(colours, (colour) => (colour === 'none' ? 1 : 0)),
  contradicted: new Uint8Array(colours.length),
});
type Shown = Pick<MapView, 'geometry' | 'paint' | 'highlighted' | 'overlay'>;
const view = (given: Partial<Shown>): Shown => ({
  geometry,
  paint: null,
  highlighted: { villages: [], positions: [] },
  overlay: null,
  ...given,
});

describe('what changes on the villages from one view to the next', () => {
  test('recolouring writes only the villages whose colour is another', () => {
    const changes = villageChanges(view({ paint: painted('a', 'b', 'c') }), view({ paint: painted('a', 'x', 'none') }));
    expect([...changes]).toEqual([
      [1, { colour: 'x' }],
      [2, { colour: 'none', hatched: true }],
    ]);
  });

  test('nothing new writes nothing', () => {
    const same = view({ paint: painted('a', 'b') });
    expect(villageChanges(same, same).size).toBe(0);
    expect(villageChanges(same, { ...same, paint: painted('a', 'b') }).size).toBe(0);
  });

  test('another province is written whole', () => {
    const before = view({ paint: painted('a', 'b') });
    const after = view({ geometry: { ...geometry }, paint: painted('a', 'b') });
    expect([...villageChanges(before, after).keys()]).toEqual([0, 1]);
  });

  test('without colours the villages go back to paper', () => {
    expect([...villageChanges(view({ paint: painted('a') }), view({}))]).toEqual([[0, { colour: null }]]);
  });
});

describe('lines around villages', () => {
  const overlay = (gained: number[], lost: number[]) => ({
    footprints: null,
    gained,
    lost,
    features: { type: 'FeatureCollection' as const, features: [] },
  });

  test('what disagrees, gains, loses and is highlighted, each with its own', () => {
    const paint = { ...painted('a', 'b', 'c'), contradicted: Uint8Array.of(0, 1, 0) };
    const shown = view({ paint, overlay: overlay([0], [2]), highlighted: { villages: [1, 2], positions: [] } });
    expect(linedVillages(shown)).toEqual([
      [1, 'contradicted'],
      [0, 'gained'],
      [2, 'lost'],
      [1, 'highlighted'],
      [2, 'highlighted'],
    ]);
    expect(linedVillages(view({}))).toEqual([]);
  });

  test('the pointer’s village, and over it the selected one; one line where they are the same', () => {
    const village = (index: number) => ({ kind: 'village', index }) as const;
    expect(pointedVillages(village(1), village(2))).toEqual([
      [2, 'hover'],
      [1, 'selected'],
    ]);
    expect(pointedVillages(village(1), village(1))).toEqual([[1, 'selected']]);
    expect(pointedVillages({ kind: 'position', index: 1 }, null)).toEqual([]);
  });

  test('are the same only where each is', () => {
    expect(sameLines([[1, 'highlighted']], [[1, 'highlighted']])).toBe(true);
    for (const other of [
      [],
      [[1, 'lost']],
      [[2, 'highlighted']],
      [
        [1, 'highlighted'],
        [2, 'highlighted'],
      ],
    ] as const)
      expect(sameLines([[1, 'highlighted']], other)).toBe(false);
  });

  test('are copies of the boundaries; a village that is not there has none', () => {
    const shape: Feature = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [105, 20] } };
    expect(
      lineFeatures(
        [
          [0, 'highlighted'],
          [9, 'highlighted'],
        ],
        [shape],
      ).features,
    ).toEqual([{ type: 'Feature', properties: { line: 'highlighted' }, geometry: shape.geometry }]);
  });
});

const position = (given: Partial<Position> = {}): Position => ({
  id: 'P',
  location: [105.9, 20.2],
  stations: [0],
  operators: ['Viettel'],
  existingOperators: ['Viettel'],
  status: 'existing',
  shared: false,
  freeSlots: null,
  heightM: null,
  ...given,
});

describe('positions', () => {
  test('shape tells the kind', () => {
    expect(positionIcon(position())).toBe('single');
    expect(positionIcon(position({ shared: true }))).toBe('shared');
    expect(positionIcon(position({ status: 'planned' }))).toBe('planned');
    expect(positionIcon(position({ status: 'mixed' }))).toBe('mixed');
    expect(positionIcon(position({ status: 'mixed', shared: true }))).toBe('mixed-shared');
  });

  test('with the planned switched off a mast with a planned tenant is drawn as it stands', () => {
    expect(positionIcon(position({ status: 'mixed' }), false)).toBe('single');
  });

  test('planned ones have a source of their own, so that they never join a cluster', () => {
    const positions = [position(), position({ status: 'planned' }), position({ status: 'mixed' })];
    expect(positionFeatures(positions, 'existing').features.map((feature) => feature.id)).toEqual([0, 2]);
    expect(positionFeatures(positions, 'planned').features.map((feature) => feature.id)).toEqual([1]);
  });

  test('the selected one is among the highlighted ones, marked, once', () => {
    const highlighted = highlightedPositionFeatures({
      positions: [position(), position(), position()],
      highlighted: { villages: [], positions: [0, 2] },
      selection: { kind: 'position', index: 2 },
    });
    expect(highlighted.features.map((feature) => [feature.id, feature.properties?.selected])).toEqual([
      [0, false],
      [2, true],
    ]);
  });

  test('a new analysis with the same masts looks the same; a moved mast does not', () => {
    expect(lookAlike([position()], [position({ heightM: 40 })])).toBe(true);
    expect(lookAlike([position()], [position({ location: [105.91, 20.2] })])).toBe(false);
    expect(lookAlike([position()], [position({ shared: true })])).toBe(false);
    expect(lookAlike([position()], [])).toBe(false);
    expect(lookAlike([], [position()])).toBe(false);
  });
});

test('each host that passes is marked once, failing ones not at all', () => {
  const candidate = (host: number, passes: boolean): Candidate => ({
    station: 0,
    host,
    hostKind: 'existing',
    distanceM: 100,
    areaClass: 'other',
    rule: null,
    mandatory: false,
    nearestOtherM: null,
    loss: 0,
    coverageKept: 1,
    freeSlots: 1,
    gates: { distance: 'pass', slots: 'pass', height: 'pass', operator: 'pass', coverage: 'pass' },
    passes,
    fallingVillages: [],
  });
  const from: LonLat = [105.9, 20.2];
  const line = (host: number, passes: boolean) => ({ candidate: candidate(host, passes), from, to: from });
  const { features } = candidateFeatures([line(7, true), line(7, true), line(8, false)]);
  const ofPart = (part: string) => features.filter((feature) => feature.properties?.part === part);
  // What a line is about is picked from the map by these.
  expect(ofPart('line').map(({ properties }) => [properties?.station, properties?.host])).toEqual([
    [0, 7],
    [0, 7],
    [0, 8],
  ]);
  expect(ofPart('host').map(({ properties }) => properties?.host)).toEqual([7]);
});

describe('shapes of a tint', () => {
  const footprints = (
    rows: readonly (readonly [lon: number, lat: number, radius: number, beam: number])[],
  ): Footprints => ({
    count: rows.length,
    lon: Float64Array.from(rows, (row) => row[0]),
    lat: Float64Array.from(rows, (row) => row[1]),
    radiusM: Float64Array.from(rows, (row) => row[2]),
    azimuthDeg: Float64Array.from(rows, () => 90),
    beamwidthDeg: Float64Array.from(rows, (row) => row[3]),
    cell: new Uint8Array(rows.length),
    station: new Uint32Array(rows.length),
    position: new Uint32Array(rows.length),
  });

  test('mercator: the null island in the middle, north up', () => {
    expect(mercatorOf(0, 0)[0]).toBeCloseTo(0.5, 12);
    expect(mercatorOf(0, 0)[1]).toBeCloseTo(0.5, 12);
    expect(mercatorOf(105, 21)[1]).toBeLessThan(mercatorOf(105, 20)[1]);
    expect(mercatorOf(180, 85.0511287798066)[1]).toBeCloseTo(0, 9);
  });

  test('a radius becomes mercator units at its own latitude: due east it ends where it should', () => {
    const { values } = footprintShapes(footprints([[106, 20, 1000, 360]]), Uint32Array.of(0));
    const degreesEast = 1000 / (111_195.08 * Math.cos((20 * Math.PI) / 180));
    expect(values[4]).toBeCloseTo(degreesEast / 360, 9);
  });

  test('of discs around one mast only the largest is drawn, but every sector', () => {
    const given = footprints([
      [106, 20, 1000, 360],
      [106, 20, 3000, 360],
      [106, 20, 2000, 120],
    ]);
    const drawn = footprintShapes(given, Uint32Array.of(0, 1, 2));
    const widest = footprintShapes(given, Uint32Array.of(1));
    expect(drawn.count).toBe(2);
    expect(drawn.values[4]).toBe(widest.values[4]);
    expect(footprintShapes(given, Uint32Array.of(0, 2)).count).toBe(2);
    expect(footprintShapes(given, new Uint32Array(0)).count).toBe(0);
  });

  test('fibre: a disc for a node, a corridor for each stretch of cable, own reach first', () => {
    const shapes = fibreReachShapes(
      {
        nodes: [{ id: 'N', kind: 'olt', operator: null, location: [106, 20], reachM: 500 }],
        cables: [
          {
            id: 'C',
            operator: null,
            lines: [
              [
                [106, 20],
                [106.01, 20],
                [106.01, 20.01],
              ],
            ],
            reachM: null,
          },
        ],
      },
      { nodeReachM: 1000, cableReachM: 250 },
    );
    expect(shapes.count).toBe(3);
    const radius = (shape: number) => shapes.values[shape * SHAPE_FLOATS + 4] ?? 0;
    expect(radius(0) / radius(1)).toBeCloseTo(2, 3);
  });
});
