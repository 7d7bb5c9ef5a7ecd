import type { Issue, IssueCode, Severity } from '../model/issue.ts';

/** What is said about an issue beside its severity, code and file. */
export type IssueDetails = Omit<Issue, 'severity' | 'code' | 'file'>;

const LISTED_PER_CODE = 100;
const FOUND_LENGTH = 80;

/**
 * Collects the issues of one file. At most 100 of a code are listed, the rest are
 * counted: a file with a wrong column in 400,000 rows must not make 400,000 objects.
 */
export class IssueLog {
  readonly #file: string;
  readonly #most: number;
  readonly #issues: Issue[] = [];
  readonly #unlisted = new Map<IssueCode, { count: number; severity: Severity }>();
  readonly #listed = new Map<IssueCode, number>();
  readonly #absences = new Map<string, Absence>();
  #errors = 0;

  /** @param most How many of a code are listed. */
  constructor(file: string, most = LISTED_PER_CODE) {
    this.#file = file;
    this.#most = most;
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  error(code: IssueCode, details: IssueDetails = {}): void {
    this.#add('error', code, details);
  }

  warn(code: IssueCode, details: IssueDetails = {}): void {
    this.#add('warning', code, details);
  }

  /**
   * A field has no value in this row. Whether that is one issue of the whole file or
   * one for each row is known only at the end: see `settleAbsences`.
   */
  absent(severity: Severity, field: string, row: number, codes: { whole: IssueCode; row: IssueCode }): void {
    const known = this.#absences.get(field);
    if (severity === 'error') this.#errors++;
    if (known === undefined) this.#absences.set(field, { severity, codes, rows: [row], count: 1 });
    else {
      known.count++;
      if (known.rows.length < this.#most) known.rows.push(row);
    }
  }

  /** A field absent from every one of `rows` rows is said once; otherwise each row is named. */
  settleAbsences(rows: number): void {
    for (const [field, { severity, codes, rows: absentRows, count }] of this.#absences) {
      if (count === rows && rows > 1) this.#add(severity, codes.whole, { field, found: String(count) });
      else {
        for (const row of absentRows) this.#add(severity, codes.row, { row, field });
        if (count > absentRows.length) this.#leaveUnlisted(severity, codes.row, count - absentRows.length);
      }
    }
    this.#absences.clear();
  }

  /** All issues: those of the whole file first, then by row, then how many were not listed. */
  list(): readonly Issue[] {
    const listed = [...this.#issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    const more = [...this.#unlisted].map(
      ([code, { count, severity }]): Issue => ({
        severity,
        code: 'more-issues',
        file: this.#file,
        found: String(count),
        expected: code,
      }),
    );
    return [...listed, ...more];
  }

  #add(severity: Severity, code: IssueCode, details: IssueDetails): void {
    if (severity === 'error') this.#errors++;
    const listed = this.#listed.get(code) ?? 0;
    if (listed >= this.#most) {
      this.#leaveUnlisted(severity, code, 1);
      return;
    }
    this.#listed.set(code, listed + 1);
    this.#issues.push({ severity, code, file: this.#file, ...details });
  }

  #leaveUnlisted(severity: Severity, code: IssueCode, count: number): void {
    const known = this.#unlisted.get(code);
    if (known === undefined) this.#unlisted.set(code, { count, severity });
    else {
      known.count += count;
      if (severity === 'error') known.severity = 'error';
    }
  }
}

interface Absence {
  readonly severity: Severity;
  readonly codes: { readonly whole: IssueCode; readonly row: IssueCode };
  readonly rows: number[];
  count: number;
}

/**
 * A found value as one short line. Control characters become spaces, since the line may
 * be printed on a terminal; lists and objects are only sized, since they may be huge.
 */
export function shown(value: unknown): string {
  if (Array.isArray(value)) {
    const small = value.length <= 4 && value.every((item) => item === null || typeof item !== 'object');
    return small ? shown(value.map(String).join(', ')) : `[… ${value.length}]`;
  }
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = typeof value === 'string' ? value.slice(0, 2 * FOUND_LENGTH + 2) : String(value);
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()];
  if (characters.length <= FOUND_LENGTH) return characters.join('');
  return `${characters.slice(0, FOUND_LENGTH - 1).join('')}…`;
}
