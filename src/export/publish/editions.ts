import { columnOf } from '../../analysis/layout.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { ListedProvince } from '../../model/province-list.ts';
import type { PublishedAnswers } from '../../model/published.ts';
import type { Verdict } from '../../model/results.ts';
import { ANSWERS_FILE, type PublicData } from './public-data.ts';

/** An edition that stands in the site's list. */
export interface Edition {
  /** Name of its folder; null: the province has one edition without a name. */
  readonly name: string | null;
  /** ISO; null: not known. */
  readonly date: string | null;
}

/** What lies beside the edition that is published. */
export interface SiteEditions {
  /** Of the province, this one first. */
  readonly all: readonly Edition[];
  /** The newest that is older than this one, as it was published; null: there is none. */
  readonly before: { readonly edition: Edition; readonly answers: PublishedAnswers } | null;
  /** The app lies at the root of the site: what links to it leads somewhere. */
  readonly hasApp: boolean;
}

/** Names of folders and files of the interface: no edition is called so. */
const RESERVED: ReadonlySet<string> = new Set(['villages', 'communes', 'districts', 'index', 'summary', 'changes']);

/** Whether an edition of this name would lie where something else does. */
export function isTaken(name: string | null, province: string, listed: readonly ListedProvince[]): boolean {
  if (name === null) return false;
  return RESERVED.has(name) || listed.some((one) => one.id !== province && isBeside(one, name));
}

/** Editions of other provinces lie apart, but for those of before provinces had folders of their own. */
function isBeside(other: ListedProvince, name: string): boolean {
  return other.id === name || (other.openData === undefined && editionOf(other).name === name);
}

export function editionOf({ profile, date }: ListedProvince): Edition {
  const [, , name, file] = profile.split('/');
  return { name: file === undefined ? null : (name ?? null), date: date ?? null };
}

/**
 * The editions of a province, and what the last one before this said.
 *
 * @param listed The site's list, this edition in it.
 * @param site Published answers by their place in it, null where none can be read; whether the app lies there.
 */
export function siteEditions(
  own: ListedProvince,
  listed: readonly ListedProvince[],
  site: { readonly answers: (file: string) => PublishedAnswers | null } & Pick<SiteEditions, 'hasApp'>,
): SiteEditions {
  const ofProvince = listed.filter(({ id }) => id === own.id);
  const older = ofProvince
    .filter((one) => one.profile !== own.profile && (one.date ?? '') < (own.date ?? ''))
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const others = ofProvince.filter((one) => one.profile !== own.profile);
  const before = older[0];
  const answers = before === undefined ? null : site.answers(before.profile.replace(/[^/]*$/, ANSWERS_FILE));
  return {
    all: [own, ...others].map(editionOf),
    before: before === undefined || answers === null ? null : { edition: editionOf(before), answers },
    hasApp: site.hasApp,
  };
}

/** One village of which something else is published than before. Null: was not, or is not known. */
export interface PublishedChange {
  readonly code: string;
  readonly mobile: readonly [before: Verdict | null, now: Verdict | null];
  readonly fibre: readonly [before: boolean | null, now: boolean | null];
}

/** What changed from one edition to the next. */
export interface EditionChanges {
  readonly since: Edition;
  /** Villages that are in both and differ, in the order of their file. */
  readonly villages: readonly PublishedChange[];
  /** Codes of villages that are new, and of those that are gone. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Verdicts of broadband and fibre of this edition beside those of the one before; null: there is none. */
export function changesSince({ answers }: PublicData, before: SiteEditions['before']): EditionChanges | null {
  if (before === null) return null;
  const now = verdictsOf(answers);
  const then = verdictsOf(before.answers);
  return {
    since: before.edition,
    villages: [...now].flatMap(([code, { mobile, fibre }]): PublishedChange[] => {
      const was = then.get(code);
      if (!was || (was.mobile === mobile && was.fibre === fibre)) return [];
      return [{ code, mobile: [was.mobile, mobile], fibre: [was.fibre, fibre] }];
    }),
    added: [...now.keys()].filter((code) => !then.has(code)),
    removed: [...then.keys()].filter((code) => !now.has(code)),
  };
}

/** Level from which a village counts as covered. */
const COVERED_LEVEL = 3;

function verdictsOf({ villages, layout, sources }: PublishedAnswers) {
  const column = columnOf(layout, { kind: 'broadband' });
  const isKnown = sources.some(({ role }) => role === 'stations');
  return new Map(
    villages.code.map((code, v) => {
      const level = villages.levels[v]?.[column] ?? outOfRange();
      const verdict: Verdict = level >= COVERED_LEVEL ? 'covered' : level > 0 ? 'partial' : 'uncovered';
      return [code, { mobile: isKnown ? verdict : null, fibre: villages.fibre?.[v] ?? null }] as const;
    }),
  );
}
