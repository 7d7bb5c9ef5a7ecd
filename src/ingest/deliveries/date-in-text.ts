import { isoDate } from '../fields.ts';
import { folded } from '../names.ts';

/** A day, month or year that a name or title tells: "BTS 30.6.2025", "đến 30/6/2023", "Q2-2025", "NB_2025". */

const MOST_CHARACTERS = 500;
const YEARS = /(?<!\d)20\d{2} ?(?:-|–|den) ?20\d{2}(?!\d)/g;
const QUARTERS = /(?<![a-z0-9])(?:q|quy) ?(iv|i{1,3}|[1-4])[ ./-]*(?:nam )?(20\d{2})(?!\d)/g;
const QUARTER_ENDS = ['03', '06', '09', '12'];

/**
 * The most exact date in a text, the last of them where several are: ISO day, else month
 * (`2025-06`), else year (`2025`); null where none stands there.
 */
export function dateInText(text: string): string | null {
  // A range of years ("2021-2025") is what the file is about, not when it was made.
  const plain = folded(text.slice(0, MOST_CHARACTERS)).replace(/_/g, ' ').replace(YEARS, ' ');
  return dayIn(plain) ?? monthIn(plain) ?? yearIn(plain);
}

function dayIn(text: string): string | null {
  const days = [
    ...found(text, /(?<!\d)(\d{1,2}) ?[./-] ?(\d{1,2}) ?[./-] ?(20\d{2})(?!\d)/g, ([day, month, year]) => [
      year,
      month,
      day,
    ]),
    ...found(text, /(?<!\d)(\d{1,2}) (\d{1,2}) (20\d{2})(?!\d)/g, ([day, month, year]) => [year, month, day]),
    ...found(text, /(?<!\d)(20\d{2})[./ -](\d{1,2})[./ -](\d{1,2})(?!\d)/g, (parts) => parts),
    ...found(text, /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/g, (parts) => parts),
    ...found(text, /(?<!\d)(\d{2})(\d{2})(20\d{2})(?!\d)/g, ([day, month, year]) => [year, month, day]),
    ...found(text, /ngay (\d{1,2}) thang (\d{1,2}) nam (20\d{2})/g, ([day, month, year]) => [year, month, day]),
  ];
  return (
    days
      .flatMap(([year = '', month = '', day = '']) => {
        return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? [];
      })
      .at(-1) ?? null
  );
}

function monthIn(text: string): string | null {
  const quarters = found(text, QUARTERS, ([quarter = '', year]) => {
    const roman = ['i', 'ii', 'iii', 'iv'].indexOf(quarter);
    return [year, QUARTER_ENDS[roman >= 0 ? roman : Number(quarter) - 1]];
  });
  // "Quý 1/2025" is no January.
  const rest = text.replace(QUARTERS, ' ');
  const months = [
    ...quarters,
    ...found(rest, /(?<!\d)(\d{1,2}) ?[./-] ?(20\d{2})(?!\d)/g, ([month, year]) => [year, month]),
    ...found(rest, /(?:thang|t) ?(\d{1,2})[ ./-]*(?:nam )?(20\d{2})(?!\d)/g, ([month, year]) => [year, month]),
    ...found(rest, /(?<!\d)(20\d{2})[./-](\d{1,2})(?!\d)/g, (parts) => parts),
  ];
  return (
    months
      .flatMap(([year = '', month = '']) => {
        const number = Number(month);
        return number >= 1 && number <= 12 ? [`${year}-${month.padStart(2, '0')}`] : [];
      })
      .at(-1) ?? null
  );
}

function yearIn(text: string): string | null {
  return found(text, /(?<!\d)(20[0-4]\d)(?!\d)/g, (parts) => parts).at(-1)?.[0] ?? null;
}

function found(
  text: string,
  pattern: RegExp,
  order: (parts: readonly (string | undefined)[]) => readonly (string | undefined)[],
): readonly (readonly (string | undefined)[])[] {
  return [...text.matchAll(pattern)].map(([, ...parts]) => order(parts));
}
