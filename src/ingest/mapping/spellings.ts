import type { Operator, Technology } from '../../model/profile.ts';
import { type FindId, folded, operatorFinder, remembered, technologyFinder } from '../names.ts';

/** Operators and technologies in the spellings of other people's files. */

/** An id or alias as it stands, without its spaces and signs, or within a longer name. */
export function operatorBySpelling(operators: readonly Operator[]): FindId {
  const exactly = operatorFinder(operators);
  const keys = operators.flatMap(({ id, aliases }) =>
    [id, ...aliases].map((name): readonly [string, string] => [compact(name), id]),
  );
  return remembered((name) => {
    const exact = exactly(name);
    if (exact !== undefined) return exact;
    const key = compact(name);
    const same = keys.find(([known]) => known === key);
    if (same !== undefined) return same[1];
    const within = new Set(keys.flatMap(([known, id]) => (known.length >= 4 && key.includes(known) ? [id] : [])));
    const [first] = within;
    // "Vietnamobile" holds "mobile"; of two that fit neither is taken.
    return within.size === 1 ? first : undefined;
  });
}

/** With the band behind the name, and by what the equipment of a generation is called: "LTE1800", "eNodeB". */
const GENERATIONS: readonly (readonly [string, RegExp])[] = [
  ['2G', /\b(2g|(gsm|dcs|g)[ -]?(900|1800)|gsm|gprs|edge)\b/],
  ['3G', /\b(3g|(umts|wcdma|u)[ -]?(850|900|2100)|umts|wcdma|hspa\+?|hsdpa|node ?b)\b/],
  ['4G', /\b(4g|(lte|l)[ -]?(700|850|900|1800|2100|2300|2600)|lte|lte-?a|volte|e ?node ?b|enb)\b/],
  ['5G', /\b(5g|nr[ -]?(700|2600|3500|3700|3800)|nr|5g ?nr|g ?node ?b|gnb)\b/],
];

/** Ids of the profile, in its order; what is not understood is given back beside them. */
export function technologiesBySpelling(
  technologies: readonly Technology[],
): (text: string) => { readonly ids: readonly string[]; readonly unknown: readonly string[] } {
  const exactly = technologyFinder(technologies);
  const order = technologies.map(({ id }) => id);
  return remembered((given) => {
    const found = new Set<string>();
    const unknown: string[] = [];
    for (const part of given.split(/[;,|+/&\n-]|\svà\s/)) {
      const text = folded(part).replace(/_/g, ' ');
      if (text === '') continue;
      const exact = exactly(text);
      if (exact !== undefined) found.add(exact);
      // "2G3G4G" and "2G 3G" are written without a sign between them.
      const apart = text.replace(/([2-5]g)(?=[2-5]g)/g, '$1 ');
      const ids = GENERATIONS.flatMap(([id, words]) => (words.test(apart) ? [exactly(id)] : [])).filter(
        (id) => id !== undefined,
      );
      for (const id of ids) found.add(id);
      if (exact === undefined && ids.length === 0) unknown.push(part.trim());
    }
    return { ids: order.filter((id) => found.has(id)), unknown };
  });
}

function compact(name: string): string {
  return folded(name).replace(/[^a-z0-9]/g, '');
}
