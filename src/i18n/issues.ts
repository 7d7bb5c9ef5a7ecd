import { ISSUE_CODES, type Issue, type IssueCode } from '../model/issue.ts';
import type { Language } from './language.ts';
import { say } from './translate.ts';
import { ISSUE_WORDS } from './words/issues.ts';

/**
 * Issues as sentences: what was found, what was expected, what became of the row. They
 * do not repeat the file and the row, which every list of issues shows beside them.
 */

/** What is affected: a row (left out or kept) or a value (dropped); with the other codes neither. */
const ABOUT: Readonly<Partial<Record<IssueCode, 'row' | 'value'>>> = {
  'file-unreadable': 'row',
  'json-broken': 'row',
  'csv-broken': 'row',
  'geometry-missing': 'row',
  'geometry-wrong-type': 'row',
  'geometry-degenerate': 'row',
  'coordinates-broken': 'row',
  'coordinates-zero': 'row',
  'coordinates-swapped': 'row',
  'coordinates-far': 'row',
  'outside-province': 'row',
  'value-missing': 'row',
  'value-broken': 'value',
  'value-implausible': 'row',
  'text-damaged': 'row',
  'positions-apart': 'row',
  'coordinates-point-lost': 'row',
  'duplicate-id': 'row',
  'unknown-operator': 'row',
  'unknown-technology': 'row',
  'unknown-commune': 'row',
  'district-missing': 'row',
  'date-rough': 'row',
  'commune-renamed': 'row',
  'commune-divided': 'row',
  'commune-unlisted': 'row',
  'other-zone': 'row',
  'polygon-crosses': 'row',
  'polygon-unclosed': 'row',
  'polygon-direction': 'row',
  'polygon-doubled': 'row',
  'polygon-overlaps-itself': 'row',
  'curves-drawn': 'row',
  'villages-overlap': 'row',
  'village-unmatched': 'row',
  'village-ambiguous': 'row',
  'village-name-differs': 'row',
  'village-code-differs': 'row',
};

/** Where `found` is a count of rows, written as the reader writes numbers. */
const COUNTS: ReadonlySet<IssueCode> = new Set([
  'column-missing',
  'commune-missing',
  'district-missing',
  'nothing-usable',
  'more-issues',
  'delivered-later',
  'ids-of-several-operators',
  'value-from-group',
  'beamwidth-assumed',
  'rows-hidden',
  'commune-undecided',
  'estimates-apart',
]);

/** Expectations as the readers of files state them, and how they are said; what is not here is shown as it stands. */
const EXPECTATIONS = [
  [/^row (?<row>\d+)$/, 'data.row'],
  [/^lon, lat$/, 'expected.lonLat'],
  [/^lon (?<lon>\S+), lat (?<lat>\S+)$/, 'expected.place'],
  [/^integer\b/, 'expected.integer'],
  [/^number\b/, 'expected.number'],
  [/^(?<other>.*) \| text$/s, 'expected.orText'],
  [/^text$/, 'expected.text'],
  [/^export: GeoJSON$/, 'expected.exportGeojson'],
  [/^save as: XLSX$/, 'expected.saveXlsx'],
  [/^copy to: XLSX$/, 'expected.copyXlsx'],
  [/^list$/, 'expected.list'],
  [/^object$/, 'expected.object'],
  [/^required$/, 'expected.required'],
  [/^unique$/, 'expected.unique'],
  [/^complete$/, 'expected.complete'],
  [/^no password$/, 'expected.noPassword'],
  [/^quotes$/, 'expected.quotes'],
  [/^distinct columns$/, 'expected.distinctColumns'],
  [/^relative path$/, 'expected.relativePath'],
  [/^letters and digits$/, 'expected.lettersAndDigits'],
  [/^azimuth\/beamwidth/, 'expected.sectors'],
  [/^operators × technologies/, 'expected.radii'],
  [/^(?<columns>.*) columns$/s, 'expected.columns'],
  [/^(?<points>.*) points$/s, 'expected.points'],
  [/^anticlockwise\b/, 'expected.anticlockwise'],
  [/^clockwise\b/, 'expected.clockwise'],
  [/^closed$/, 'expected.closed'],
  [/^single$/, 'expected.single'],
  [/^simple$/, 'expected.simple'],
  [/, row (?<row>\d+)/g, 'expected.alsoRow'],
  [/^(?<used>\d+)\/(?<all>\d+)$/, 'expected.partsUsed'],
  [/^(?<used>\d+)\/(?<all>\d+): empty$/, 'expected.partEmpty'],
  [/^(?<used>\d+)\/(?<all>\d+): hidden$/, 'expected.partHidden'],
  [/^(?<used>\d+)\/(?<all>\d+): other$/, 'expected.partColumns'],
] as const;

/** One or two sentences in plain words, without file and row. */
export function issueSentence(issue: Issue, language: Language): string {
  const { code, field = '', found = '' } = issue;
  const sentence = say(ISSUE_WORDS, language, `sentence.${code}`, {
    field,
    found:
      COUNTS.has(code) && found !== ''
        ? Number(found)
        : code === 'polygon-direction'
          ? inWords(found, language)
          : found,
    expected: expectedText(issue, language),
  });
  const outcome = outcomeOf(issue);
  return outcome === null ? sentence : `${sentence} ${say(ISSUE_WORDS, language, `outcome.${outcome}`)}`;
}

/** What a kind of issue is called, e.g. over a list of them. */
export function kindOfIssue(code: IssueCode, language: Language): string {
  return say(ISSUE_WORDS, language, `kind.${code}`);
}

/** `file:row: field: sentence`, as the commands print it. */
export function issueLine(issue: Issue, language: Language): string {
  const row = issue.row === undefined ? '' : `:${issue.row}`;
  const field = issue.field === undefined ? '' : `${issue.field}: `;
  return `${issue.file}${row}: ${field}${issueSentence(issue, language)}`;
}

function outcomeOf({ code, row, severity }: Issue): 'left-out' | 'kept' | 'forgotten' | null {
  const about = ABOUT[code];
  if (about === undefined || row === undefined) return null;
  if (severity === 'error') return 'left-out';
  return about === 'value' ? 'forgotten' : 'kept';
}

/** Empty where nothing was expected; the code of a kind is said by the kind's name. */
function expectedText({ code, expected = '' }: Issue, language: Language): string {
  if (code !== 'more-issues') return inWords(expected, language);
  const kind = ISSUE_CODES.find((one) => one === expected);
  return kind === undefined ? '' : kindOfIssue(kind, language);
}

/** What a check expected, as the reader of a file states it (e.g. `number 30..100`), in the reader's language. */
export function inWords(expected: string, language: Language): string {
  let text = expected;
  for (const [pattern, key] of EXPECTATIONS) {
    text = text.replace(pattern, (...match) => say(ISSUE_WORDS, language, key, groupsOf(match.at(-1))));
  }
  return text;
}

/** The named groups of a match; where a pattern has none its last argument is the text. */
function groupsOf(last: string | Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return typeof last === 'string' ? {} : last;
}
