import { PLAN_PHASE_WORDS, quarterWords } from '../../i18n/words/plan-phases.ts';
import type { Plan, WeightedLoss } from '../../model/plan.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './plan.module.css';

const WORDS = speaker(PLAN_PHASE_WORDS);

/** The words of phases and weights in the language of the screen. */
export function usePhaseWords() {
  return WORDS[useI18n().language];
}

/** What the plan was chosen by, where some villages count more than others. */
export function PlanWeights({ weighted }: { readonly weighted: WeightedLoss }) {
  const { f } = useI18n();
  const t = usePhaseWords();
  return (
    <dl className={`${styles.pairs} ${controls.pairs}`}>
      <div>
        <dt>{t('weights.title')}</dt>
        <dd>
          {t('weights.both', {
            estimate: f.number(weighted.loss, 1),
            true: f.number(weighted.lossReanalysed, 1),
            count: weighted.villages,
          })}
        </dd>
      </div>
    </dl>
  );
}

/** A plan by quarter, with the share of newly built positions so far against the goal. */
export function PlanPhases({ plan }: { readonly plan: Plan }) {
  const { language, f } = useI18n();
  const t = usePhaseWords();
  const { period } = plan.after.newBuild;
  return (
    <>
      <table className={tableStyles.breakdown}>
        <caption className={textStyles.srOnly}>{t('phase.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('phase.column')}</th>
            <th scope="col">{t('phase.moves')}</th>
            <th scope="col">{t('phase.built')}</th>
            <th scope="col">{t('phase.shared')}</th>
            <th scope="col">{t('phase.soFar')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.phases.map(({ quarter, moves, built, shared, soFar }) => (
            <tr key={quarter}>
              <th scope="row" className={styles.quarter}>
                {quarterWords(quarter, language)}
              </th>
              <td>{f.number(moves.length)}</td>
              <td>{f.number(built)}</td>
              <td>{f.number(shared)}</td>
              <td
                className={soFar.share === null ? '' : soFar.share > period.goal ? textStyles.met : textStyles.missed}
              >
                {soFar.share === null
                  ? '–'
                  : t('phase.ofSoFar', {
                      share: f.percent(soFar.share),
                      shared: f.number(soFar.shared),
                      total: f.number(soFar.total),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={textStyles.note}>{t('phase.about', { from: f.date(period.from), goal: f.percent(period.goal) })}</p>
    </>
  );
}
