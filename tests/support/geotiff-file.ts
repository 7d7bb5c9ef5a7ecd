/** Small GeoTIFF files, written from the specification (TIFF 6.0, OGC 19-008r4): one band of floats, uncompressed. */

export interface TiffContent {
  readonly width: number;
  readonly height: number;
  readonly at: (column: number, row: number) => number;
  /** Degrees between pixels, and which pixel (with fractions) lies where. */
  readonly stepDeg: number;
  readonly tie: readonly [column: number, row: number, lon: number, lat: number];
  readonly isPoint?: boolean;
  readonly isBigEndian?: boolean;
  /** Side of its tiles, a multiple of 16; absent: one strip. */
  readonly tileSide?: number;
  /** As the file states it, in letters. */
  readonly noData?: string;
}

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[]];
const BYTES = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

export function geoTiff(content: TiffContent): Uint8Array<ArrayBuffer> {
  const { width, height, stepDeg, tie, isPoint = false, isBigEndian = false, tileSide, noData } = content;
  const [blockWide, blockHigh] = tileSide === undefined ? [width, height] : [tileSide, tileSide];
  const [across, down] = [Math.ceil(width / blockWide), Math.ceil(height / blockHigh)];
  const blockBytes = blockWide * blockHigh * 4;
  const blocks = Array.from({ length: across * down }, (_, i) => i);
  const letters = noData === undefined ? [] : [...new TextEncoder().encode(`${noData}\0`)];
  const entries: Entry[] = [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, [32]],
    [259, 3, [1]],
    [262, 3, [1]],
    ...(tileSide === undefined ? [[273, 4, blocks] as const] : []),
    [277, 3, [1]],
    ...(tileSide === undefined ? [[278, 4, [height]] as const, [279, 4, blocks.map(() => blockBytes)] as const] : []),
    ...(tileSide === undefined
      ? []
      : ([
          [322, 4, [tileSide]],
          [323, 4, [tileSide]],
          [324, 4, blocks],
          [325, 4, blocks.map(() => blockBytes)],
        ] as const)),
    [339, 3, [3]],
    [33_550, 12, [stepDeg, stepDeg, 0]],
    [33_922, 12, [tie[0], tie[1], 0, tie[2], tie[3], 0]],
    [34_735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, isPoint ? 2 : 1, 2048, 0, 1, 4326]],
    ...(letters.length > 0 ? [[42_113, 2, letters] as const] : []),
  ];
  const sizeOf = ([, type, values]: Entry): number => BYTES[type] * values.length;
  const outside = entries.map((entry) => (sizeOf(entry) > 4 ? sizeOf(entry) + (sizeOf(entry) % 2) : 0));
  const directoryAt = 8;
  const firstFree = directoryAt + 2 + entries.length * 12 + 4;
  const dataAt = firstFree + outside.reduce((sum, size) => sum + size, 0);
  const view = new DataView(new ArrayBuffer(dataAt + blocks.length * blockBytes));
  const little = !isBigEndian;
  view.setUint16(0, isBigEndian ? 0x4d4d : 0x4949);
  view.setUint16(2, 42, little);
  view.setUint32(4, directoryAt, little);
  view.setUint16(directoryAt, entries.length, little);
  let free = firstFree;
  entries.forEach((entry, i) => {
    const [tag, type, values] = entry;
    const at = directoryAt + 2 + i * 12;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, values.length, little);
    const isOutside = (outside[i] ?? 0) > 0;
    if (isOutside) view.setUint32(at + 8, free, little);
    values.forEach((value, k) => {
      const to = (isOutside ? free : at + 8) + BYTES[type] * k;
      // Where a block lies is known only now.
      const given = tag === 273 || tag === 324 ? dataAt + value * blockBytes : value;
      if (type === 12) view.setFloat64(to, given, little);
      else if (type === 4) view.setUint32(to, given, little);
      else if (type === 3) view.setUint16(to, given, little);
      else view.setUint8(to, given);
    });
    free += outside[i] ?? 0;
  });
  for (const block of blocks) {
    const [left, top] = [(block % across) * blockWide, Math.floor(block / across) * blockHigh];
    for (let row = 0; row < blockHigh; row++) {
      for (let column = 0; column < blockWide; column++) {
        const isThere = left + column < width && top + row < height;
        const value = isThere ? content.at(left + column, top + row) : Number.NaN;
        view.setFloat32(dataAt + block * blockBytes + (row * blockWide + column) * 4, value, little);
      }
    }
  }
  return new Uint8Array(view.buffer);
}
