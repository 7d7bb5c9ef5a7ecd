import { describe, expect, it } from 'vitest';
import { coordinateFault, lonLatOf, restoredPoint } from '../../src/ingest/coordinates.ts';
import type { Bounds } from '../../src/model/geometry.ts';

/** Where a point can be for a province between 105.5° and 106.5° E, 19.9° and 20.7° N. */

const BOUNDS: Bounds = [105.5, 19.9, 106.5, 20.7];
const faultOf = (value: unknown, bounds = BOUNDS) => coordinateFault(value, bounds);

describe('a place', () => {
  it.each([
    [[106, 20.2]],
    [[106, 20.2, 12]],
    // On the edges and within 100 km of them: a mast beyond the border serves villages inside.
    [[105.5, 19.9]],
    [[106.5, 20.7]],
    [[104.6, 20.2]],
    [[107.4, 20.2]],
    [[106, 19.05]],
    [[106, 21.55]],
  ])('%j can be', (value) => expect(faultOf(value)).toBeNull());

  it.each([[[104.4, 20.2]], [[107.6, 20.2]], [[106, 18.9]], [[106, 21.7]], [[-106, 20.2]], [[180, 90]], [[-180, -90]]])(
    '%j is too far',
    (value) => {
      const [lon, lat] = value;
      expect(faultOf(value)).toEqual({
        code: 'coordinates-far',
        details: { found: `${lon}, ${lat}`, expected: '≤ 100 km' },
      });
    },
  );

  it('of zeros is nowhere, but one on the equator or the first meridian is a place', () => {
    expect(faultOf([0, 0])).toEqual({ code: 'coordinates-zero', details: { found: '0, 0', expected: 'lon, lat' } });
    expect(faultOf([0, 20.2])?.code).toBe('coordinates-far');
    expect(faultOf([106, 0])?.code).toBe('coordinates-far');
  });

  it('with longitude and latitude exchanged is said to be that', () => {
    expect(faultOf([20.2, 106])).toEqual({
      code: 'coordinates-swapped',
      details: { found: '20.2, 106', expected: 'lon, lat' },
    });
  });

  it('whose decimal points are lost is said with the place it was', () => {
    expect(faultOf([105986912, 20263956])).toEqual({
      code: 'coordinates-point-lost',
      details: { found: '105986912, 20263956', expected: '105.986912, 20.263956' },
    });
  });

  it.each([[[181, 20.2]], [[-181, 20.2]], [[106, 91]], [[106, -91]]])('%j is on no globe', (value) => {
    expect(faultOf(value)).toEqual({
      code: 'coordinates-broken',
      details: { found: value.join(', '), expected: 'lon -180..180, lat -90..90' },
    });
  });

  it('near the edge of the globe is looked for on the globe alone', () => {
    const east: Bounds = [179, 0, 180, 1];
    expect(faultOf([179.5, 0.5], east)).toBeNull();
    expect(faultOf([180.2, 0.5], east)?.code).toBe('coordinates-broken');
    expect(faultOf([90.2, 0.5], [89, 0, 90, 1])).toBeNull();
    expect(faultOf([10, 90.4], [9, 89, 11, 90])?.code).toBe('coordinates-broken');
  });

  it.each([[null], ['106, 20.2'], [{}], [[]], [[106]], [['106', 20.2]], [[106, Number.NaN]], [[Number.NaN, 20]]])(
    '%j is no place',
    (value) => {
      expect(faultOf(value)).toMatchObject({ code: 'coordinates-broken', details: { expected: 'lon, lat' } });
      expect(lonLatOf(value)).toBeNull();
    },
  );
});

describe('two numbers', () => {
  it('are kept as they are in the file; a height is left out', () => {
    const pair = [106, 20.2];
    expect(lonLatOf(pair)).toBe(pair);
    expect(lonLatOf([106, 20.2, 12])).toEqual([106, 20.2]);
  });
});

describe('lost decimal points', () => {
  it.each([
    [105986912, 20263956, [105.986912, 20.263956]],
    // One of the two may have kept its own.
    [105.98, 2026, [105.98, 20.26]],
    [10598, 20.26, [105.98, 20.26]],
    // As far as a degree beyond the province.
    [1045, 189, null],
    [10450, 1890, [104.5, 18.9]],
    [10750, 2170, [107.5, 21.7]],
    [10449, 20.2, null],
    [10751, 20.2, null],
    [106, 2171, null],
    [106, 1889, null],
  ])('of %d, %d are found: %j', (lon, lat, place) => expect(restoredPoint(lon, lat, BOUNDS)).toEqual(place));

  it.each([
    ['a place that lost none', 106, 20.2],
    ['numbers with a part', 105986.912, 20.2],
    ['small numbers', 106, 202],
    ['what fits nowhere', 999_999, 20.2],
    ['a negative one', -105986912, 20.2],
  ])('are not made up of %s', (_, lon, lat) => expect(restoredPoint(lon, lat, BOUNDS)).toBeNull());

  it('are found west and south of zero too', () => {
    expect(restoredPoint(-1060, -2020, [-107, -21, -105, -19])).toEqual([-106, -20.2]);
  });
});
