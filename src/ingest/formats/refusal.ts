import type { IssueCode } from '../../model/issue.ts';
import { type IssueDetails, shown } from '../issue-log.ts';

/** Why a file is not read at all. Thrown by the parsers, caught once where a table is opened. */
export class Refusal extends Error {
  readonly code: IssueCode;
  readonly details: IssueDetails;
  constructor(code: IssueCode, details: IssueDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What a library threw, as a refusal: of a broken file, not of ours. */
export function refusalOf(error: unknown, format: string): Refusal {
  if (error instanceof Refusal) return error;
  const found = shown(error instanceof Error ? error.message : error);
  return new Refusal('file-unreadable', { found: `${format}: ${found}` });
}
