import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { damaged } from '../../tests/support/fuzz.ts';

/** Damage that keeps the form of a file, so that what lies behind its first lines is reached too. */

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '-',
  '#N/A',
  '\uD800',
  '=1+1',
  '<img src=x>',
  '9'.repeat(400),
  '('.repeat(2_000),
  '2025-13-45',
  [],
  {},
  [[]],
  [null, [NaN]],
];

/** JSON with some of its values replaced, removed or doubled; whole JSON, but for what is not JSON at all. */
export function damagedJson(seed: Uint8Array): fc.Arbitrary<Uint8Array> {
  const places = placesOf(JSON.parse(strFromU8(seed)));
  const change = fc.record({
    place: fc.nat(Math.max(0, places - 1)),
    how: fc.constantFrom('replace', 'remove', 'double'),
    value: fc.constantFrom(...VALUES),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let tree: unknown = JSON.parse(strFromU8(seed));
    for (const { place, how, value } of changes) tree = changedAt(tree, { left: place }, how, value);
    return strToU8(JSON.stringify(tree) ?? '');
  });
}

/** An archive with one of its files damaged and packed again. */
export function damagedArchive(seed: Uint8Array): fc.Arbitrary<Uint8Array> {
  const files = unzipSync(seed);
  return fc
    .constantFrom(...Object.keys(files))
    .chain((path) => damaged(files[path] ?? new Uint8Array()).map((bytes) => zipSync({ ...files, [path]: bytes })));
}

function placesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + placesOf(one), 1);
}

function changedAt(value: unknown, at: { left: number }, how: string, by: unknown): unknown {
  if (at.left-- === 0) return how === 'double' ? [value, value] : how === 'remove' ? undefined : by;
  if (Array.isArray(value)) return value.map((one) => changedAt(one, at, how, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changedAt(one, at, how, by)]));
}
