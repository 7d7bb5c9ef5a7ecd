import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deflateSync, inflateSync } from 'fflate';
import * as v from 'valibot';
import type { Ground } from '../model/ground.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { PeopleGrid } from '../model/people.ts';

/**
 * A ground pack: one file that holds the ground of a province.
 *
 * `SCGROUND`, the length of the header (4 bytes, little-endian), the header as JSON, then a
 * deflated body: low bytes of all heights, high bytes of all heights, cover. A height is written
 * as its difference from what its western, northern and north-western neighbours let expect,
 * folded so that small differences of either sign are small numbers.
 *
 * With people the header says how long that body is; after it comes another, of the four bytes of each cell's
 * number (32-bit, IEEE 754, little-endian): all first bytes, all second ones, and so on.
 */
const MAGIC = 'SCGROUND';
const VERSION = 1;
/** A country at 1″ is more than this: such a pack is made of parts. */
const MOST_POINTS = 400_000_000;

const degrees = v.pipe(v.number(), v.gtValue(0), v.maxValue(10));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const header = v.object({
  version: v.literal(VERSION, `version ${VERSION}`),
  raster: v.object({
    westDeg: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    northDeg: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    stepLonDeg: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
    stepLatDeg: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
    columns: v.pipe(v.number(), v.integer(), v.minValue(2)),
    rows: v.pipe(v.number(), v.integer(), v.minValue(2)),
  }),
  classes: v.array(
    v.object({
      code: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)),
      name: v.string(),
      clutterM: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
      zone: v.picklist([1, 3, 4]),
    }),
  ),
  heights: v.exactOptional(v.picklist(['terrain', 'surface'])),
  sources: v.array(v.object({ name: v.string(), date: v.string(), licence: v.string() })),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  people: v.exactOptional(
    v.object({
      /** Bytes of the first body. */
      from: count,
      westDeg: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
      northDeg: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      stepLonDeg: degrees,
      stepLatDeg: degrees,
      columns: count,
      rows: count,
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});

/** Why bytes are no ground pack. */
export type GroundPackFault =
  | { readonly kind: 'not-a-pack' }
  | { readonly kind: 'header'; readonly field: string; readonly expected: string }
  | { readonly kind: 'damaged' };

export type ReadGroundPack =
  | { readonly ok: true; readonly ground: Ground }
  | { readonly ok: false; readonly fault: GroundPackFault };

/** SHA-256 of what a radio model takes from the ground. Sources do not belong to it. */
export function groundSha256(ground: Pick<Ground, 'raster' | 'heightM' | 'cover' | 'classes'>): string {
  const { raster, classes } = ground;
  const named = JSON.stringify([
    VERSION,
    ...[raster.westDeg, raster.northDeg, raster.stepLonDeg, raster.stepLatDeg, raster.columns, raster.rows],
    classes.map(({ code, name, clutterM, zone }) => [code, name, clutterM, zone]),
  ]);
  const heights = new Uint8Array(ground.heightM.length * 2);
  for (let i = 0; i < ground.heightM.length; i++) {
    const height = ground.heightM[i] ?? outOfRange();
    heights[i * 2] = height & 255;
    heights[i * 2 + 1] = (height >> 8) & 255;
  }
  const hash = sha256.create().update(new TextEncoder().encode(named)).update(heights).update(ground.cover);
  return bytesToHex(hash.digest());
}

export function writeGroundPack(ground: Omit<Ground, 'sha256'>): Uint8Array<ArrayBuffer> {
  const { raster, classes, heights, sources, people } = ground;
  const points = raster.columns * raster.rows;
  const body = new Uint8Array(points * 3);
  const { heightM } = ground;
  for (let i = 0; i < points; i++) {
    const difference = (((heightM[i] ?? outOfRange()) - expectedHeight(heightM, i, raster.columns)) << 16) >> 16;
    const folded = (difference << 1) ^ (difference >> 31);
    body[i] = folded & 255;
    body[points + i] = (folded >> 8) & 255;
  }
  body.set(ground.cover, points * 2);
  const deflated = deflateSync(body, { level: 9 });
  const planes = people === undefined ? null : planesOf(people.people);
  const after = planes === null ? new Uint8Array(0) : deflateSync(planes, { level: 9 });
  const ofPeople = people && planes && { people: peopleHeader(people, planes, deflated.length) };
  const known = { version: VERSION, raster, classes, heights, sources, sha256: groundSha256(ground) };
  const head = new TextEncoder().encode(JSON.stringify({ ...known, ...ofPeople }));
  const pack = new Uint8Array(MAGIC.length + 4 + head.length + deflated.length + after.length);
  pack.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(pack.buffer).setUint32(MAGIC.length, head.length, true);
  pack.set(head, MAGIC.length + 4);
  pack.set(deflated, MAGIC.length + 4 + head.length);
  pack.set(after, MAGIC.length + 4 + head.length + deflated.length);
  return pack;
}

function peopleHeader({ people: _, inhabited: __, ...cells }: PeopleGrid, planes: Uint8Array, from: number) {
  return { from, ...cells, sha256: bytesToHex(sha256(planes)) };
}

/** Bytes of numbers by their place in the number: like beside like packs small. */
function planesOf(numbers: Float32Array): Uint8Array {
  const planes = new Uint8Array(numbers.length * 4);
  const view = new DataView(new ArrayBuffer(4));
  for (let i = 0; i < numbers.length; i++) {
    view.setFloat32(0, numbers[i] ?? outOfRange(), true);
    for (let place = 0; place < 4; place++) planes[place * numbers.length + i] = view.getUint8(place);
  }
  return planes;
}

function numbersOf(planes: Uint8Array): Float32Array {
  const numbers = new Float32Array(planes.length / 4);
  const view = new DataView(new ArrayBuffer(4));
  for (let i = 0; i < numbers.length; i++) {
    for (let place = 0; place < 4; place++) view.setUint8(place, planes[place * numbers.length + i] ?? outOfRange());
    numbers[i] = view.getFloat32(0, true);
  }
  return numbers;
}

/** @throws never; bytes that are no pack, or not whole, are a fault. */
export function readGroundPack(bytes: Uint8Array): ReadGroundPack {
  const from = MAGIC.length + 4;
  if (bytes.length < from || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    return { ok: false, fault: { kind: 'not-a-pack' } };
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const parsed = v.safeParse(header, headerJson(bytes.subarray(from, from + length)));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const field = (issue.path ?? []).map(({ key }) => key).join('.');
    return { ok: false, fault: { kind: 'header', field, expected: issue.expected ?? issue.message } };
  }
  const { raster, classes, heights, sources, sha256: stated, people: cells } = parsed.output;
  const points = raster.columns * raster.rows;
  if (points > MOST_POINTS) {
    return { ok: false, fault: { kind: 'header', field: 'raster', expected: `at most ${MOST_POINTS} points` } };
  }
  const bodies = bytes.subarray(from + length);
  const body = inflated(bodies.subarray(0, cells?.from), points * 3);
  const people = cells && peopleFrom(cells, bodies.subarray(cells.from));
  if (body === null || people === null) return { ok: false, fault: { kind: 'damaged' } };
  const heightM = new Int16Array(points);
  for (let i = 0; i < points; i++) {
    const folded = (body[i] ?? outOfRange()) | ((body[points + i] ?? outOfRange()) << 8);
    heightM[i] = expectedHeight(heightM, i, raster.columns) + ((folded >>> 1) ^ -(folded & 1));
  }
  const cover = body.slice(points * 2);
  const told = heights === undefined ? {} : { heights };
  const ground = { raster, heightM, cover, classes, ...told, ...(people ? { people } : {}), sources, sha256: stated };
  if (groundSha256(ground) !== stated) return { ok: false, fault: { kind: 'damaged' } };
  return { ok: true, ground };
}

/** Null where they are damaged. */
function peopleFrom(
  {
    from: _,
    sha256: stated,
    ...cells
  }: Omit<PeopleGrid, 'people'> & { readonly from: number; readonly sha256: string },
  bytes: Uint8Array,
): PeopleGrid | null {
  const { columns, rows } = cells;
  const planes = columns * rows > MOST_POINTS ? null : inflated(bytes, columns * rows * 4);
  if (planes === null || bytesToHex(sha256(planes)) !== stated) return null;
  return { ...cells, people: numbersOf(planes) };
}

/** From the neighbours before a point: western + northern − north-western. */
function expectedHeight(heightM: Int16Array, i: number, columns: number): number {
  const first = i % columns === 0;
  if (i < columns) return first ? 0 : (heightM[i - 1] ?? outOfRange());
  const north = heightM[i - columns] ?? outOfRange();
  return first ? north : (heightM[i - 1] ?? outOfRange()) + north - (heightM[i - columns - 1] ?? outOfRange());
}

function headerJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** The body, where it has exactly the length that the raster asks for. */
function inflated(bytes: Uint8Array, length: number): Uint8Array | null {
  try {
    // A byte more shows a body that is too long, and no body can take more memory than that.
    const body = inflateSync(bytes, { out: new Uint8Array(length + 1) });
    return body.length === length ? body : null;
  } catch {
    return null;
  }
}
