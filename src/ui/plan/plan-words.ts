import type { Format } from '../../i18n/format.ts';
import type { Indicator } from '../../model/profile.ts';

/** "1355/1355" counts villages: both numbers in the reader's format. */
export function reportedWords(value: number | string | undefined, f: Format): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return f.number(value);
  return value.replace(/\d+/g, (digits) => f.number(Number(digits)));
}

/** A figure of an indicator; what is said in a sentence stays as it is. */
export function lineWords({ unit }: Indicator, value: number | string, f: Format): string {
  return typeof value === 'string' && unit.vi === '' ? value : reportedWords(value, f);
}

export function goalWords({ goal, goalRelation }: Indicator, f: Format): string {
  const value = reportedWords(goal, f);
  return goalRelation === '>' && value !== '' ? `> ${value}` : value;
}
