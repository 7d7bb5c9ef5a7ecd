import { useState } from 'react';
import { indicatorsOf } from '../../analysis/plan-figures.ts';
import { PLAN_WORDS } from '../../i18n/words/plan.ts';
import { chosenPeriod } from '../../model/parameters.ts';
import type { Indicator } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { PlanDashboard } from './plan-dashboard.tsx';
import { goalWords, reportedWords } from './plan-words.ts';

const WORDS = speaker(PLAN_WORDS);

/** The plan in the panel: base and goal, as reported and promised; the whole of it a press away. */
export function PlanTable() {
  const i18n = useI18n();
  const { language } = i18n;
  const t = WORDS[language];
  const profile = useApp((state) => state.province?.profile);
  const parameters = useApp((state) => state.analysis?.parameters ?? state.parameters);
  const all = profile && parameters ? indicatorsOf(profile, chosenPeriod(profile, parameters)) : [];
  // Criteria of other documents are a press away, each under its own.
  const indicators = all.filter(({ document }) => document === undefined);
  const [open, setOpen] = useState(false);
  const source = indicators[0]?.source;
  if (source === undefined) return null;
  return (
    <details className={controls.fold}>
      <summary>{t('common.planIndicators')}</summary>
      <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setOpen(true)}>
        {t('plan.open')}
      </button>
      {open && <PlanDashboard onClose={() => setOpen(false)} />}
      <table className={tableStyles.plan}>
        <thead>
          <tr>
            <th scope="col">{t('common.indicator')}</th>
            <th scope="col">
              {t('plan.base')}{' '}
              <span className={`${textStyles.kind} ${textStyles.reported}`}>{i18n.t('goal.reported')}</span>
            </th>
            <th scope="col">
              {t('common.goal')}{' '}
              <span className={`${textStyles.kind} ${textStyles.planned}`}>{i18n.t('goal.plan')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator: Indicator) => (
            <tr key={indicator.id}>
              <th scope="row">
                {indicator.name[language]} <span className={textStyles.quiet}>{indicator.unit[language]}</span>
              </th>
              <td>{reportedWords(indicator.base, i18n.f)}</td>
              <td>{goalWords(indicator, i18n.f)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={textStyles.note}>{t('plan.short', { source })}</p>
    </details>
  );
}
