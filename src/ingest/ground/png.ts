import { unzlibSync } from 'fflate';
import { outOfRange } from '../../model/out-of-range.ts';

/**
 * Pixels of a PNG (ISO/IEC 15948) of 8 bits a channel, in colour, not interlaced: what terrain tiles are.
 * A browser's own decoder may change colours by profile and opacity; heights must come to the bit.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 3: red, green, blue; 4: opacity too. */
  readonly channels: 3 | 4;
  /** By row, channels beside each other. */
  readonly values: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 };
const MOST_SIDE = 4096;

/** @throws Error For what is no such PNG, or not whole. */
export function decodePng(bytes: Uint8Array): Pixels {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw new Error('not a PNG');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour = 0, , , interlaced] = bytes.subarray(24, 29);
  const channels = CHANNELS[colour];
  if (channels === undefined || depth !== 8 || interlaced !== 0)
    throw new Error(`PNG of kind ${colour}, ${depth} bits`);
  if (width === 0 || height === 0 || width > MOST_SIDE || height > MOST_SIDE)
    throw new Error(`PNG of ${width} × ${height}`);
  const stride = width * channels;
  const packed = partsOf(bytes, view);
  const filtered = unzlibSync(packed, { out: new Uint8Array((stride + 1) * height) });
  if (filtered.length !== (stride + 1) * height) throw new Error('PNG is not whole');
  return { width, height, channels, values: unfiltered(filtered, stride, channels) };
}

/** All parts of the picture, joined. */
function partsOf(bytes: Uint8Array, view: DataView): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (kind === 'IEND') break;
    at += 12 + length;
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    joined.set(part, to);
    to += part.length;
  }
  return joined;
}

/** Each row says in its first byte what its values are the differences to. */
function unfiltered(filtered: Uint8Array, stride: number, channels: number): Uint8Array {
  const rows = filtered.length / (stride + 1);
  const values = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const kind = filtered[row * (stride + 1)] ?? outOfRange();
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i < channels ? 0 : (values[at - channels] ?? outOfRange());
      const up = row === 0 ? 0 : (values[at - stride] ?? outOfRange());
      const corner = row === 0 || i < channels ? 0 : (values[at - stride - channels] ?? outOfRange());
      values[at] = (filtered[row * (stride + 1) + 1 + i] ?? outOfRange()) + expected(kind, left, up, corner);
    }
  }
  return values;
}

function expected(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [byLeft, byUp, byCorner] = [
        Math.abs(up - corner),
        Math.abs(left - corner),
        Math.abs(left + up - 2 * corner),
      ];
      if (byLeft <= byUp && byLeft <= byCorner) return left;
      return byUp <= byCorner ? up : corner;
    }
    default:
      throw new Error(`PNG filter ${kind}`);
  }
}
