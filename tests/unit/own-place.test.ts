import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinateOf, coordinatePair } from '../../src/ingest/mapping/coordinate-text.ts';
import { statedSystem } from '../../src/ingest/mapping/stated-system.ts';
import { MERIDIANS_3 } from '../../src/ingest/mapping/systems.ts';
import { fromLonLat, toLonLat } from '../../src/ingest/mapping/vn2000.ts';
import type { CoordinateSystem } from '../../src/model/mapping.ts';

/**
 * VN-2000 (easting, northing) → WGS 84 (lon, lat) by PROJ 9.5.1 through pyproj 3.7.2, with the
 * operation "VN-2000 to WGS 84 (2)", EPSG:6960 (coordinate frame rotation, official parameters).
 */
const PROJ: readonly (readonly [
  epsg: string,
  CoordinateSystem,
  east: number,
  north: number,
  lon: number,
  lat: number,
])[] = [
  ['5897', tm(105, 3), 600000, 2240000, 105.959041283, 20.248035571],
  ['5897', tm(105, 3), 598765.432, 2234567.891, 105.9469285644, 20.1990340013],
  ['5897', tm(105, 3), 512345.678, 2262222.222, 105.1202049334, 20.4513640447],
  ['3405', tm(105, 6), 600000, 2240000, 105.9593658134, 20.25410626],
  ['9209', tm(105.5, 3), 550000, 2240000, 105.9804757699, 20.2499941158],
  ['9218', tm(108.5, 3), 568262.924, 1255172.51, 109.1272001322, 11.3493565131],
  ['9205', tm(103, 3), 450000, 2480000, 102.5162184398, 22.4177847819],
  ['3406', tm(111, 6), 250000, 1200000, 108.7150610834, 10.8459566424],
  ['4756', { kind: 'vn2000-degrees' }, 105.97, 20.25, 105.9718727286, 20.2490095061],
];

function tm(centralMeridian: number, zoneDeg: 3 | 6): CoordinateSystem {
  return { kind: 'vn2000', centralMeridian, zoneDeg };
}

const INDIAN_1960_PRJ =
  'PROJCS["Indian_1960_UTM_Zone_48N",GEOGCS["GCS_Indian_1960",DATUM["D_Indian_1960",SPHEROID["Everest_Adjustment_1937",6377276.345,300.8017]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

describe('VN-2000', () => {
  it.each(PROJ)('EPSG:%s %o %d %d agrees with PROJ to a centimetre', (epsg, crs, east, north, lon, lat) => {
    const here = toLonLat(crs)(east, north);
    expect(distance([...here], [lon, lat], { units: 'meters' })).toBeLessThan(0.01);
    expect(statedSystem(`urn:ogc:def:crs:EPSG::${epsg}`)).toEqual(crs);
  });

  it('agrees to a centimetre with a point that was published in both systems', () => {
    // Trần Trung Anh, Quách Mạnh Tuấn: "Công tác tính chuyển tọa độ trong công nghệ máy bay không người lái có định vị
    // tâm chụp chính xác", Hội nghị khoa học quốc gia về công nghệ địa không gian trong khoa học Trái đất và môi trường
    // (Trường Đại học Mỏ – Địa chất): a photograph's centre, B 16.77839862°, L 106.6847777°, H 832.2537252 m in WGS 84;
    // X 1855759.3584, Y 546151.8072, H 846.1115 in VN-2000, 3° zone, central meridian 106°15′. The worked example is
    // taken from the public programs that quote it.
    const [north, east] = [1_855_759.3584, 546_151.8072];
    expect(
      distance([...toLonLat(tm(106.25, 3))(east, north)], [106.6847777, 16.77839862], { units: 'meters' }),
    ).toBeLessThan(0.01);
    const [e, n] = fromLonLat(tm(106.25, 3))(106.6847777, 16.77839862);
    expect(Math.hypot(e - east, n - north)).toBeLessThan(0.01);
  });

  it('comes back from WGS 84 to half a centimetre (heights are not carried), anywhere in the country and in any zone', () => {
    const zone = fc.tuple(fc.constantFrom(...MERIDIANS_3), fc.constantFrom(3 as const, 6 as const));
    fc.assert(
      fc.property(
        zone,
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        fc.double({ min: 8, max: 24, noNaN: true }),
        ([cm, deg], off, lat) => {
          const [east, north] = fromLonLat(tm(cm, deg))(cm + off, lat);
          const [lon2, lat2] = toLonLat(tm(cm, deg))(east, north);
          expect(distance([cm + off, lat], [lon2, lat2], { units: 'meters' })).toBeLessThan(0.005);
        },
      ),
    );
  });

  it('is recognised in the text of a .prj', () => {
    const prj =
      'PROJCS["VN_2000_TM-3_zone_482",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    expect(statedSystem(prj)).toEqual(tm(105, 3));
    expect(statedSystem(prj.replace('0.9999', '0.9996'))).toEqual(tm(105, 6));
    expect(statedSystem('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]')).toEqual({ kind: 'wgs84' });
    expect(statedSystem('GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000"]]')).toEqual({ kind: 'vn2000-degrees' });
    expect(
      statedSystem(
        'PROJCS["WGS_1984_UTM_Zone_48N",PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996]]',
      ),
    ).toEqual({ kind: 'utm', zone: 48 });
    expect(statedSystem('LOCAL_CS["x"]')).toBeNull();
  });

  // Planes by proj4 itself, from 105.95, 20.25: that the text is taken whole is what is tried.
  it.each([
    ['World Mercator', 'PROJECTION["Mercator"],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0]'],
    [
      'Asia Lambert',
      'PROJECTION["Lambert_Conformal_Conic"],PARAMETER["Central_Meridian",105.0],PARAMETER["Standard_Parallel_1",30.0],PARAMETER["Standard_Parallel_2",62.0],PARAMETER["Latitude_Of_Origin",0.0]',
    ],
    [
      'Asia Albers',
      'PROJECTION["Albers"],PARAMETER["Central_Meridian",95.0],PARAMETER["Standard_Parallel_1",15.0],PARAMETER["Standard_Parallel_2",65.0],PARAMETER["Latitude_Of_Origin",30.0]',
    ],
  ])('any projection that the file describes is read: %s', (name, projection) => {
    const text = `PROJCS["${name}",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],${projection},PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],UNIT["Meter",1.0]]`;
    const system = statedSystem(text);
    expect(system).toMatchObject({ kind: 'other', name });
    if (system === null) return;
    const [east, north] = fromLonLat(system)(105.95, 20.25);
    expect(Math.hypot(east, north)).toBeGreaterThan(1e5);
    const [lon, lat] = toLonLat(system)(east, north);
    expect([lon.toFixed(7), lat.toFixed(7)]).toEqual(['105.9500000', '20.2500000']);
    // On a datum that nobody knows the same plane is named, not read.
    const other = text.replaceAll('WGS_1984', 'Kertau');
    expect(statedSystem(other)).toEqual({ kind: 'other', name, definition: null });
  });

  it('World Mercator is known by its number', () => {
    // 105.95 E, 20.25 N by the formula of Mercator variant A (IOGP guidance note 7-2).
    const system = statedSystem('urn:ogc:def:crs:EPSG::3395') ?? { kind: 'wgs84' as const };
    const [lon, lat] = toLonLat(system)(11_794_300.0495, 2_287_888.1495);
    expect(distance([lon, lat], [105.95, 20.25], { units: 'meters' })).toBeLessThan(0.01);
  });

  it('a datum of which only the ellipsoid is known may be VN-2000: what is read of it is said to be rough', () => {
    const datum = 'DATUM["Unknown_based_on_WGS84_ellipsoid",SPHEROID["WGS 84",6378137,298.257223563]]';
    const degrees = `GEOGCS["unknown",${datum},PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]`;
    expect(statedSystem(degrees)).toMatchObject({ kind: 'other', accuracyM: 250 });
    const plane = (scale: number) =>
      `PROJCS["unknown",${degrees},PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",105],PARAMETER["scale_factor",${scale}],PARAMETER["false_easting",500000]]`;
    expect(statedSystem(plane(0.9996))).toMatchObject({ kind: 'other', accuracyM: 250 });
    expect(statedSystem(plane(0.9999))).toEqual(tm(105, 3));
  });

  // Expected places by PROJ 9.1 (cs2cs) with the same operations of the EPSG register.
  it.each([
    { stated: 'EPSG:3148', east: 595_000, north: 2_240_000, place: [105.9056243, 20.258282] as const, accuracyM: 44 },
    { stated: 'EPSG:2044', east: 18_595_000, north: 2_240_000, place: [105.90964, 20.2466946] as const, accuracyM: 5 },
    {
      stated: INDIAN_1960_PRJ,
      east: 595_000,
      north: 2_240_000,
      place: [105.9056243, 20.258282] as const,
      accuracyM: 44,
    },
  ])(
    'on an older datum is converted, and its accuracy is stated: $stated',
    ({ stated, east, north, place, accuracyM }) => {
      const crs = statedSystem(stated);
      if (crs?.kind !== 'other') throw new Error('a system of another kind');
      expect(crs.accuracyM).toBe(accuracyM);
      const [lon, lat] = toLonLat(crs)(east, north);
      expect(lon).toBeCloseTo(place[0], 6);
      expect(lat).toBeCloseTo(place[1], 6);
    },
  );
});

describe('one coordinate', () => {
  const LAT = 20 + 15 / 60 + 30.5 / 3600;
  it.each([
    [20.25, 20.25, null],
    ['20.25', 20.25, null],
    ['20,25', 20.25, null],
    ['20,2534567', 20.2534567, null],
    ['105.974', 105.974, null],
    ['105,974', 105.974, null],
    ['2.240.000,5', 2240000.5, null],
    ['20°15\'30.5"', LAT, null],
    ['20° 15’ 30,5”', LAT, null],
    ['20°15′30.5″N', LAT, 'lat'],
    ['20-15-30.5', LAT, null],
    ['20 15 30.5', LAT, null],
    ['20:15:30.5', LAT, null],
    ['N20°15\'30.5"', LAT, 'lat'],
    ['20°15\'30.5"B', LAT, 'lat'],
    ['20 độ 15 phút 30,5 giây Bắc', LAT, 'lat'],
    ['105°58\'12"Đ', 105.97, 'lon'],
    ['105°58\'12"E', 105.97, 'lon'],
    ["20°15.5'N", 20 + 15.5 / 60, 'lat'],
  ] as const)('%j is %f', (text, value, axis) => {
    const read = coordinateOf(text, 'unclear');
    expect(read?.value).toBeCloseTo(value, 9);
    expect(read?.axis).toBe(axis);
  });

  it.each(['', 'không có', '20°75\'00"', '20.25.11.2', 'NaN', '°'])('%j is none', (text) => {
    expect(coordinateOf(text, 'unclear')).toBeNull();
  });

  it.each([
    ['20.25, 105.97', [20.25, 105.97]],
    ['20,25; 105,97', [20.25, 105.97]],
    ['(20.25 105.97)', [20.25, 105.97]],
    ['20°15\'00"N 105°58\'12"E', [20.25, 105.97]],
    ['POINT (105.97 20.25)', [105.97, 20.25]],
  ] as const)('a pair in one cell: %j', (text, values) => {
    const pair = coordinatePair(text, 'unclear');
    expect(pair?.[0].value).toBeCloseTo(values[0], 9);
    expect(pair?.[1].value).toBeCloseTo(values[1], 9);
  });

  it('any degrees, minutes and seconds come back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        (d, m, s) => {
          for (const text of [`${d}°${m}'${s}"`, `${d} ${m} ${s}`, `${d}-${m}-${s}`]) {
            expect(coordinateOf(text, ',')?.value).toBeCloseTo(d + m / 60 + s / 3600, 9);
          }
        },
      ),
    );
  });
});
