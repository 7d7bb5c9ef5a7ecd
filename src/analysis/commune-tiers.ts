import { FORMER_COMMUNE_COLUMN } from '../model/fields-village.ts';
import type { CommuneTier, CommuneUnit, Profile } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import { fold } from './search/fold.ts';

/**
 * Villages by the communes of today or by those before the units changed, whichever of the two
 * their file names. The profile's `communes[].formerly` tells what became of what.
 */

/** The villages of one unit, under its name. */
export interface CommuneGroup {
  readonly name: string;
  /** Indexes of the villages, in their order. */
  readonly villages: readonly number[];
}

/** Villages by the unit they are in, and those whose unit is not known. */
export interface CommuneGroups {
  /** In the order in which their first villages come. */
  readonly groups: readonly CommuneGroup[];
  /**
   * Villages of which the profile does not tell the unit: a commune that was divided, or one that
   * was formed of several, says only by its file which part a village is in.
   */
  readonly undecided: readonly number[];
}

/** @param communes Of the profile; without a table the villages are grouped by the names they have. */
export function villagesByCommune(
  villages: readonly Pick<Village, 'commune' | 'communeCode'>[],
  communes: readonly CommuneUnit[],
  tier: CommuneTier,
): CommuneGroups {
  const unitsOf = unitFinder(communes, tier);
  const groups = new Map<string, number[]>();
  const undecided: number[] = [];
  villages.forEach(({ commune, communeCode }, index) => {
    const [name, another] = commune === null ? [] : unitsOf(commune, communeCode);
    if (name === undefined || another !== undefined) {
      undecided.push(index);
      return;
    }
    const known = groups.get(name);
    if (known) known.push(index);
    else groups.set(name, [index]);
  });
  return { groups: [...groups].map(([name, members]) => ({ name, villages: members })), undecided };
}

type Placed = Pick<Village, 'commune' | 'communeCode' | 'extra'>;

/**
 * The villages with the commune that they have in a tier, in place of the one that their file names.
 * Where the profile does not tell which, the file's stays.
 *
 * @returns Also how many stayed so, of those that name a commune.
 */
export function villagesInTier<T extends Placed>(
  villages: readonly T[],
  communes: readonly CommuneUnit[],
  tier: CommuneTier,
): { readonly villages: readonly T[]; readonly undecided: number } {
  const unitsOf = unitFinder(communes, tier);
  const codeOf = new Map(communes.map(({ name, code }) => [name, code ?? null]));
  let undecided = 0;
  const placed = villages.map((village) => {
    const { commune, communeCode, extra } = village;
    if (commune === null) return village;
    const names = unitsOf(commune, communeCode);
    const told = tier === 'former' ? extra[FORMER_COMMUNE_COLUMN] : undefined;
    const known = typeof told === 'string' ? names.find((one) => sameName(one, told)) : undefined;
    const [name, another] = known === undefined ? names : [known];
    if (name === undefined || another !== undefined) {
      undecided++;
      return village;
    }
    if (fold(name) === fold(commune)) return village;
    return { ...village, commune: name, communeCode: tier === 'now' ? (codeOf.get(name) ?? null) : null };
  });
  return { villages: placed, undecided };
}

/** As it is written, or without the word of its kind: files often leave that out. */
function sameName(unit: string, written: string): boolean {
  const [a, b] = [fold(unit), fold(written)];
  return a === b || a.endsWith(` ${b}`);
}

/** Whether the profile tells of communes that were formed of others, so that there are two tiers to choose from. */
export function hasTwoTiers({ communes = [] }: Pick<Profile, 'communes'>): boolean {
  return communes.some(({ formerly = [] }) => formerly.length > 0);
}

/** Names of the tier that a commune's name can mean: one as a rule. */
function unitFinder(
  communes: readonly CommuneUnit[],
  tier: CommuneTier,
): (name: string, code: string | null) => readonly string[] {
  const byCode = new Map(communes.flatMap((unit) => (unit.code === undefined ? [] : [[unit.code, unit] as const])));
  const now = new Map(communes.map((unit) => [fold(unit.name), unit]));
  const former = new Map<string, CommuneUnit[]>();
  for (const unit of communes) {
    for (const { name } of unit.formerly ?? []) {
      const known = former.get(fold(name));
      if (known) known.push(unit);
      else former.set(fold(name), [unit]);
    }
  }
  return (name, code) => {
    const today = now.get(fold(name)) ?? (code === null ? undefined : byCode.get(code));
    if (today !== undefined) {
      if (tier === 'now') return [today.name];
      // A unit that was formed of nothing else has always been.
      const was = (today.formerly ?? []).map((one) => one.name);
      if (was.length === 0) return [today.name];
      // What only took in a part of a commune that was divided had land of its own before.
      const isPart = was.every((one) => (former.get(fold(one)) ?? []).length > 1);
      return isPart ? [today.name, ...was] : was;
    }
    const became = former.get(fold(name));
    if (became === undefined) return [name];
    return tier === 'former' ? [name] : became.map((unit) => unit.name);
  };
}
