import type { Village } from '../model/province.ts';
import { type FindCommune, isCommune, isCommuneOfAnyKind } from './mapping/communes.ts';
import { folded } from './names.ts';

/** Finds villages by what another table calls them. */
export interface VillageNames {
  /** A spreadsheet may have taken the zeros before a code away. */
  byCode(code: string): number | undefined;
  /** Indexes of the villages of that name in that commune, which may have had another name before. */
  byName(name: string, commune: { readonly code: string | null; readonly name: string | null }): readonly number[];
  /** Whether two names are one, whatever their case, marks, spaces and kind. */
  same(one: string, other: string): boolean;
  /** The same of communes, one of which may go by a name that it had before. */
  sameCommune(one: string, other: string): boolean;
}

type Named = Pick<Village, 'code' | 'name' | 'communeCode' | 'commune'>;

const KINDS =
  /^(thon|ban|xom|pho|to dan pho|tdp|khu dan cu|khu pho|tieu khu|to|khu|ap|buon|lang|khoi|xa|phuong|thi tran)\b\.? /;

export function villageNames(villages: readonly Named[], findCommune: FindCommune): VillageNames {
  const codes = new Map<string, number>();
  const shortCodes = new Map<string, number | null>();
  const bareNames = new Map<string, number[]>();
  villages.forEach(({ code, name }, index) => {
    codes.set(code, index);
    const short = withoutZeros(code);
    shortCodes.set(short, shortCodes.has(short) ? null : index);
    const key = bareName(name);
    const known = bareNames.get(key);
    if (known) known.push(index);
    else bareNames.set(key, [index]);
  });

  /** A commune's name and what it is called today. */
  const namesOf = (name: string): readonly string[] => [name, ...findCommune(name)];
  const sameCommune = (one: string, other: string, is = isCommune): boolean =>
    namesOf(one).some((a) => namesOf(other).some((b) => is(a, b)));

  return {
    byCode: (code) => codes.get(code) ?? shortCodes.get(withoutZeros(code)) ?? undefined,
    byName(name, commune) {
      const alike = bareNames.get(bareName(name)) ?? [];
      const within = (is: typeof isCommune): readonly number[] =>
        alike.filter((index) => {
          const village = villages[index];
          if (village === undefined) return false;
          if (commune.code !== null && village.communeCode === commune.code) return true;
          if (commune.name !== null) return village.commune !== null && sameCommune(village.commune, commune.name, is);
          // Without a commune only a unit that is one itself is meant for sure.
          return commune.code === null && village.communeCode === village.code;
        });
      const strict = within(isCommune);
      const here = strict.length > 0 ? strict : within(isCommuneOfAnyKind);
      // "Thôn 1" and "Phố 1", "Đông" and "Dong": of several the one that is written like it.
      for (const exact of [nameKey, (one: string) => one.normalize('NFC').toLowerCase().trim()]) {
        if (here.length < 2) return here;
        const same = here.filter((index) => exact(villages[index]?.name ?? '') === exact(name));
        if (same.length === 1) return same;
      }
      return here;
    },
    same: (one, other) => bareName(one) === bareName(other),
    sameCommune: (one, other) => sameCommune(one, other),
  };
}

/** "Thôn 01" and "thôn 1", "Đông-Thượng" and "dong thuong" are one. */
function nameKey(name: string): string {
  return folded(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .trim();
}

function bareName(name: string): string {
  const key = nameKey(name);
  return key.replace(KINDS, '') || key;
}

function withoutZeros(code: string): string {
  return code.replace(/^0+(?=.)/, '').toLowerCase();
}
