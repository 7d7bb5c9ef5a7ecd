import { issueLine } from '../../src/i18n/issues.ts';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import type { Issue } from '../../src/model/issue.ts';

const MOST_ISSUES_SHOWN = 50;

/** What became of a file as a whole is a part of the answer: it goes to standard output. */
const OF_THE_WHOLE_FILE: ReadonlySet<Issue['code']> = new Set([
  'layer-left-out',
  'crs-rough',
  'encoding-unknown',
  'rows-hidden',
]);

/** Says on standard error what was noticed in the inputs of a command, up to some fifty lines. */
export function reportIssues(all: readonly Issue[], language: Language): void {
  const isOfWholeFile = ({ code }: Issue): boolean => OF_THE_WHOLE_FILE.has(code);
  for (const issue of all.filter(isOfWholeFile).slice(0, MOST_ISSUES_SHOWN)) console.log(issueLine(issue, language));
  const issues = all.filter((issue) => !isOfWholeFile(issue));
  // Errors first: of thousands of issues these must not be among those left out.
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  for (const issue of [...errors, ...warnings].slice(0, MOST_ISSUES_SHOWN)) console.error(issueLine(issue, language));
  const more = issues.length - MOST_ISSUES_SHOWN;
  if (more > 0) console.error(sayIn(CLI_WORDS, language)('cli.moreIssues', { count: more }));
}
