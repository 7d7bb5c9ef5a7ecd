import type { Language } from './language.ts';

/**
 * Numbers, shares, distances and dates as the reader writes them: 1.355 · 16,0% · 1,2 km ·
 * 30/06/2023 in Vietnamese, 1,355 · 16.0% · 1.2 km · 30/06/2023 in English.
 */
export interface Format {
  /** A dash where it is unknown (NaN); so a share. */
  readonly number: (value: number, digits?: number) => string;
  /** A share from 0 to 1, with one decimal unless told; below 100% it never rounds up to it. */
  readonly percent: (share: number, digits?: number) => string;
  /** A share that a document states: as many decimals as it was given with, at most two. */
  readonly statedPercent: (share: number) => string;
  /** Metres up to 1 km, then kilometres with one decimal. */
  readonly distance: (metres: number) => string;
  readonly area: (km2: number) => string;
  /** ISO date (`2023-06-30`, `2023-06` or `2023`) to dd/mm/yyyy, mm/yyyy or yyyy; anything else as it is. */
  readonly date: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

const UNKNOWN = '–';
const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };
const cache = new Map<Language, Format>();

export function formatFor(language: Language): Format {
  const known = cache.get(language);
  if (known) return known;
  const format = makeFormat(LOCALES[language]);
  cache.set(language, format);
  return format;
}

export function pluralCategory(language: Language, count: number): 'one' | 'other' {
  return new Intl.PluralRules(LOCALES[language]).select(count) === 'one' ? 'one' : 'other';
}

function makeFormat(locale: string): Format {
  const formats = new Map<string, Intl.NumberFormat>();
  const numberFormat = (style: 'decimal' | 'percent', least: number, most: number): Intl.NumberFormat => {
    const key = `${style} ${least} ${most}`;
    const made =
      formats.get(key) ??
      new Intl.NumberFormat(locale, { style, minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, made);
    return made;
  };
  const number = (value: number, digits?: number): string =>
    Number.isNaN(value) ? UNKNOWN : numberFormat('decimal', digits ?? 0, digits ?? 3).format(value);
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

  return {
    number,
    percent(share, digits = 1) {
      if (Number.isNaN(share)) return UNKNOWN;
      const grain = 10 ** (digits + 2);
      const shown = share < 1 ? Math.min(share, (grain - 1) / grain) : share;
      return numberFormat('percent', digits, digits).format(shown);
    },
    statedPercent: (share) => (Number.isNaN(share) ? UNKNOWN : numberFormat('percent', 0, 2).format(share)),
    distance: (metres) =>
      Math.round(metres) < 1000 ? `${number(Math.round(metres), 0)} m` : `${number(metres / 1000, 1)} km`,
    area: (km2) => `${number(km2, km2 < 10 ? 2 : 1)} km²`,
    date(iso) {
      const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
      if (!match) return iso;
      return [match[3], match[2], match[1]].filter((part) => part !== undefined).join('/');
    },
    list: (items) => listFormat.format(items),
    compare: collator.compare,
  };
}
