import type { ImportRole } from '../../model/mapping.ts';
import { folded } from '../names.ts';

/**
 * Names that columns go by, Vietnamese first: the first one stands in the templates. They are
 * compared without case, marks, spaces and units: "Kinh độ", "KINH_DO" and "kinh do (WGS84)"
 * are one.
 */

type Names = Readonly<Record<string, readonly string[]>>;

const PLACE: Names = {
  lon: [
    'Kinh độ',
    'lon',
    'long',
    'lng',
    'longitude',
    'tọa độ kinh độ',
    'kinh độ trạm',
    'kđ',
    'kinh tuyến',
    'lon wgs84',
  ],
  lat: ['Vĩ độ', 'lat', 'latitude', 'tọa độ vĩ độ', 'vĩ độ trạm', 'vđ', 'vĩ tuyến', 'lat wgs84'],
  x: [
    'X',
    'tọa độ X',
    'X VN2000',
    'X VN-2000',
    'tọa độ X VN2000',
    'northing',
    'N',
    'bắc',
    'xcoord',
    'coord x',
    'point x',
  ],
  y: [
    'Y',
    'tọa độ Y',
    'Y VN2000',
    'Y VN-2000',
    'tọa độ Y VN2000',
    'easting',
    'E',
    'đông',
    'ycoord',
    'coord y',
    'point y',
  ],
  coordinates: [
    'Tọa độ',
    'coordinates',
    'coordinate',
    'lat long',
    'lat lon',
    'long lat',
    'latlng',
    'gps',
    'vị trí tọa độ',
    'tọa độ GPS',
    'location',
    'wkt',
    'geom',
  ],
};

const VILLAGES: Names = {
  code: [
    'Mã thôn',
    'code',
    'mã',
    'mã đơn vị',
    'mã đvhc',
    'mã thôn bản',
    'mã tổ dân phố',
    'village code',
    'ma thon xom',
    'id',
    'mã địa bàn',
    'mã số',
  ],
  name: [
    'Tên thôn',
    'name',
    'tên',
    'thôn',
    'thôn bản',
    'tên thôn bản',
    'thôn xóm',
    'tên thôn xóm',
    'xóm',
    'bản',
    'phố',
    'tổ dân phố',
    'tên tổ dân phố',
    'village',
    'village name',
    'tên đơn vị',
    'thôn bản tổ dân phố',
    'ten tdp',
    'tên địa bàn',
  ],
  kind: ['Loại', 'kind', 'loại hình', 'loại đơn vị', 'cấp', 'type'],
  commune_code: ['Mã xã', 'commune code', 'mã phường xã', 'mã xã phường', 'ward code', 'maxa'],
  commune: [
    'Xã',
    'commune',
    'tên xã',
    'xã phường',
    'phường xã',
    'tên xã phường',
    'tên phường xã',
    'xã phường thị trấn',
    'tên xã phường thị trấn',
    'ward',
    'phường',
    'đơn vị cấp xã',
    'ward name',
    'commune name',
  ],
  district_code: ['Mã huyện', 'district code', 'mã quận huyện', 'mã huyện thành phố', 'mahuyen'],
  district: [
    'Huyện',
    'district',
    'tên huyện',
    'quận huyện',
    'tên quận huyện',
    'huyện thành phố',
    'huyện thị xã thành phố',
    'district name',
  ],
  population: [
    'Dân số',
    'population',
    'số dân',
    'nhân khẩu',
    'số nhân khẩu',
    'số khẩu',
    'tổng dân số',
    'tổng số nhân khẩu',
    'pop',
  ],
  households: ['Số hộ', 'households', 'hộ', 'hộ dân', 'số hộ dân', 'số hộ gia đình', 'tổng số hộ', 'household'],
  mobile_reported: [
    'Có sóng di động băng rộng',
    'mobile reported',
    'có sóng',
    'sóng di động',
    'phủ sóng',
    'có sóng di động',
    'phủ sóng di động',
    'băng rộng di động',
    'đã phủ sóng',
  ],
  ftth_reported: [
    'Có cáp quang',
    'ftth reported',
    'cáp quang',
    'ftth',
    'có ftth',
    'cáp quang đến thôn',
    'băng rộng cố định',
    'có cáp quang đến hộ',
  ],
  ftth_households: [
    'Số hộ có cáp quang',
    'ftth households',
    'hộ có cáp quang',
    'số hộ ftth',
    'hộ dùng cáp quang',
    'số hộ dùng internet cáp quang',
  ],
};

const STATIONS: Names = {
  id: [
    'Mã trạm',
    'id',
    'mã',
    'mã số trạm',
    'site id',
    'siteid',
    'mã bts',
    'mã trạm bts',
    'tên trạm',
    'site code',
    'site name',
    'station id',
    'station',
    'mã nhà trạm',
    'cell id',
    'tên trạm bts',
    'site',
    'name',
  ],
  operator: [
    'Nhà mạng',
    'operator',
    'doanh nghiệp',
    'mạng',
    'tên doanh nghiệp',
    'nhà cung cấp',
    'doanh nghiệp viễn thông',
    'nhà khai thác',
    'mạng di động',
    'carrier',
    'network',
    'telco',
    'dn',
  ],
  position_id: [
    'Mã vị trí',
    'position id',
    'mã cột',
    'vị trí',
    'mã nhà trạm dùng chung',
    'mã vị trí cột',
    'mast id',
    'tower id',
    'mã cột ăng ten',
    'position',
  ],
  status: ['Trạng thái', 'status', 'tình trạng', 'hiện trạng', 'tình trạng hoạt động', 'trạng thái hoạt động', 'state'],
  commissioned: [
    'Ngày phát sóng',
    'commissioned',
    'ngày hoạt động',
    'ngày đưa vào hoạt động',
    'ngày đưa vào sử dụng',
    'năm phát sóng',
    'thời gian phát sóng',
    'on air',
    'on air date',
    'ngày on air',
    'ngày hòa mạng',
    'năm đưa vào sử dụng',
  ],
  planned_date: [
    'Ngày dự kiến',
    'planned date',
    'thời gian dự kiến',
    'ngày dự kiến phát sóng',
    'năm dự kiến',
    'kế hoạch phát sóng',
    'tiến độ',
    'thời gian triển khai',
    'thời điểm dự kiến',
  ],
  technologies: [
    'Công nghệ',
    'technologies',
    'technology',
    'loại trạm',
    'công nghệ mạng',
    'loại công nghệ',
    'thế hệ mạng',
    'tech',
    'rat',
    'mạng 2g 3g 4g',
    'loại mạng',
  ],
  height_m: [
    'Chiều cao cột',
    'height m',
    'height',
    'độ cao',
    'chiều cao',
    'độ cao cột',
    'chiều cao cột ăng ten',
    'chiều cao anten',
    'độ cao anten',
    'cao cột',
    'tower height',
    'antenna height',
    'mast height',
  ],
  sectors: ['Sector', 'sectors', 'hướng phát', 'góc phương vị', 'phương vị', 'azimuth', 'hướng anten'],
  radius_m: [
    'Bán kính',
    'radius m',
    'radius',
    'bán kính phủ sóng',
    'bán kính phục vụ',
    'cự ly phủ sóng',
    'range',
    'bán kính vùng phủ',
  ],
  frequency_mhz: ['Tần số', 'frequency mhz', 'frequency', 'băng tần', 'tần số hoạt động', 'band'],
  eirp_dbm: ['EIRP', 'eirp dbm', 'công suất', 'công suất phát', 'công suất bức xạ'],
  structure: [
    'Loại cột',
    'structure',
    'kiểu cột',
    'kết cấu',
    'loại cột ăng ten',
    'loại nhà trạm',
    'kết cấu cột',
    'tower type',
  ],
  owner: ['Chủ sở hữu', 'owner', 'đơn vị sở hữu', 'chủ cột', 'chủ đầu tư', 'đơn vị chủ quản', 'sở hữu'],
  served_operators: [
    'Nhà mạng được phục vụ',
    'served operators',
    'roaming',
    'ran sharing',
    'chuyển vùng',
    'dùng chung ran',
    'doanh nghiệp chuyển vùng',
  ],
  tenant_slots: [
    'Chỗ trống',
    'tenant slots',
    'số chỗ còn trống',
    'vị trí còn trống',
    'khả năng dùng chung',
    'số vị trí lắp thêm',
    'slots',
  ],
  area_class: ['Khu vực', 'area class', 'loại khu vực', 'đô thị', 'area'],
  source: ['Nguồn', 'source', 'nguồn số liệu', 'đơn vị cung cấp'],
  source_date: ['Ngày số liệu', 'source date', 'ngày báo cáo', 'ngày cập nhật', 'updated'],
};

const FIBRE: Names = {
  id: ['Mã', 'id', 'mã nút', 'mã tủ', 'mã thiết bị', 'tên tủ', 'mã tuyến', 'name', 'tên'],
  kind: ['Loại', 'kind', 'loại nút', 'loại thiết bị', 'type', 'loại tủ'],
  operator: STATIONS.operator ?? [],
  reach_m: ['Bán kính phục vụ', 'reach m', 'reach', 'cự ly', 'cự ly phục vụ', 'bán kính'],
};

export const FIELD_NAMES: Readonly<Record<ImportRole, Names>> = {
  villages: VILLAGES,
  stations: STATIONS,
  fibre: FIBRE,
};
export const PLACE_FIELDS = ['lon', 'lat', 'x', 'y', 'coordinates'] as const;

export interface HeaderMatch {
  readonly field: string;
  readonly column: string;
  /** 1: the field's own name; less: one of its other names, then only a part of it. */
  readonly score: number;
}

/** "Chiều cao (m)" → "chieucao". */
export function headerKey(header: string): string {
  return (
    folded(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')).replace(/[^a-z0-9]/g, '') ||
    folded(header).replace(/[^a-z0-9]/g, '')
  );
}

/** What stands in the brackets, or after the last underscore: "Chiều cao (ft)" → "ft". */
export function unitOf(header: string): string {
  const bracketed =
    /[([]([^)\]]*)[)\]]\s*$/.exec(header)?.[1] ?? /[_ ](m|km|ft|feet|mhz|dbm)$/i.exec(header.trim())?.[1] ?? '';
  return folded(bracketed);
}

/** Each field's best column, each column for one field, the surest first. */
export function matchHeaders(columns: readonly string[], role: ImportRole): readonly HeaderMatch[] {
  const names: Names = { ...FIELD_NAMES[role], ...PLACE };
  const all: HeaderMatch[] = [];
  for (const column of columns) {
    for (const [field, known] of Object.entries(names)) {
      const score = scoreOf(column, field, known);
      if (score > 0) all.push({ field, column, score });
    }
  }
  all.sort((a, b) => b.score - a.score);
  const [fields, taken] = [new Set<string>(), new Set<string>()];
  return all.filter(({ field, column }) => {
    if (fields.has(field) || taken.has(column)) return false;
    fields.add(field);
    taken.add(column);
    return true;
  });
}

/** Whether a header is one of any table that is read here. */
export function isKnownHeader(header: string): boolean {
  const key = headerKey(header);
  return key.length > 0 && KNOWN_KEYS.has(key);
}

const KNOWN_KEYS = new Set(
  [VILLAGES, STATIONS, FIBRE, PLACE].flatMap((names) =>
    Object.entries(names).flatMap(([field, known]) => [field, ...known].map(headerKey)),
  ),
);

function scoreOf(column: string, field: string, names: readonly string[]): number {
  if (column === field) return 1.1;
  const key = headerKey(column);
  if (key === '') return 0;
  if (key === headerKey(field)) return 1;
  const at = names.findIndex((name) => headerKey(name) === key);
  if (at >= 0) return 0.95 - at * 0.01;
  const within = names
    .map(headerKey)
    .filter((name) => name.length >= 5 && (key.startsWith(name) || key.endsWith(name)));
  const longest = Math.max(0, ...within.map(({ length }) => length));
  return longest === 0 ? 0 : 0.3 + 0.3 * (longest / key.length);
}
