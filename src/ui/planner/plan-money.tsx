import { PLAN_MONEY_WORDS } from '../../i18n/words/plan-money.ts';
import type { PlanMoney, Spread } from '../../model/costs.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './plan.module.css';

const WORDS = speaker(PLAN_MONEY_WORDS);

/** What a plan saves beside building every planned mast, with its spread, and what is counted. */
export function PlanMoneyLines({ money }: { readonly money: PlanMoney }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const line = (key: 'saving' | 'masts' | 'sites' | 'moves', { low, mid, high }: Spread) => (
    <div>
      <dt>{t(`money.${key}`)}</dt>
      <dd>{t('money.spread', { mid: f.number(mid), low: f.number(low), high: f.number(high) })}</dd>
    </div>
  );
  return (
    <>
      <h3>{t('money.title')}</h3>
      <dl className={`${styles.pairs} ${controls.pairs}`}>
        {line('saving', money.saving)}
        {line('masts', money.saved)}
        {line('sites', money.newSites)}
        {line('moves', money.moves)}
      </dl>
      <p className={textStyles.note}>
        {t('money.counted', {
          list: f.list(money.known.map((kind) => t(`money.${kind}`, { years: money.rentYears }))),
        })}{' '}
        {money.mastsUnknown > 0 && t('money.unknown', { count: money.mastsUnknown })}
      </p>
    </>
  );
}
