import { strToU8, zipSync } from 'fflate';
import { xlsxFile } from '../../src/export/xlsx.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import type { SheetCell } from '../../src/model/sheet.ts';

/** Small files of every format, made here byte by byte so that no reader is tested by its own writer. */

export function source(name: string, content: string | Uint8Array, chunkBytes = 1 << 16): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

/** A sheet of cells, its first row the header. */
export function workbook(rows: readonly (readonly SheetCell[])[], notes: readonly string[] = []): Promise<Uint8Array> {
  const [header = [], ...others] = rows;
  return xlsxFile([
    { name: 'Trang 1', notes, columns: header.map((name) => ({ header: String(name), kind: 'text' })), rows: others },
  ]);
}

type Pair = readonly [number, number];
type DbfCell = string | number | null;

export interface ShapefileParts {
  readonly shapes: readonly (Pair | readonly (readonly Pair[])[] | null)[];
  readonly kind: 'point' | 'line' | 'polygon';
  readonly records: readonly Readonly<Record<string, DbfCell>>[];
  readonly prj?: string;
  readonly encode?: (text: string) => Uint8Array;
}

export function shapefileZip({ shapes, kind, records, prj, encode }: ShapefileParts, name = 'layer'): Uint8Array {
  return zipSync({
    [`${name}.shp`]: shp(shapes, kind),
    [`${name}.dbf`]: dbf(records, encode ?? strToU8),
    ...(prj === undefined ? {} : { [`${name}.prj`]: strToU8(prj) }),
  });
}

function shp(shapes: ShapefileParts['shapes'], kind: ShapefileParts['kind']): Uint8Array {
  const type = { point: 1, line: 3, polygon: 5 }[kind];
  const bodies = shapes.map((shape) => {
    if (shape === null) return i32(0);
    if (isPair(shape)) return join(i32(1), f64(...shape));
    const points = shape.flat();
    const starts = shape.map((_, part) => shape.slice(0, part).reduce((sum, ring) => sum + ring.length, 0));
    return join(i32(type), f64(0, 0, 0, 0), i32(shape.length, points.length, ...starts), f64(...points.flat()));
  });
  const records = bodies.map((body, index) => join(i32be(index + 1, body.length / 2), body));
  const length = 100 + records.reduce((sum, record) => sum + record.length, 0);
  return join(i32be(9994, 0, 0, 0, 0, 0, length / 2), i32(1000, type), f64(0, 0, 0, 0, 0, 0, 0, 0), ...records);
}

function isPair(shape: Pair | readonly (readonly Pair[])[]): shape is Pair {
  return typeof shape[0] === 'number';
}

function dbf(records: ShapefileParts['records'], encode: (text: string) => Uint8Array): Uint8Array {
  const names = [...new Set(records.flatMap(Object.keys))];
  const width = 60;
  const columns = names.map((name) => {
    const number = records.some((record) => typeof record[name] === 'number');
    return join(
      padded(strToU8(name), 11, 0),
      new Uint8Array([number ? 0x4e : 0x43, 0, 0, 0, 0, width, number ? 8 : 0]),
      new Uint8Array(14),
    );
  });
  const start = 32 + 32 * names.length + 1;
  const rows = records.map((record) =>
    join(new Uint8Array([0x20]), ...names.map((name) => padded(encode(String(record[name] ?? '')), width, 0x20))),
  );
  const head = new Uint8Array(32);
  const view = new DataView(head.buffer);
  head[0] = 3;
  view.setUint32(4, records.length, true);
  view.setUint16(8, start, true);
  view.setUint16(10, 1 + width * names.length, true);
  return join(head, ...columns, new Uint8Array([0x0d]), ...rows, new Uint8Array([0x1a]));
}

function padded(bytes: Uint8Array, length: number, fill: number): Uint8Array {
  const field = new Uint8Array(length).fill(fill);
  field.set(bytes.subarray(0, length));
  return field;
}

const numbers = (count: number, size: number, set: (view: DataView, at: number, index: number) => void): Uint8Array => {
  const bytes = new Uint8Array(count * size);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index++) set(view, index * size, index);
  return bytes;
};
const i32 = (...values: number[]) =>
  numbers(values.length, 4, (view, at, i) => view.setInt32(at, values[i] ?? 0, true));
const i32be = (...values: number[]) => numbers(values.length, 4, (view, at, i) => view.setInt32(at, values[i] ?? 0));
const f64 = (...values: number[]) =>
  numbers(values.length, 8, (view, at, i) => view.setFloat64(at, values[i] ?? 0, true));

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const kml = (...placemarks: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks.join('')}</Document></kml>`;

export const placemark = (data: Readonly<Record<string, string>>, geometry: string): string =>
  `<Placemark><name>x</name><ExtendedData>${Object.entries(data)
    .map(([name, value]) => `<Data name="${name}"><value>${value}</value></Data>`)
    .join('')}</ExtendedData>${geometry}</Placemark>`;

/** An OpenDocument spreadsheet of texts, as little of it as a reader needs. */
export function openDocument(rows: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`);
  const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Trang 1">${lines.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
  });
}
