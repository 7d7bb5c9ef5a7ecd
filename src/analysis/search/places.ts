import { boundsOfBoxes } from '../../model/bounds.ts';
import type { Bounds, LonLat } from '../../model/geometry.ts';
import type { CommuneUnit } from '../../model/profile.ts';
import type { Village } from '../../model/province.ts';
import { communeIdOf } from '../commune-id.ts';
import { fold, KIND_WORDS, wordsOf } from './fold.ts';

/** What can be searched for. */
export type SearchPlace = FoundPlace & {
  /** What it is in Vietnamese, by its own kind: a phố is no thôn, a phường no xã. Absent: not told. */
  readonly ownKind?: string;
};

type FoundPlace =
  | { readonly kind: 'village'; readonly index: number; readonly name: string; readonly where: string }
  | {
      readonly kind: 'commune' | 'district';
      readonly code: string | null;
      readonly districtCode: string | null;
      readonly name: string;
      /** The larger unit, and what the unit was formed from. */
      readonly where: string;
      readonly bounds: Bounds;
    }
  | { readonly kind: 'position'; readonly index: number; readonly name: string; readonly where: string }
  /** Coordinates that were typed or pasted. */
  | { readonly kind: 'point'; readonly at: LonLat; readonly name: string; readonly where: string };

/** One word of a place's name, or of where it lies. */
export interface PlaceWord {
  readonly text: string;
  /** What a match is worth: most in the place's own name. */
  readonly weight: number;
  /** In the name itself and no word of its kind: if it is not asked for, another place is meant. */
  readonly own: boolean;
  /** Words that follow each other in one name have the same group. */
  readonly group: number;
}

/** A place with the words that it is found by. */
export interface IndexedPlace {
  readonly place: SearchPlace;
  readonly words: readonly PlaceWord[];
  /** Added to its score: larger units first among equals, masts last. */
  readonly rank: number;
  /** Where it lies, to tell equals apart by how near they are; null: not told. */
  readonly middle: LonLat | null;
}

/** Places, and for each word that occurs the places that have it. */
export interface PlaceIndex {
  readonly places: readonly IndexedPlace[];
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
  /** Villages and communes by their code in lower case. */
  readonly byCode: ReadonlyMap<string, SearchPlace>;
}

type SearchableVillage = Pick<Village, 'name' | 'communeCode' | 'commune' | 'districtCode' | 'district'> & {
  readonly bounds: Bounds;
  readonly code?: string;
  readonly kind?: string | null;
};

const WEIGHT = { name: 1, commune: 0.85, former: 0.75, district: 0.6, province: 0.1 } as const;
/** Words of kind, in the place's own name and in the others. */
const KIND_WEIGHT = { own: 0.35, other: 0.2 } as const;
const RANK = { district: 0.15, commune: 0.1, village: 0, position: -0.3 } as const;

/**
 * @param positions Masts by id and operators; none where they are not published.
 * @param communes Those that name what they were formed from answer to the old names too.
 */
export function indexPlaces(
  villages: readonly SearchableVillage[],
  positions: readonly { readonly id: string; readonly operators: readonly string[] }[],
  communes: readonly CommuneUnit[] = [],
  province = '',
): PlaceIndex {
  const formerOf = new Map<string, readonly string[]>();
  for (const { code, name, formerly = [] } of communes) {
    const was = formerly.map((one) => one.name);
    for (const key of [code, name]) if (key !== undefined) formerOf.set(key, was);
  }
  // In a file with the old names the unit of today finds its villages too.
  for (const { name, formerly = [] } of communes)
    for (const old of formerly) if (!formerOf.has(old.name)) formerOf.set(old.name, [name]);
  const units = { district: new Map<string, UnitPlace>(), commune: new Map<string, UnitPlace>() };
  const places: IndexedPlace[] = [];
  const byCode = new Map<string, SearchPlace>();

  villages.forEach((village, index) => {
    const { name, commune, communeCode, district, districtCode, bounds } = village;
    const was = formerOf.get(communeCode ?? '') ?? formerOf.get(commune ?? '') ?? [];
    const where = listed(commune, district);
    const words = describe([
      [name, 'name'],
      [commune, 'commune'],
      ...was.map((one) => [one, 'former'] as const),
      [district, 'district'],
      [province, 'province'],
    ]);
    const place: SearchPlace = { kind: 'village', index, name, where, ...ownKind(village.kind) };
    places.push({ place, words, rank: RANK.village, middle: middleOf(bounds) });
    if (village.code !== undefined) byCode.set(village.code.toLowerCase(), place);
    if (commune !== null)
      grow(units.commune, communeIdOf(village) ?? commune, {
        kind: 'commune',
        code: communeIdOf(village),
        districtCode,
        name: commune,
        ...ownKind(UNIT_KIND.exec(commune)?.[0]),
        where: listed(district, ...was.map((one) => `← ${one}`)),
        bounds,
      });
    if (district !== null)
      grow(units.district, districtCode ?? district, {
        kind: 'district',
        code: null,
        districtCode,
        name: district,
        ...ownKind(UNIT_KIND.exec(district)?.[0]),
        where: '',
        bounds,
      });
  });

  for (const place of [...units.district.values(), ...units.commune.values()]) {
    const district = place.kind === 'commune' ? (place.where.split(', ←')[0] ?? null) : null;
    // A unit that took the place of another answers to either name.
    for (const name of [
      place.name,
      ...(place.kind === 'commune' ? (formerOf.get(place.code ?? '') ?? formerOf.get(place.name) ?? []) : []),
    ]) {
      const words = describe([
        [name, 'name'],
        [district, 'district'],
        [province, 'province'],
      ]);
      places.push({ place, words, rank: RANK[place.kind], middle: middleOf(place.bounds) });
    }
    const code = place.kind === 'commune' ? place.code : place.districtCode;
    if (code !== null && !byCode.has(code.toLowerCase())) byCode.set(code.toLowerCase(), place);
  }
  positions.forEach(({ id, operators }, index) => {
    const words = describe([
      [id, 'name'],
      [operators.join(' '), 'commune'],
    ]);
    const place: SearchPlace = { kind: 'position', index, name: id, where: operators.join(', ') };
    places.push({ place, words, rank: RANK.position, middle: null });
  });
  return { places, placesOf: byWord(places), byCode };
}

const UNIT_KIND = /^(Xã|Phường|Thị trấn|Đặc khu|Huyện|Quận|Thị xã|Thành phố)(?= )/;

function ownKind(kind: string | null | undefined): { readonly ownKind?: string } {
  return kind ? { ownKind: kind.charAt(0).toLocaleUpperCase('vi') + kind.slice(1) } : {};
}

type UnitPlace = Extract<SearchPlace, { readonly bounds: Bounds }>;

function grow(units: Map<string, UnitPlace>, key: string, unit: UnitPlace): void {
  const known = units.get(key);
  units.set(key, known ? { ...known, bounds: boundsOfBoxes([known.bounds, unit.bounds]) } : unit);
}

function middleOf([west, south, east, north]: Bounds): LonLat {
  return [(west + east) / 2, (south + north) / 2];
}

function listed(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** Every word of the names; a kind ("thôn", "xã") at the head of a name tells little. */
function describe(names: readonly (readonly [string | null, keyof typeof WEIGHT])[]): PlaceWord[] {
  const words: PlaceWord[] = [];
  names.forEach(([name, role], group) => {
    const all = wordsOf(name ?? '');
    let head = 0;
    while (head < all.length - 1 && KIND_WORDS.has(all[head] ?? '')) head++;
    // "Thị trấn Me": two words of kind; "Thôn Bản Đông" keeps at least its last word as a name.
    const kinds = Math.min(head, kindLength(fold(name ?? '')));
    all.forEach((text, at) => {
      const kind = at < kinds;
      const weight = kind ? KIND_WEIGHT[role === 'name' ? 'own' : 'other'] : WEIGHT[role];
      words.push({ text, group, weight, own: role === 'name' && !kind });
    });
  });
  return words;
}

const LONG_KINDS = /^(?:to dan pho|thi tran|thi xa|thanh pho|dac khu)(?= )/;

function kindLength(name: string): number {
  return LONG_KINDS.exec(name)?.[0].split(' ').length ?? 1;
}

function byWord(places: readonly IndexedPlace[]): Map<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  places.forEach(({ words }, index) => {
    for (const { text } of words) {
      const list = lists.get(text);
      if (!list) lists.set(text, [index]);
      else if (list.at(-1) !== index) list.push(index);
    }
  });
  return lists;
}
