import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './report.en.json';
import vi from './report.vi.json';

/** The A4 report, in the form that Nghị định 30/2020/NĐ-CP gives to administrative documents. */
export const REPORT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
