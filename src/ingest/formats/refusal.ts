import type { IssueCode } from '../../model/issue.ts';
import { type IssueDetails, shown } from '../issue-log.ts';
import { isOutOfMemory } from '../out-of-memory.ts';

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

/** What a library threw, as a refusal: of a broken file, or of one that is too large for the machine. */
export function refusalOf(error: unknown, format: string): Refusal {
  if (error instanceof Refusal) return error;
  if (isOutOfMemory(error)) return new Refusal('needs-memory');
  const found = shown(error instanceof Error ? error.message : error);
  return new Refusal('file-unreadable', { found: `${format}: ${found}` });
}
