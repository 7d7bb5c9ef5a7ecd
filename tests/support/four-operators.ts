import { fromLonLat, toLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { workbook } from './format-files.ts';

/**
 * A folder as four operators send it: each with headers, coordinates and sectors of its own, no
 * operator column where the file's name says it, and a list of what is planned. The same
 * stations once more in one clean file, which the folder has to come to.
 */

interface Sent {
  readonly id: string;
  readonly operator: string;
  readonly lon: number;
  readonly lat: number;
  readonly positionId: string | null;
  readonly technologies: readonly string[];
  readonly heightM: number;
  readonly azimuths: readonly number[];
  readonly radiusM: number;
  readonly slots: number | null;
  readonly commissioned: string | null;
  readonly planned: string | null;
}

/** Full width of every sector here; the profile's own for files that state none. */
const BEAMWIDTH_DEG = 65;
const MERIDIAN = { kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 } as const;

export interface OperatorsFolder {
  readonly files: readonly (readonly [name: string, content: string | Uint8Array])[];
  /** One CSV in the words of the model. */
  readonly clean: string;
}

export async function fourOperators(count = 12): Promise<OperatorsFolder> {
  const random = sequence(20250630);
  const make = (operator: string, prefix: string, planned = false): Sent[] =>
    Array.from({ length: count }, (_, i) => {
      // Some stand on one mast of several operators.
      const shared = !planned && i % 4 === 0;
      const [lon, lat] = shared ? placeOf(sequence(i + 1)) : placeOf(random);
      return {
        id: `${prefix}${String(i + 1).padStart(3, '0')}`,
        operator,
        lon,
        lat,
        positionId: shared ? `NB-CHUNG-${i}` : planned ? null : `NB-${prefix}${i}`,
        technologies: i % 3 === 0 ? ['2G', '4G'] : ['4G'],
        heightM: 25 + (i % 5) * 5,
        azimuths: i % 2 === 0 ? [] : [10 * i, 10 * i + 120, 10 * i + 240].map((azimuth) => azimuth % 360),
        radiusM: 800 + 100 * (i % 6),
        slots: i % 3 === 1 ? 2 : null,
        commissioned: planned ? null : `202${i % 5}-03-1${i % 10}`,
        planned: planned ? `2026-0${1 + (i % 9)}-15` : null,
      };
    });
  // Each file's places as its own notation holds them, so that nothing is lost on the way.
  const viettel = make('Viettel', 'VTL');
  const measured = make('VinaPhone', 'VNP');
  const vinaphone = measured.map((one) => ({ ...one, ...onPlane(one).place }));
  const mobifone = make('MobiFone', 'MBF').map((one) => ({
    ...one,
    lon: wholeSeconds(one.lon),
    lat: wholeSeconds(one.lat),
  }));
  const vietnamobile = make('Vietnamobile', 'VNM');
  const planned = ['Viettel', 'MobiFone'].flatMap((operator) => make(operator, `DK-${operator[0]}`, true));
  return {
    files: [
      ['Viettel_NB_30.6.2025.xlsx', await viettelBook(viettel)],
      ['VNPT - BTS 2025-06-30.csv', vnptTable(measured)],
      ['MBF 30-06-2025.xlsx', await mobifoneBook(mobifone)],
      ['vietnamobile.csv', vietnamobileTable(vietnamobile)],
      ['Tram du kien 2026.csv', plannedTable(planned)],
    ],
    clean: cleanTable([...viettel, ...vinaphone, ...mobifone, ...vietnamobile, ...planned]),
  };
}

function viettelBook(stations: readonly Sent[]): Promise<Uint8Array> {
  return workbook([
    [
      'STT',
      'Mã trạm',
      'Mã vị trí',
      'Kinh độ',
      'Vĩ độ',
      'Công nghệ',
      'Độ cao cột (m)',
      'Sector',
      'Bán kính phủ (m)',
      'Số chỗ trống',
      'Ngày phát sóng',
    ],
    ...stations.map((one, i) => [
      i + 1,
      one.id,
      one.positionId,
      one.lon,
      one.lat,
      one.technologies.join(' + '),
      one.heightM,
      sectorsText(one),
      one.radiusM,
      one.slots,
      vietnameseDate(one.commissioned),
    ]),
  ]);
}

/** VN-2000, X to the north, decimal comma, radius in kilometres. */
function vnptTable(stations: readonly Sent[]): string {
  const comma = (number: number, places: number) => number.toFixed(places).replace('.', ',');
  const rows = stations.map((one) => {
    const { north, east } = onPlane(one);
    return [
      one.id,
      one.positionId,
      comma(north, 3),
      comma(east, 3),
      one.technologies.map((id) => (id === '4G' ? 'LTE' : 'GSM')).join('/'),
      `${one.heightM}m`,
      sectorsText(one),
      `${comma(one.radiusM / 1000, 1)} km`,
      one.slots,
      vietnameseDate(one.commissioned),
    ];
  });
  return table(
    [
      'Mã BTS',
      'Mã CSHT',
      'X (VN-2000)',
      'Y (VN-2000)',
      'Loại công nghệ',
      'Chiều cao',
      'Sector',
      'Bán kính',
      'Chỗ còn trống',
      'Ngày đưa vào sử dụng',
    ],
    rows,
    ';',
  );
}

/** Degrees, minutes and seconds. */
function mobifoneBook(stations: readonly Sent[]): Promise<Uint8Array> {
  return workbook([
    [
      'Site ID',
      'Position ID',
      'Longitude',
      'Latitude',
      'Tech',
      'Height',
      'Sectors',
      'Radius (m)',
      'Free slots',
      'On air date',
    ],
    ...stations.map((one) => [
      one.id,
      one.positionId,
      `${degreesText(one.lon)}E`,
      `${degreesText(one.lat)}N`,
      one.technologies.join(';'),
      one.heightM,
      sectorsText(one),
      one.radiusM,
      one.slots,
      one.commissioned,
    ]),
  ]);
}

/** A column for each azimuth, and one for the width of all. */
function vietnamobileTable(stations: readonly Sent[]): string {
  const rows = stations.map((one) => [
    one.id,
    one.operator,
    one.positionId,
    one.lon,
    one.lat,
    one.technologies.join(','),
    one.heightM,
    one.azimuths[0],
    one.azimuths[1],
    one.azimuths[2],
    one.azimuths.length === 0 ? null : BEAMWIDTH_DEG,
    one.radiusM,
    one.slots,
    one.commissioned,
  ]);
  return table(
    [
      'Tên trạm',
      'Doanh nghiệp',
      'Mã vị trí',
      'Long',
      'Lat',
      'Công nghệ',
      'Chiều cao cột',
      'Azimuth sector 1',
      'Azimuth sector 2',
      'Azimuth sector 3',
      'Beamwidth',
      'Bán kính (m)',
      'Slot trống',
      'Ngày hoạt động',
    ],
    rows,
    ',',
  );
}

/** Neither a status nor positions: only when it is to be built. */
function plannedTable(stations: readonly Sent[]): string {
  const rows = stations.map((one) => [
    one.id,
    one.operator === 'Viettel' ? 'VTL' : 'MBF',
    one.lon,
    one.lat,
    one.technologies.join(','),
    one.heightM,
    sectorsText(one),
    one.radiusM,
    one.slots,
    vietnameseDate(one.planned),
  ]);
  return table(
    [
      'Mã trạm',
      'Nhà mạng',
      'Kinh độ',
      'Vĩ độ',
      'Công nghệ',
      'Chiều cao',
      'Sector',
      'Bán kính (m)',
      'Chỗ trống',
      'Thời điểm dự kiến',
    ],
    rows,
    ';',
  );
}

function cleanTable(stations: readonly Sent[]): string {
  const header = [
    'id',
    'operator',
    'position_id',
    'status',
    'lon',
    'lat',
    'technologies',
    'height_m',
    'sectors',
    'radius_m',
    'tenant_slots',
    'commissioned',
    'planned_date',
  ];
  const rows = stations.map((one) => [
    one.id,
    one.operator,
    one.positionId,
    one.planned === null ? 'existing' : 'planned',
    one.lon,
    one.lat,
    one.technologies.join(';'),
    one.heightM,
    sectorsText(one),
    one.radiusM,
    one.slots,
    one.commissioned,
    one.planned,
  ]);
  return table(header, rows, ',');
}

function table(header: readonly string[], rows: readonly (readonly unknown[])[], delimiter: string): string {
  const cell = (value: unknown) => {
    const text = value === null || value === undefined ? '' : String(value);
    return text.includes(delimiter) ? `"${text}"` : text;
  };
  return [header, ...rows].map((row) => row.map(cell).join(delimiter)).join('\r\n');
}

function sectorsText({ azimuths }: Sent): string {
  return azimuths.map((azimuth) => `${azimuth}/${BEAMWIDTH_DEG}`).join(';');
}

function vietnameseDate(iso: string | null): string | null {
  return iso === null ? null : iso.split('-').reverse().join('/');
}

/** To the millimetre, and the longitude and latitude that this is. */
function onPlane({ lon, lat }: Pick<Sent, 'lon' | 'lat'>) {
  const [east, north] = fromLonLat(MERIDIAN)(lon, lat).map((metres) => Math.round(metres * 1000) / 1000);
  const [placeLon, placeLat] = toLonLat(MERIDIAN)(east ?? 0, north ?? 0);
  return { east: east ?? 0, north: north ?? 0, place: { lon: nineDecimals(placeLon), lat: nineDecimals(placeLat) } };
}

function wholeSeconds(degrees: number): number {
  const seconds = Math.round(degrees * 3600);
  return Math.floor(seconds / 3600) + Math.floor((seconds % 3600) / 60) / 60 + (seconds % 60) / 3600;
}

/** As places from a plane are kept: a tenth of a millimetre. */
function nineDecimals(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

function degreesText(degrees: number): string {
  const seconds = Math.round(degrees * 3600);
  return `${Math.floor(seconds / 3600)}°${Math.floor((seconds % 3600) / 60)}'${seconds % 60}"`;
}

/** Within the sample province, six decimals. */
function placeOf(random: () => number): readonly [number, number] {
  const within = (from: number, to: number) => Math.round((from + (to - from) * random()) * 1e6) / 1e6;
  return [within(105.8, 106.05), within(20.1, 20.3)];
}

/** The same numbers from 0 to 1 each time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
