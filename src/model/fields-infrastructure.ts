import type { FieldTable } from './fields.ts';
import { STATION_FIELDS } from './fields-station.ts';

/** Fields of a node or cable of the fibre network. */
export const FIBRE_FIELDS = {
  id: {
    key: 'id',
    kind: 'text',
    isId: true,
    label: { vi: 'Mã', en: 'Id' },
    names: ['mã nút', 'mã tủ', 'mã thiết bị', 'tên tủ', 'mã tuyến', 'name', 'tên'],
    example: 'ODF-NB-014',
  },
  /** A node must have it; a cable has none. */
  kind: {
    key: 'kind',
    kind: 'choice',
    choices: ['olt', 'odf', 'splitter'],
    label: { vi: 'Loại', en: 'Kind' },
    names: ['loại nút', 'loại thiết bị', 'type', 'loại tủ', 'node type'],
    example: 'odf',
  },
  operator: {
    key: 'operator',
    kind: 'choice',
    of: 'operators',
    label: STATION_FIELDS.operator.label,
    names: STATION_FIELDS.operator.names,
    example: 'VinaPhone',
  },
  /** Overrides the profile's reach. */
  reach_m: {
    key: 'reachM',
    kind: 'number',
    unit: 'm',
    possible: { above: 0, most: 100_000 },
    plausible: { most: 20_000 },
    label: { vi: 'Bán kính phục vụ', en: 'Reach' },
    names: ['cự ly', 'cự ly phục vụ', 'bán kính'],
    example: '1000',
  },
} as const satisfies FieldTable;

/** Fields of what could host a station: a pole, a public building. */
export const STRUCTURE_FIELDS = {
  id: {
    key: 'id',
    kind: 'text',
    isId: true,
    required: true,
    label: { vi: 'Mã công trình', en: 'Structure id' },
    names: ['id', 'mã', 'mã cột', 'tên công trình', 'name', 'tên', 'số hiệu'],
    example: 'CT-031',
  },
  kind: {
    key: 'kind',
    kind: 'text',
    label: { vi: 'Loại công trình', en: 'Kind of structure' },
    names: ['kind', 'loại', 'loại hình', 'type', 'loại cột'],
    example: 'nhà văn hóa',
  },
  height_m: {
    key: 'heightM',
    kind: 'number',
    unit: 'm',
    possible: { above: 0, most: 1_000 },
    plausible: { most: 350 },
    label: { vi: 'Chiều cao', en: 'Height' },
    names: ['độ cao', 'chiều cao công trình', 'cao'],
    example: '18',
  },
  tenant_slots: {
    key: 'tenantSlots',
    kind: 'count',
    whole: true,
    possible: { least: 0, most: 100 },
    plausible: { most: 12 },
    label: STATION_FIELDS.tenant_slots.label,
    names: STATION_FIELDS.tenant_slots.names,
    example: '2',
  },
} as const satisfies FieldTable;
