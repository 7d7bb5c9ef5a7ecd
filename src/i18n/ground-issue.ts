import type { GroundIssue } from '../model/ground.ts';
import { formatFor } from './format.ts';
import type { Language } from './language.ts';
import { sayIn } from './translate.ts';
import { GROUND_WORDS } from './words/ground.ts';

/** What a person can do about it: each place has words of its own for that. */
export function groundAdvice({ kind }: GroundIssue): 'heights' | 'classes' | null {
  if (kind === 'models-mixed' || kind === 'model-assumed') return 'heights';
  return kind === 'classes-unknown' ? 'classes' : null;
}

/** `file: sentence`, as the commands print it and the page shows it. */
export function groundIssueLine(issue: GroundIssue, language: Language): string {
  const { file, kind, share, found = '', expected = '' } = issue;
  const values = { found, expected, share: share === undefined ? '' : formatFor(language).percent(share) };
  const sentence = sayIn(GROUND_WORDS, language)(`ground.issue.${kind}`, values);
  return file === undefined ? sentence : `${file}: ${sentence}`;
}
