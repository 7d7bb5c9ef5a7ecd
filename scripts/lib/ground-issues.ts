import { formatFor } from '../../src/i18n/format.ts';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { GROUND_WORDS } from '../../src/i18n/words/ground.ts';
import type { GroundIssue } from '../../src/model/ground.ts';

/** `file: sentence`, as the commands print it. */
export function groundIssueLine(issue: GroundIssue, language: Language): string {
  const { file, kind, share, found = '', expected = '' } = issue;
  const values = { found, expected, share: share === undefined ? '' : formatFor(language).percent(share) };
  const sentence = sayIn(GROUND_WORDS, language)(`ground.issue.${kind}`, values);
  return file === undefined ? sentence : `${file}: ${sentence}`;
}
