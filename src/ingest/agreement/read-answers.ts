import {
  ANSWER_WORDS,
  type AnswerFault,
  OPERATOR_COLUMNS,
  type OperatorAnswer,
  type OperatorColumnKey,
} from '../../model/operator-sheet.ts';
import type { Profile } from '../../model/profile.ts';
import { isoDate } from '../fields.ts';
import type { ByteSource } from '../formats/layer.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { openTable } from '../formats/raw-table.ts';
import { IssueLog, shown } from '../issue-log.ts';
import { dateText } from '../mapping/dates-in-text.ts';
import { folded, operatorFinder } from '../names.ts';

/** Answers that were read, and what was noticed on the way. */
export interface AnswersOfSheet {
  readonly answers: readonly OperatorAnswer[];
  readonly faults: readonly AnswerFault[];
}

/**
 * An operator's sheet that came back, in any format that tables are read from. Columns are found by
 * their headers, whatever order they are in; rows without an answer are passed over. Never throws.
 */
export async function readAnswerSheet(
  source: ByteSource,
  profile: Pick<Profile, 'operators'>,
): Promise<AnswersOfSheet> {
  const file = source.name;
  const keys = new Map(Object.entries(OPERATOR_COLUMNS).map(([key, { header }]) => [headerKey(header), key]));
  const isKnown = (header: string): boolean => keys.has(headerKey(header));
  try {
    const table = await openTable(source, {}, { isKnown, fit: ({ columns }) => columns.filter(isKnown).length });
    const columns = new Map(table.columns.map((column) => [keys.get(headerKey(column)), column]));
    const missing = NEEDED.filter((key) => !columns.has(key)).map((key) => OPERATOR_COLUMNS[key].header);
    if (missing.length > 0)
      return { answers: [], faults: [{ code: 'no-columns', file, found: missing.join(', '), taken: false }] };
    const reader = new RowReader(file, columns, profile);
    await table.each(new IssueLog(file), (row) => reader.read(row));
    return reader;
  } catch (error) {
    const found = shown(error instanceof Error ? error.message : error);
    return { answers: [], faults: [{ code: 'file-unreadable', file, found, taken: false }] };
  }
}

const NEEDED = ['operator', 'station', 'host', 'answer'] as const;

/** Without case, marks and signs; what stands in brackets is a unit. */
function headerKey(header: string): string {
  return folded(header).replace(/[^a-z0-9]/g, '');
}

class RowReader implements AnswersOfSheet {
  readonly answers: OperatorAnswer[] = [];
  readonly faults: AnswerFault[] = [];
  readonly #file: string;
  readonly #columns: ReadonlyMap<string | undefined, string>;
  readonly #findOperator: (name: string) => string | undefined;

  constructor(
    file: string,
    columns: ReadonlyMap<string | undefined, string>,
    { operators }: Pick<Profile, 'operators'>,
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#findOperator = operatorFinder(operators);
  }

  read(raw: RawRow): void {
    const { row } = raw;
    const text = (key: OperatorColumnKey): string => textOf(raw.properties[this.#columns.get(key) ?? '']);
    const [station, host, words] = [text('station'), text('host'), text('answer')];
    const [slots, heightM] = [this.#number(text('slots'), row), this.#number(text('heightM'), row)];
    if (words === '' && slots === null && heightM === null) return;
    if (station === '' || host === '') return;
    const operator = this.#findOperator(text('operator'));
    if (operator === undefined) {
      this.#fault('operator-unknown', row, text('operator'));
      return;
    }
    const known = ANSWER_WORDS.find(([answer]) => headerKey(answer) === headerKey(words));
    // Figures alone are a survey.
    const state = known?.[1] ?? (words === '' ? 'surveyed' : null);
    if (state === null) {
      this.#fault('answer-unknown', row, words);
      return;
    }
    const given = raw.properties[this.#columns.get('date') ?? ''];
    this.answers.push({
      file: this.#file,
      row,
      operator,
      station,
      host,
      state,
      reason: text('reason') || null,
      slots: slots !== null && Number.isInteger(slots) ? slots : null,
      heightM,
      date: this.#date(given, row),
      person: text('person') || null,
    });
  }

  #number(text: string, row: number): number | null {
    if (text === '') return null;
    const value = Number(text.replace(',', '.'));
    if (Number.isFinite(value) && value >= 0 && value < 1000) return value;
    this.faults.push({ code: 'number-broken', file: this.#file, row, found: shown(text), taken: true });
    return null;
  }

  #date(given: unknown, row: number): string | null {
    if (textOf(given) === '') return null;
    const date = given instanceof Date ? given.toISOString().slice(0, 10) : dateText(given, 'dmy');
    const iso = typeof date === 'string' && date.length >= 10 ? isoDate(date.slice(0, 10)) : null;
    if (iso === null)
      this.faults.push({ code: 'date-broken', file: this.#file, row, found: shown(given), taken: true });
    return iso;
  }

  #fault(code: AnswerFault['code'], row: number, found: string): void {
    this.faults.push({ code, file: this.#file, row, found: shown(found), taken: false });
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : value instanceof Date ? value.toISOString().slice(0, 10) : '';
}
