import type { Words } from '../translate.ts';
import en from './issue-report.en.json';
import vi from './issue-report.vi.json';

/** The report of a file's issues that goes back to its sender. */
export const ISSUE_REPORT_WORDS: Words<keyof typeof vi> = { vi, en };
