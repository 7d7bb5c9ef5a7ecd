import type { Language } from '../language.ts';
import { sayIn, type Words } from '../translate.ts';
import en from './plan-phases.en.json';
import vi from './plan-phases.vi.json';

/** What a plan says of its quarters, and of villages that count more than others. */
export const PLAN_PHASE_WORDS: Words<keyof typeof vi> = { vi, en };

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `2024-Q3` in words: Quý III/2024; null: the date is not known. */
export function quarterWords(quarter: string | null, language: Language): string {
  const t = sayIn(PLAN_PHASE_WORDS, language);
  if (quarter === null) return t('phase.undated');
  const number = quarter.slice(6);
  const named = language === 'vi' ? (ROMAN[Number(number) - 1] ?? number) : number;
  return t('phase.quarter', { quarter: named, year: quarter.slice(0, 4) });
}
