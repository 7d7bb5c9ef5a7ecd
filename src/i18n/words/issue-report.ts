import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './issue-report.en.json';
import vi from './issue-report.vi.json';

/** The report of a file's issues that goes back to its sender. */
export const ISSUE_REPORT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
