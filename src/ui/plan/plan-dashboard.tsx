import { useEffect, useId, useRef } from 'react';
import { byDocument, withNewest } from '../../analysis/indicator-history.ts';
import { computedFigure, goalMet, indicatorsOf } from '../../analysis/plan-figures.ts';
import { type IndicatorRow, indicatorSheet } from '../../export/figure-sheets.ts';
import { PLAN_WORDS } from '../../i18n/words/plan.ts';
import { chosenPeriod } from '../../model/parameters.ts';
import { useApp } from '../../state/store.ts';
import { ChangedMark } from '../panel/notes.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { NewestFigures } from './late.ts';
import styles from './plan-dashboard.module.css';
import { goalWords, reportedWords } from './plan-words.ts';
import { usePlanLines } from './use-plan-lines.ts';

const WORDS = speaker(PLAN_WORDS);

/** Every indicator of the plan with base, latest, computed and goal, and what the plan says in words. */
export function PlanDashboard({ onClose }: { readonly onClose: () => void }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const profile = useApp((state) => state.province?.profile);
  const parameters = useApp((state) => state.analysis?.parameters ?? state.parameters);
  const summary = useApp((state) => state.analysis?.summary);
  const sources = useApp((state) => state.analysis?.sources) ?? [];
  const keepsFigures = useApp((state) => state.audience !== 'public' && !state.province?.published);
  const { figures } = usePlanLines();
  useEffect(() => dialog.current?.showModal(), []);
  if (!profile) return null;
  const { statusLines = [] } = profile;
  const indicators = indicatorsOf(profile, parameters ? chosenPeriod(profile, parameters) : undefined).map(
    (indicator) => withNewest(indicator, figures),
  );
  const newestOf = (line: string) =>
    figures.filter(({ indicator, area }) => indicator === line && area === null).at(-1);
  const rows = indicators.map((indicator) => ({
    indicator,
    computed: summary && indicator.computed ? computedFigure(indicator.computed, summary) : null,
  }));
  const papers = [...new Set([...indicators.map(({ source }) => source), ...statusLines.map(({ source }) => source)])];
  return (
    <dialog
      ref={dialog}
      className={`${controls.dialog} ${styles.dashboard}`}
      aria-labelledby={`${id}-title`}
      closedby="any"
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={`${id}-title`}>{t('common.planIndicators')}</h2>
        <form method="dialog">
          <button type="submit" className={controls.button}>
            {t('app.close')}
          </button>
        </form>
      </div>
      <p className={textStyles.note}>{t('plan.note')}</p>
      <ChangedMark />
      <section className={styles.wide} aria-label={t('common.planIndicators')}>
        <table className={tableStyles.full}>
          <thead>
            <tr>
              <th scope="col">{t('common.indicator')}</th>
              <th scope="col">{t('plan.base')}</th>
              <th scope="col">{t('plan.latest')}</th>
              <th scope="col">{t('common.computed')}</th>
              <th scope="col">{t('common.goal')}</th>
            </tr>
          </thead>
          {byDocument(rows).map(({ document, rows: own }) => (
            <tbody key={document}>
              {document !== null && (
                <tr>
                  <th scope="rowgroup" colSpan={5} className={tableStyles.part}>
                    {document}
                  </th>
                </tr>
              )}
              {own.map((row) => (
                <Row key={row.indicator.id} {...row} />
              ))}
            </tbody>
          ))}
        </table>
        {/* Inside what is scrolled: from its buttons the arrow keys reach the columns beyond the edge. */}
        <SaveTable name={t('common.planIndicators')} file={{ sheet: (about) => indicatorSheet(rows, about) }} />
      </section>
      {sources.some(({ sample }) => sample) && <p className={textStyles.note}>{t('plan.sample')}</p>}
      {statusLines.length > 0 && (
        <>
          <h3>{t('plan.status')}</h3>
          <dl className={styles.status}>
            {statusLines.map(({ id: line, name, status, date }) => {
              const newest = newestOf(line);
              return (
                <div key={line}>
                  <dt>{name[language]}</dt>
                  <dd>
                    {newest && (
                      <>
                        {newest.value}{' '}
                        <span className={textStyles.quiet}>
                          ({f.date(newest.date)}, {newest.source})
                        </span>
                        <br />
                      </>
                    )}
                    {status[language]} <span className={textStyles.quiet}>({f.date(date)})</span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
      {keepsFigures && <NewestFigures />}
      {papers.map((source) => (
        <p key={source} className={textStyles.note}>
          {t('plan.source', { source })}
        </p>
      ))}
    </dialog>
  );
}

function Row({ indicator, computed }: IndicatorRow) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const dated = (words: string, date: string | undefined) => (
    <>
      {words}
      {words !== '' && date && <span className={styles.date}>{f.date(date)}</span>}
    </>
  );
  const met = goalMet(indicator, computed);
  const { latest, latestDate, latestSource } = indicator;
  return (
    <tr>
      <th scope="row">
        {indicator.code && `${indicator.code}. `}
        {indicator.name[language]} <span className={textStyles.quiet}>{indicator.unit[language]}</span>
      </th>
      <td>{dated(reportedWords(indicator.base, f), indicator.baseDate)}</td>
      <td title={latestSource}>
        {latest === undefined ? (
          <span className={textStyles.quiet}>{t('plan.none')}</span>
        ) : (
          dated(reportedWords(latest, f), latestDate)
        )}
      </td>
      <td>
        {computed && (
          <>
            <span className={`${textStyles.kind} ${textStyles.computed}`}>
              {computed.share === null ? '–' : f.percent(computed.share)}
            </span>
            <span className={styles.date}>
              {f.number(computed.part)}/{f.number(computed.total)}
            </span>
          </>
        )}
      </td>
      <td>
        {dated(goalWords(indicator, f), indicator.goalDate)}
        {met === null && typeof indicator.goal === 'number' && (
          <span className={`${styles.verdict} ${textStyles.quiet}`}>{t('plan.none')}</span>
        )}
        {met !== null && (
          <span className={`${styles.verdict} ${met ? textStyles.met : textStyles.missed}`}>
            {t(met ? 'plan.met' : 'plan.missed')}
          </span>
        )}
      </td>
    </tr>
  );
}
