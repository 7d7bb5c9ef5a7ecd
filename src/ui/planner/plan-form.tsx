import { knowsCosts } from '../../analysis/plan/money.ts';
import { setPlanForm } from '../../commands/workbench.ts';
import { READINGS } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { ChoiceLine } from './fields.tsx';
import { OperatorLimitsForm } from './operator-limits.tsx';
import styles from './plan.module.css';
import { goalText, proposesSites } from './plan-order.ts';
import { usePlannerWords } from './use-words.ts';

/** What the plan is asked for: its aim, how new positions are counted, what must or must not be in it. */
export function PlanQuestion() {
  const { t } = useI18n();
  const words = usePlannerWords();
  const form = useApp((state) => state.workbench.plan);
  const newBuild = useApp((state) => state.analysis?.summary.newBuild);
  const official = newBuild?.official;
  const costly = useApp((state) => state.province !== null && knowsCosts(state.province.profile));
  const aims = costly ? (['goal', 'cost', 'keep'] as const) : (['goal', 'keep'] as const);
  const reading = form.reading ?? official ?? 'deployment';
  return (
    <fieldset className={styles.form}>
      <legend className={textStyles.srOnly}>{words('plan.order')}</legend>
      {aims.map((aim) => (
        <div key={aim} className={styles.aim}>
          <label>
            <input type="radio" name="aim" checked={form.aim === aim} onChange={() => setPlanForm({ aim })} />
            <span>{words(`plan.aim.${aim}`)}</span>
          </label>
          <label className={styles.bound}>
            <span>{words(aim === 'keep' ? 'plan.bound.keep' : 'plan.bound.goal')}</span>
            <input
              type="number"
              inputMode="decimal"
              min={0}
              max={100}
              step={1}
              disabled={form.aim !== aim}
              value={aim === 'keep' ? form.keep : newBuild ? goalText(form, newBuild.period) : ''}
              onChange={({ target }) => setPlanForm({ [aim === 'keep' ? 'keep' : 'goal']: target.value })}
            />
            %
          </label>
        </div>
      ))}
      <ChoiceLine
        label={words('plan.reading')}
        // Beside the choice, since within it there is no room for both.
        mark={
          reading === official && (
            <span className={`${textStyles.kind} ${textStyles.officialMark}`}>{t('goal.official')}</span>
          )
        }
        value={reading}
        options={READINGS.map((one) => ({ value: one, words: t(`goal.${one}`) }))}
        onChange={(chosen) => setPlanForm({ reading: chosen })}
      />
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={form.enforceMandatory}
          onChange={({ target }) => setPlanForm({ enforceMandatory: target.checked })}
        />
        {words('plan.enforce')}
      </label>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={proposesSites(form, reading)}
          onChange={({ target }) => setPlanForm({ newSites: target.checked })}
        />
        {words('plan.newSites')}
      </label>
      <OperatorLimitsForm />
    </fieldset>
  );
}
