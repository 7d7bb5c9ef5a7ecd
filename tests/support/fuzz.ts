import fc from 'fast-check';
import { strToU8, unzipSync as unzip, zipSync } from 'fflate';
import { kml, placemark, shapefileZip, workbook } from './format-files.ts';
import { collection, polygon, square, stationFeature, villageFeature } from './geojson-files.ts';
import { geopackage } from './geopackage-file.ts';
import { tcvn3, utf16, vni, windows1258 } from './legacy-bytes.ts';

/** Files of every format, whole and then damaged, to throw at the readers. */

const TABLE =
  'BÁO CÁO\n\nMã trạm;Nhà mạng;Kinh độ;Vĩ độ;Công nghệ;Chiều cao (ft);Ngày phát sóng\nA;VNPT;105°58\'20";20,25;4G/LTE;42,5;30/6/2020\nB;Viettel + VNPT;600000;2.240.000;2G3G;;quý II/2025\n';
const ring = square(105.9, 20.2)[0] ?? [];

/** One good file of each kind; what a reader of it must survive are its damaged copies. */
export async function seeds(): Promise<Readonly<Record<string, Uint8Array>>> {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.001, 0.001], translate: [105.9, 20.2] },
    arcs: [
      [
        [0, 0],
        [10, 0],
        [0, 10],
        [-10, -10],
      ],
    ],
    objects: {
      v: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { code: 'A', name: 'B' } }],
      },
    },
  };
  const gpx =
    '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="20.2" lon="105.9"><name>NB01</name></wpt><trk><trkseg><trkpt lat="20" lon="105"/><trkpt lat="20" lon="106"/></trkseg></trk></gpx>';
  const inKml = kml(
    placemark({ 'Mã trạm': 'A', 'Nhà mạng': 'VNPT' }, '<Point><coordinates>105.9,20.2,1</coordinates></Point>'),
    placemark(
      { name: 'V' },
      `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon>`,
    ),
  );
  const layer = shapefileZip({
    kind: 'polygon',
    shapes: [[[...ring].reverse()], null],
    records: [
      { MATHON: 'V1', TEN: 'đồng văn', DANSO: 12 },
      { MATHON: 'V2', TEN: 'x', DANSO: null },
    ],
    prj: 'GEOGCS["GCS_VN_2000"]',
    encode: tcvn3,
  });
  return {
    'a.csv': strToU8(TABLE),
    'utf16.csv': utf16(TABLE, 'le'),
    'tcvn3.csv': tcvn3(TABLE),
    'vni.csv': vni(TABLE),
    '1258.csv': windows1258(TABLE),
    'a.geojson': strToU8(
      collection(
        villageFeature({ 'Dân số': '1.355' }),
        villageFeature({ code: 'V2' }, polygon([[...ring, [1, 2]]])),
        stationFeature(),
      ),
    ),
    'a.topojson': strToU8(JSON.stringify(topology)),
    'a.kml': strToU8(inKml),
    'a.kmz': zipSync({ 'doc.kml': strToU8(inKml) }, { level: 0 }),
    'a.gpx': strToU8(gpx),
    'a.xlsx': stored(
      await workbook(
        [
          ['Mã trạm', 'Nhà mạng', 'X', 'Y', 'Công nghệ'],
          ['A', 'VNPT', 2240000, 600000, '4G'],
          ['B', 'x', null, new Date('2024-01-01'), '2G'],
        ],
        ['TIÊU ĐỀ'],
      ),
    ),
    'a.zip': stored(layer),
    'a.gpkg': await geopackage([
      { shape: [ring], cells: { code: 'V1', name: 'Thôn' } },
      { shape: [105.9, 20.2], cells: { code: 'V2', name: 'x' } },
    ]),
    'a.shp': parts(layer, '.shp'),
    'a.dbf': parts(layer, '.dbf'),
    'a.xls': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)),
  };
}

/** Not packed: a changed byte of a packed entry would seldom get past unpacking. */
function stored(zip: Uint8Array): Uint8Array {
  return zipSync(unzip(zip), { level: 0 });
}

function parts(zip: Uint8Array, ending: string): Uint8Array {
  const found = Object.entries(unzip(zip)).find(([path]) => path.endsWith(ending));
  return found?.[1] ?? new Uint8Array();
}

/** A file with some bytes replaced, removed, doubled, cut off, or taken from another place. */
export function damaged(seed: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(Math.max(0, seed.length - 1)),
    how: fc.constantFrom('replace', 'remove', 'double', 'cut', 'fill', 'move'),
    byte: fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff, ...strToU8('{}[]",:;<>/\\\n0-9PK')), fc.nat(255)),
    length: fc.nat(80),
    to: fc.nat(Math.max(0, seed.length - 1)),
  });
  return fc.array(change, { maxLength: 5 }).map((changes) =>
    changes.reduce<Uint8Array>((file, { at, how, byte, length, to }) => {
      const [before, here, after] = [file.slice(0, at), file.slice(at, at + length), file.slice(at + length)];
      switch (how) {
        case 'replace':
          return Uint8Array.of(...before, byte, ...file.slice(at + 1));
        case 'remove':
          return Uint8Array.of(...before, ...after);
        case 'double':
          return Uint8Array.of(...before, ...here, ...here, ...after);
        case 'fill':
          return Uint8Array.of(...before, ...here.fill(byte), ...after);
        case 'move':
          return Uint8Array.of(...file.slice(0, to), ...here, ...file.slice(to));
        default:
          return before;
      }
    }, seed),
  );
}

/** How many inputs of each kind: `npm run fuzz` asks for more. */
export const FUZZ_RUNS = Number(process.env.SONG_CHUNG_FUZZ ?? 300);
