import type { Bounds } from '../model/geometry.ts';
import type { Position } from '../model/results.ts';
import type { VillageRecord } from '../worker/protocol.ts';

/** Search by name that forgives missing accents: "nho quan" finds Nho Quan, "dong" finds Đông. */

export type Found =
  | { readonly kind: 'village'; readonly index: number; readonly name: string; readonly where: string }
  | {
      readonly kind: 'commune';
      readonly code: string | null;
      readonly districtCode: string | null;
      readonly name: string;
      readonly where: string;
      readonly bounds: Bounds;
    }
  | { readonly kind: 'position'; readonly index: number; readonly name: string; readonly where: string };

interface Entry {
  readonly found: Found;
  readonly name: string;
  readonly words: readonly string[];
}

/** Lower case without accents, đ as d, everything else but letters and digits as one blank. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function searchEntries(villages: readonly VillageRecord[], positions: readonly Position[]): readonly Entry[] {
  const communes = new Map<string, Extract<Found, { kind: 'commune' }>>();
  const entries: Entry[] = [];
  villages.forEach((village, index) => {
    const where = [village.commune, village.district].filter((part) => part !== null).join(', ');
    entries.push(entry({ kind: 'village', index, name: village.name, where }));
    if (village.commune === null) return;
    const key = village.communeCode ?? village.commune;
    const known = communes.get(key);
    communes.set(key, {
      kind: 'commune',
      code: village.communeCode,
      districtCode: village.districtCode,
      name: village.commune,
      where: village.district ?? '',
      bounds: known ? joined(known.bounds, village.bounds) : village.bounds,
    });
  });
  for (const commune of communes.values()) entries.push(entry(commune));
  positions.forEach((position, index) => {
    entries.push(entry({ kind: 'position', index, name: position.id, where: position.operators.join(', ') }));
  });
  return entries;
}

function entry(found: Found): Entry {
  return { found, name: fold(found.name), words: fold(`${found.name} ${found.where}`).split(' ') };
}

function joined(a: Bounds, b: Bounds): Bounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/**
 * Entries in which every word asked for begins some word; names that begin with the whole
 * question first, communes before their villages, then as listed.
 */
export function searchFor(entries: readonly Entry[], query: string, limit: number): readonly Found[] {
  const asked = fold(query);
  if (asked === '') return [];
  const parts = asked.split(' ');
  const matches = entries.filter(({ words }) => parts.every((part) => words.some((word) => word.startsWith(part))));
  const rank = ({ found, name }: Entry): number => {
    const closeness = name === asked ? 0 : name.startsWith(asked) ? 2 : name.includes(asked) ? 4 : 6;
    return closeness + (found.kind === 'commune' ? 0 : found.kind === 'village' ? 1 : 8);
  };
  return [...matches]
    .map((match, order) => ({ match, order, rank: rank(match) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(({ match }) => match.found);
}
