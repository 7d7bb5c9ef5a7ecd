import { createContext, useContext } from 'react';
import { byDocument, type HistoryPoint, metInYear } from '../../analysis/indicator-history.ts';
import { criteriaText, type YearReportRow } from '../../export/year-report-sheets.ts';
import { PLAN_RECORD_WORDS } from '../../i18n/words/plan-records.ts';
import type { Indicator } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import { ReportFrame } from '../print/report-frame.tsx';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { goalWords, lineWords } from './plan-words.ts';
import { useYearRows } from './use-plan-lines.ts';
import styles from './year-report.module.css';

const WORDS = speaker(PLAN_RECORD_WORDS);

/** Sources by number, since one paper stands behind many figures. */
const Papers = createContext<readonly string[]>([]);

/** The yearly report to the People's Committee, as it will print: every figure with its source and its date. */
export function YearReport({ year, onClose }: { readonly year: string; readonly onClose: () => void }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const province = useApp((state) => state.province?.profile.name[language]) ?? '';
  const statements = useApp((state) => state.province?.profile.statusLines?.length) ?? 0;
  const rows = useYearRows(year);
  const figures = rows.slice(0, rows.length - statements);
  const lines = rows.slice(rows.length - statements);
  const title = t('yearReport.title', { year });
  const papers = [
    ...new Set([
      ...rows.map(({ indicator }) => indicator.source),
      ...rows.flatMap(({ before, inYear, byArea }) =>
        [before, inYear, ...byArea].flatMap((point) => point?.source ?? []),
      ),
    ]),
  ];
  return (
    <ReportFrame
      name={title}
      title={title}
      subject={t('yearReport.to', { province })}
      unit={null}
      ready
      onClose={onClose}
    >
      <p>{t('yearReport.intro', { year, known: rows.filter(({ inYear }) => inYear).length, total: rows.length })}</p>
      <Papers value={papers}>
        {byDocument(figures).map(({ document, rows: own }) => (
          <section key={document}>
            <h2>{document === null ? t('yearReport.indicators') : t('yearReport.ofDocument', { document })}</h2>
            <IndicatorTable rows={own} year={year} />
          </section>
        ))}
        {lines.length > 0 && (
          <>
            <h2>{t('yearReport.statements')}</h2>
            <StatementTable rows={lines} year={year} />
          </>
        )}
        <AreaTable rows={rows} />
      </Papers>
      <h2>{t('yearReport.sources')}</h2>
      {papers.map((paper, at) => (
        <p key={paper} className={styles.paper}>
          [{at + 1}] {paper}
        </p>
      ))}
    </ReportFrame>
  );
}

function IndicatorTable({ rows, year }: { readonly rows: readonly YearReportRow[]; readonly year: string }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{t('common.indicator')}</th>
          <th scope="col">{t('yearReport.before')}</th>
          <th scope="col">{t('yearReport.inYear', { year })}</th>
          <th scope="col">{t('yearReport.computed')}</th>
          <th scope="col">{t('common.goal')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { indicator, computed } = row;
          const criteria = criteriaText(indicator);
          return (
            <tr key={indicator.id}>
              <th scope="row">
                {indicator.code && `${indicator.code}. `}
                {indicator.name[language]} ({indicator.unit[language]})
                {criteria !== '' && (
                  <span className={styles.under}>
                    {t('yearReport.criteria')}: {criteria}
                  </span>
                )}
              </th>
              <td>
                <Point line={indicator} point={row.before} />
              </td>
              <td>
                <Point line={indicator} point={row.inYear} />
              </td>
              <td>
                {computed && (
                  <>
                    {computed.share === null ? '–' : f.percent(computed.share)}
                    <span className={styles.under}>
                      {f.number(computed.part)}/{f.number(computed.total)}
                    </span>
                  </>
                )}
              </td>
              <td>
                <Goal row={row} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Goal({ row }: { readonly row: YearReportRow }) {
  const { indicator } = row;
  const { language, f } = useI18n();
  const t = WORDS[language];
  if (indicator.goal === undefined) return null;
  const met = metInYear(row, row.computed);
  return (
    <>
      {goalWords(indicator, f)}
      {indicator.goalDate && <span className={styles.under}>{f.date(indicator.goalDate)}</span>}
      <span className={`${styles.under} ${met === null ? '' : met ? textStyles.met : textStyles.missed}`}>
        {t(met === null ? 'plan.none' : met ? 'plan.met' : 'plan.missed')}
      </span>
    </>
  );
}

/** What the plan says in words, and what is said of it now. */
function StatementTable({ rows, year }: { readonly rows: readonly YearReportRow[]; readonly year: string }) {
  const { language } = useI18n();
  const t = WORDS[language];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('yearReport.content')}</th>
          <th scope="col">{t('yearReport.before')}</th>
          <th scope="col">{t('yearReport.inYear', { year })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ indicator, before, inYear }) => (
          <tr key={indicator.id}>
            <th scope="row">{indicator.name[language]}</th>
            <td>
              <Point line={indicator} point={before} />
            </td>
            <td>
              <Point line={indicator} point={inYear} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AreaTable({ rows }: { readonly rows: readonly YearReportRow[] }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const all = rows.flatMap(({ indicator, byArea }) => byArea.map((figure) => ({ indicator, figure })));
  if (all.length === 0) return null;
  return (
    <>
      <h2>{t('yearReport.areas')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('common.indicator')}</th>
            <th scope="col">{t('newest.area')}</th>
            <th scope="col">{t('newest.value')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ indicator, figure }) => (
            <tr key={figure.id}>
              <th scope="row">
                {indicator.name[language]} {indicator.unit[language] && `(${indicator.unit[language]})`}
              </th>
              <td>{figure.area}</td>
              <td>
                <Point line={indicator} point={figure} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A figure with its date and its source, or that there is none. */
function Point({ line, point }: { readonly line: Indicator; readonly point: HistoryPoint | null }) {
  const { language, f } = useI18n();
  const papers = useContext(Papers);
  if (point === null) return WORDS[language]('plan.none');
  return (
    <>
      {lineWords(line, point.value, f)}
      <span className={styles.under}>
        {point.date !== undefined && `${f.date(point.date)} · `}[{papers.indexOf(point.source) + 1}]
      </span>
    </>
  );
}
