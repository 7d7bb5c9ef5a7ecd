import { saveIssueReport } from '../../commands/import-downloads.ts';
import { applyFixes, forgetFixes } from '../../commands/import-mapping.ts';
import { issueSentence, kindOfIssue } from '../../i18n/issues.ts';
import type { Language } from '../../i18n/language.ts';
import type { FieldTable } from '../../model/fields.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Checked, CheckedIssue, UnlistedIssues, UnlistedKind } from '../../model/import.ts';
import type { Issue, IssueCode, Severity } from '../../model/issue.ts';
import type { Fix } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import issueStyles from '../panel/issue-list.module.css';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './checks.module.css';
import { useWords } from './import-words.ts';

const SHOWN_OF_A_KIND = 20;

/** What is wrong, by kind, each with its row and value, and with one click where there is a safe fix. */
export function Checks({
  entry,
  checked,
  onHighlight,
}: {
  readonly entry: ImportEntry;
  readonly checked: Checked;
  readonly onHighlight: (row: number | null) => void;
}) {
  const t = useWords();
  const { issues, unlisted } = checked;
  const countOf = (severity: Severity): number =>
    issues.filter(({ issue }) => issue.severity === severity).length +
    unlistedOf(unlisted, (kind) => kind.severity === severity);
  const [errors, warnings] = [countOf('error'), countOf('warning')];
  const kinds = groupsOf(issues);
  return (
    <section className={styles.checks}>
      <h3>{t('import.checks')}</h3>
      {entry.fixes.length > 0 && (
        <p>
          {t('import.fixed', { count: rowsOf(entry.fixes) })}{' '}
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => void forgetFixes(entry.id)}
          >
            {t('import.undoFixes')}
          </button>
        </p>
      )}
      {issues.length === 0 ? (
        <p>{t('import.noIssues')}</p>
      ) : (
        <>
          <p>
            {errors > 0 && (
              <span className={`${textStyles.kind} ${textStyles.critical}`}>
                {t('import.errorRows', { count: errors })}
              </span>
            )}{' '}
            {warnings > 0 && (
              <span className={`${textStyles.kind} ${textStyles.sample}`}>
                {t('import.warningRows', { count: warnings })}
              </span>
            )}
          </p>
          {kinds.map(([code, ofKind]) => (
            <Kind
              key={code}
              entry={entry}
              code={code}
              issues={ofKind}
              count={ofKind.length + unlistedOf(unlisted, (kind) => kind.code === code)}
              onHighlight={onHighlight}
            />
          ))}
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => void saveIssueReport(entry.id)}
          >
            {t('import.report')}
          </button>
        </>
      )}
    </section>
  );
}

function Kind({
  entry,
  code,
  issues,
  count,
  onHighlight,
}: {
  readonly entry: ImportEntry;
  readonly code: IssueCode;
  readonly issues: readonly CheckedIssue[];
  /** Of all, of which `issues` may be the first. */
  readonly count: number;
  readonly onHighlight: (row: number | null) => void;
}) {
  const t = useWords();
  const { t: say, f, language } = useI18n();
  const { t: detail } = useDetail();
  const fixes = issues.flatMap(({ fix }) => (fix === null ? [] : [fix]));
  const [first] = fixes;
  const rest = count - SHOWN_OF_A_KIND;
  return (
    <details className={styles.kind} data-severity={issues[0]?.issue.severity} open={issues.length <= 3}>
      <summary>
        <strong>{kindOfIssue(code, language)}</strong> <span className={textStyles.quiet}>{f.number(count)}</span>
      </summary>
      {first && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => void applyFixes(entry.id, fixes)}
        >
          {first.kind === 'set' ? t('import.fix.feet') : t(`import.fix.${first.kind}`)} ({f.number(fixes.length)})
        </button>
      )}
      {code === 'unknown-operator' && <OperatorChoices entry={entry} issues={issues} />}
      <ul className={issueStyles.issues}>
        {issues.slice(0, SHOWN_OF_A_KIND).map(({ issue }) => (
          <li
            key={JSON.stringify(issue)}
            onPointerEnter={() => onHighlight(issue.row ?? null)}
            onPointerLeave={() => onHighlight(null)}
          >
            {issue.row !== undefined && <code>{say('data.row', { row: issue.row })}</code>}{' '}
            <span>{issueSentence(inReadersWords(issue, entry, language), language)}</span>
          </li>
        ))}
        {rest > 0 && <li>{detail('data.moreIssues', { count: rest })}</li>}
      </ul>
    </details>
  );
}

/** A spelling that no alias knows: a person says whose it is, for all its rows at once. */
function OperatorChoices({ entry, issues }: { readonly entry: ImportEntry; readonly issues: readonly CheckedIssue[] }) {
  const t = useWords();
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const spellings = [
    ...new Set(issues.flatMap(({ issue }) => (issue.field === 'operator' && issue.found ? [issue.found] : []))),
  ];
  const rows = (found: string): readonly number[] =>
    issues.flatMap(({ issue }) => (issue.found === found && issue.row !== undefined ? [issue.row] : []));
  return spellings.slice(0, 8).map((found) => (
    <label key={found} className={styles.spelling}>
      <span>{t('import.fixChoose', { found })}</span>
      <select
        value=""
        onChange={({ target }) =>
          void applyFixes(
            entry.id,
            rows(found).map((row): Fix => ({ kind: 'set', row, field: 'operator', value: target.value })),
          )
        }
      >
        <option value="">{t('import.fixChooseNone')}</option>
        {operators.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  ));
}

/** A field by the header that the reader sees in the file, else by its name on the screen. */
function inReadersWords(issue: Issue, { mapping }: ImportEntry, language: Language): Issue {
  if (issue.field === undefined || mapping === null) return issue;
  const table: FieldTable = FIELD_TABLES[mapping.role];
  const name = mapping.fields[issue.field] ?? table[issue.field]?.label[language];
  return name === undefined ? issue : { ...issue, field: name };
}

function unlistedOf(unlisted: UnlistedIssues | null, isMeant: (kind: UnlistedKind) => boolean): number {
  return (unlisted?.kinds ?? []).reduce((sum, kind) => sum + (isMeant(kind) ? kind.count : 0), 0);
}

function groupsOf(issues: readonly CheckedIssue[]): readonly (readonly [IssueCode, readonly CheckedIssue[]])[] {
  const groups = new Map<IssueCode, CheckedIssue[]>();
  const sorted = [...issues].sort(
    (a, b) => Number(b.issue.severity === 'error') - Number(a.issue.severity === 'error'),
  );
  for (const one of sorted) {
    const known = groups.get(one.issue.code);
    if (known) known.push(one);
    else groups.set(one.issue.code, [one]);
  }
  return [...groups];
}

function rowsOf(fixes: readonly Fix[]): number {
  return fixes.reduce((sum, fix) => sum + (fix.kind === 'set' ? 1 : fix.rows.length), 0);
}
