/** A workbook of Excel 97 to 2003 (BIFF8 in a compound file), made byte by byte: no library writes them any more. */

const SECTOR = 512;
/** Shorter streams lie in another place, which such small files then need not have. */
const LEAST_STREAM = 4_096;
const [FREE, END_OF_CHAIN, TABLE_SECTOR] = [0xffff_ffff, 0xffff_fffe, 0xffff_fffd];
const BIFF8 = 0x0600;

const u16 = (...values: readonly number[]) => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
const u32 = (...values: readonly number[]) => values.flatMap((value) => u16(value & 0xffff, value >>> 16));
const utf16 = (text: string) => u16(...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
const record = (id: number, ...body: readonly number[]) => [...u16(id, body.length), ...body];
const padded = (bytes: readonly number[], length: number) => [
  ...bytes,
  ...Array<number>(length - bytes.length).fill(0),
];

/** One sheet of texts. */
export function oldWorkbook(rows: readonly (readonly string[])[], sheet = 'Trang 1'): Uint8Array {
  const begin = (kind: number) => record(0x0809, ...padded(u16(BIFF8, kind), 16));
  const end = record(0x000a);
  const named = (at: number) => record(0x0085, ...u32(at), 0, 0, sheet.length, 1, ...utf16(sheet));
  const head = (at: number) => [...begin(5), ...named(at), ...end];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c) => record(0x0204, ...u16(r, c, 0, text.length), 1, ...utf16(text))),
  );
  return compoundFile('Workbook', [...head(head(0).length), ...begin(0x10), ...cells, ...end]);
}

/** A compound file with one stream: a table of sectors, a directory, and the stream's sectors. */
function compoundFile(name: string, bytes: readonly number[]): Uint8Array {
  const sectors = Math.ceil(Math.max(LEAST_STREAM, bytes.length) / SECTOR);
  const chain = Array.from({ length: sectors }, (_, i) => (i + 1 < sectors ? i + 3 : END_OF_CHAIN));
  const table = [TABLE_SECTOR, END_OF_CHAIN, ...chain];
  const free = Array<number>(SECTOR / 4 - table.length).fill(FREE);
  const entry = (title: string, kind: number, child: number, start: number, size: number) => [
    ...padded(utf16(title), 64),
    ...u16((title.length + 1) * 2),
    ...[kind, 1],
    ...u32(FREE, FREE, child),
    ...padded([], 36),
    ...u32(start, size, 0),
  ];
  const directory = [...entry('Root Entry', 5, 1, END_OF_CHAIN, 0), ...entry(name, 2, FREE, 2, sectors * SECTOR)];
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...padded([], 16)],
    ...u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    ...u32(0, 1, 1, 0, LEAST_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0),
    ...u32(0, ...Array<number>(108).fill(FREE)),
  ];
  return new Uint8Array([
    ...header,
    ...u32(...table, ...free),
    ...padded(directory, SECTOR),
    ...padded(bytes, sectors * SECTOR),
  ]);
}
