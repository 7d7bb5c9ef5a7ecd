import { describe, expect, it } from 'vitest';
import { coordinatesIn } from '../../src/analysis/search/coordinates.ts';
import { findPlaces } from '../../src/analysis/search/find-places.ts';
import { indexPlaces } from '../../src/analysis/search/places.ts';
import type { Bounds } from '../../src/model/geometry.ts';

/** Ways to a village other than its name alone: a code, coordinates, the nearest of many. */

const village = (name: string, commune: string, code: string, lon = 105.9) => ({
  name,
  code,
  communeCode: code.slice(0, 5),
  commune,
  districtCode: null,
  district: null,
  bounds: [lon, 20.2, lon + 0.01, 20.21] as const,
});

describe('a name that many villages have', () => {
  const index = indexPlaces(
    [
      village('Xóm 5', 'Xã A', '14001001', 105.7),
      village('Xóm 5', 'Xã B', '14002001', 106),
      village('Xóm 5', 'Xã C', '14003001', 105.9),
    ],
    [],
  );

  it('gives the nearest first, and every one of them', () => {
    const where = findPlaces(index, 'xom 5', 50, [106.01, 20.2]).map((one) => one.where);
    expect(where).toEqual(['Xã B', 'Xã C', 'Xã A']);
    expect(findPlaces(index, 'xom 5', 50, [105.7, 20.2])[0]?.where).toBe('Xã A');
  });
});

describe('a wrong word of kind', () => {
  it('does not beat the name that was typed whole', () => {
    const index = indexPlaces(
      [village('Thôn Bắc', 'Xã Yên Thái', '14001001'), village('Phố Yên Bắc', 'Phường Nam', '14002001')],
      [],
    );
    expect(findPlaces(index, 'thôn yên bắc', 5)[0]?.name).toBe('Phố Yên Bắc');
    expect(findPlaces(index, 'thôn bắc yên thái', 5)[0]?.name).toBe('Thôn Bắc');
  });
});

describe('a code', () => {
  const index = indexPlaces([village('Thôn Đông', 'Xã A', '14001001'), village('Xóm 1', 'Xã A', '14001002')], []);

  it('finds its village or commune before anything else', () => {
    expect(findPlaces(index, ' 14001002 ', 5)[0]?.name).toBe('Xóm 1');
    expect(findPlaces(index, '14001', 5)[0]?.name).toBe('Xã A');
  });

  it('is no name: a number alone still means the name with that number', () => {
    expect(findPlaces(index, '1', 5)[0]?.name).toBe('Xóm 1');
    expect(findPlaces(index, '14009999', 5)).toEqual([]);
  });
});

describe('coordinates', () => {
  const around: Bounds = [105.5, 19.9, 106.2, 20.5];

  it.each([
    '20.25, 105.97',
    '20.25 105.97',
    '105.97;20.25',
    '20,25 105,97',
    '20,25; 105,97',
    '20.25°N 105.97°E',
    '20°15\'00"N 105°58\'12"E',
    'geo:20.25,105.97?z=17',
    'https://www.google.com/maps/@20.25,105.97,17z',
    'https://www.google.com/maps/place/X/@20.1,105.1,17z/data=!3m1!4b1!4m6!8m2!3d20.25!4d105.97',
    'https://maps.google.com/?q=20.25,105.97',
    'https://www.google.com/maps/search/?api=1&query=20.25%2C105.97',
    'https://maps.apple.com/?ll=20.25,105.97&q=Here',
    'https://www.openstreetmap.org/?mlat=20.25&mlon=105.97#map=17/20.1/105.1',
    'https://www.openstreetmap.org/#map=17/20.25/105.97',
    'https://www.bing.com/maps?cp=20.25~105.97&lvl=15',
  ])('%s', (text) => {
    const [lon, lat] = coordinatesIn(text, around) ?? [0, 0];
    expect(lon).toBeCloseTo(105.97, 6);
    expect(lat).toBeCloseTo(20.25, 6);
  });

  it.each(['', 'xóm 5', '5', '14001002', 'xóm 12 13', 'https://maps.app.goo.gl/AbC123', '20.25', '999.25 999.97'])(
    'are not in “%s”',
    (text) => {
      expect(coordinatesIn(text, around)).toBeNull();
    },
  );
});

describe('what a result is', () => {
  it('is told by its own kind: a phố is no thôn, a phường no xã', () => {
    const street = { ...village('Phố Yên Bắc', 'Phường Đông Thành', '14320002'), kind: 'phố' };
    const index = indexPlaces([street, village('Xóm 9', 'Xã A', '14001001')], []);
    const kindOf = (question: string) => findPlaces(index, question, 1)[0]?.ownKind;
    expect(kindOf('phố yên bắc')).toBe('Phố');
    expect(kindOf('14320002')).toBe('Phố');
    expect(kindOf('phường đông thành')).toBe('Phường');
    // Nobody has said what it is: the box has a word for all.
    expect(kindOf('xóm 9')).toBeUndefined();
  });
});
