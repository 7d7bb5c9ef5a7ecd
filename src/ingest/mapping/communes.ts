import type { CommuneUnit } from '../../model/profile.ts';
import { folded, remembered } from '../names.ts';

/** Name of a commune as it is today; null where the profile's table does not know it, or has no table. */
export type FindCommune = (name: string) => string | null;

export function communeFinder(units: readonly CommuneUnit[]): FindCommune {
  const now = new Map<string, string | null>();
  for (const { name } of units) now.set(bare(name), name);
  for (const { name, formerly = [] } of units) {
    for (const old of formerly) {
      const key = bare(old);
      const other = now.get(key);
      // A name that is still in use, or that went to two units, tells nothing by itself.
      if (other === undefined) now.set(key, name);
      else if (other !== name) now.set(key, units.some((unit) => bare(unit.name) === key) ? other : null);
    }
  }
  return remembered((name) => now.get(bare(name)) ?? null);
}

/** "Xã Gia Sinh" and "gia sinh" are one. */
function bare(name: string): string {
  return folded(name).replace(/^(xa|phuong|thi tran|x\.|p\.|tt\.?)\s+/, '');
}
