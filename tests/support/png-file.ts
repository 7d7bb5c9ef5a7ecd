import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** A PNG of 8 bits a channel; each row by the filter that it is told to use, as encoders mix them. */
export function pngFile(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
  filter: (y: number) => 0 | 1 | 2 | 3 | 4 = () => 0,
): Uint8Array {
  const channels = pixel(0, 0).length;
  const stride = width * channels;
  const values = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) values.set(pixel(x, y), y * stride + x * channels);
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const kind = filter(y);
    rows[y * (stride + 1)] = kind;
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : (values[y * stride + i - channels] ?? 0);
      const up = y === 0 ? 0 : (values[(y - 1) * stride + i] ?? 0);
      const corner = y === 0 || i < channels ? 0 : (values[(y - 1) * stride + i - channels] ?? 0);
      const nearest = [left, up, corner]
        .map((value) => [Math.abs(left + up - corner - value), value] as const)
        .reduce((best, one) => (one[0] < best[0] ? one : best))[1];
      const expected = [0, left, up, (left + up) >> 1, nearest][kind] ?? 0;
      rows[y * (stride + 1) + 1 + i] = (values[y * stride + i] ?? 0) - expected;
    }
  }
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([8, channels === 4 ? 6 : 2], 8);
  const packed = zlibSync(rows);
  const half = Math.floor(packed.length / 2);
  // In two parts: readers must join them.
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...part('IHDR', head),
    ...part('IDAT', packed.subarray(0, half)),
    ...part('IDAT', packed.subarray(half)),
    ...part('IEND', new Uint8Array(0)),
  ]);
}

function part(kind: string, bytes: Uint8Array): readonly number[] {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  const named = [...new TextEncoder().encode(kind), ...bytes];
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, crc32(Uint8Array.from(named)));
  return [...length, ...named, ...sum];
}
