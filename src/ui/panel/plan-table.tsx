import type { Indicator } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import { type I18n, useI18n } from '../use-i18n.ts';

/** The province's plan as it was reported and promised: nothing here is computed. */
export function PlanTable() {
  const i18n = useI18n();
  const { t, language } = i18n;
  const indicators = useApp((state) => state.province?.profile.indicators) ?? [];
  const source = indicators[0]?.source;
  if (source === undefined) return null;
  return (
    <details className="fold">
      <summary>{t('plan.title')}</summary>
      <table className="plan">
        <thead>
          <tr>
            <th scope="col">{t('plan.indicator')}</th>
            <th scope="col">
              {t('plan.base')} <span className="kind reported">{t('goal.reported')}</span>
            </th>
            <th scope="col">
              {t('plan.goal')} <span className="kind planned">{t('goal.plan')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr key={indicator.id}>
              <th scope="row">
                {indicator.name[language]} <span className="quiet">{indicator.unit[language]}</span>
              </th>
              <td>{valueWords(indicator.base, i18n)}</td>
              <td>{goalWords(indicator, i18n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('plan.note', { source })}</p>
    </details>
  );
}

/** "1355/1355" counts villages: both numbers in the reader's format. */
function valueWords(value: number | string | undefined, { f }: I18n): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return f.number(value);
  return value.replace(/\d+/g, (digits) => f.number(Number(digits)));
}

function goalWords({ goal, goalRelation }: Indicator, i18n: I18n): string {
  const value = valueWords(goal, i18n);
  return goalRelation === '>' && value !== '' ? `> ${value}` : value;
}
