import { issueSentence } from '../../i18n/issues.ts';
import type { Issue } from '../../model/issue.ts';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import issueStyles from './issue-list.module.css';

/** Issues by file and row, errors first. */
export function IssueList({ issues, most }: { readonly issues: readonly Issue[]; readonly most: number }) {
  const { t, language } = useI18n();
  const { t: detail } = useDetail();
  const sorted = [...issues].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const rest = issues.length - most;
  return (
    <ul className={issueStyles.issues}>
      {sorted.slice(0, most).map((issue) => (
        <li key={JSON.stringify(issue)} data-severity={issue.severity}>
          <span className={textStyles.kind}>{t(`data.${issue.severity}`)}</span>
          {issue.file !== '' && (
            <code>
              {issue.file}
              {issue.row !== undefined && ` ${t('data.row', { row: issue.row })}`}
            </code>
          )}
          <span>{issueSentence(issue, language)}</span>
        </li>
      ))}
      {rest > 0 && <li>{detail('data.moreIssues', { count: rest })}</li>}
    </ul>
  );
}
