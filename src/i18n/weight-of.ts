import type { Analysis } from '../model/results.ts';
import type { Language } from './language.ts';
import { say } from './translate.ts';
import { WEIGHT_WORDS } from './words/weight.ts';

/** What a village's shares are of, as a noun for sentences. @param village Absent: of villages in general. */
export function weightNoun(
  { parameters, weighed }: Pick<Analysis, 'parameters' | 'weighed'>,
  language: Language,
  village?: number,
): string {
  const isByArea = village !== undefined && weighed?.byArea[village] === 1;
  return say(WEIGHT_WORDS, language, `weight.of.${isByArea ? 'area' : (parameters.weight ?? 'area')}`);
}
