import type { Checked, CheckedIssue, UnlistedKind } from '../model/import.ts';
import type { Issue, IssueCode } from '../model/issue.ts';

/**
 * What the page is given of the issues of a file: objects by the thousand hold it up as they come
 * in. Those with nothing to choose are listed up to a screenful of each kind; the others are
 * counted, and go along as bytes for the report.
 */

const LISTED_OF_A_KIND = 100;
/** A person chooses for every row of these. */
const LISTED_WHOLLY: ReadonlySet<IssueCode> = new Set(['unknown-operator']);

export function listedIssues(all: readonly CheckedIssue[]): Pick<Checked, 'issues' | 'unlisted'> {
  const listed = new Map<string, number>();
  const kinds = new Map<string, UnlistedKind>();
  const rest: Issue[] = [];
  const issues = all.filter(({ issue, fix }) => {
    const { code, severity } = issue;
    if (fix !== null || LISTED_WHOLLY.has(code)) return true;
    const key = `${severity} ${code}`;
    const before = listed.get(key) ?? 0;
    listed.set(key, before + 1);
    if (before < LISTED_OF_A_KIND) return true;
    kinds.set(key, { code, severity, count: before + 1 - LISTED_OF_A_KIND });
    rest.push(issue);
    return false;
  });
  const unlisted = rest.length === 0 ? null : { kinds: [...kinds.values()], issues: new Blob([JSON.stringify(rest)]) };
  return { issues, unlisted };
}
