import type { Words } from '../translate.ts';
import en from './report.en.json';
import vi from './report.vi.json';

/** The A4 report, in the form that Nghị định 30/2020/NĐ-CP gives to administrative documents. */
export const REPORT_WORDS: Words<keyof typeof vi> = { vi, en };
