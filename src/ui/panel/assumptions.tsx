import { resetParameters, setParameter } from '../../commands/analysis.ts';
import { defaultParameters } from '../../model/parameters.ts';
import { READINGS } from '../../model/profile.ts';
import {
  AREA_CLASSES,
  changedParameters,
  NUMBER_SPECS,
  type NumberSpec,
  RADIUS_SPEC,
} from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { numberWords } from '../parameter-words.ts';
import { RadioSection } from '../radio/late.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import { WeightSection } from '../weight/late.ts';
import styles from './assumptions.module.css';

const GROUPS = ['coverage', 'fibre', 'sharing'] as const;

/** Every assumption with its unit, default and reset; folded until asked for. */
export function Assumptions() {
  const { t: detail } = useDetail();
  const parameters = useApp((state) => state.parameters);
  const profile = useApp((state) => state.province?.profile);
  if (!parameters || !profile) return null;
  const usual = defaultParameters(profile);
  const changed = changedParameters(parameters, profile).length;
  return (
    <details className={`${controls.fold} ${styles.assumptions}`}>
      <summary>
        {detail('assume.title')}{' '}
        <span className={changed > 0 ? textStyles.changedCount : textStyles.quiet}>
          {changed > 0 ? detail('assume.changed', { count: changed }) : detail('assume.none')}
        </span>
      </summary>
      {changed > 0 && (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={resetParameters}>
          {detail('assume.resetAll')}
        </button>
      )}
      {profile.linkBudgets && <RadioSection />}
      {(profile.ground ?? profile.data.settlements ?? profile.weight) !== undefined && <WeightSection />}
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend>{detail(`assume.${group}`)}</legend>
          {NUMBER_SPECS.filter((spec) => spec.group === group).map((spec) => (
            <Slider
              key={spec.key}
              name={detail(`param.${spec.key}`)}
              unit={spec.unit}
              bounds={spec}
              value={parameters[spec.key]}
              usual={usual[spec.key]}
              onChange={(value) => setParameter({ key: spec.key, value })}
            />
          ))}
          {group === 'coverage' && (
            <Check
              name={detail('param.includePlanned')}
              checked={parameters.includePlanned}
              changed={parameters.includePlanned !== usual.includePlanned}
              onChange={(value) => setParameter({ key: 'includePlanned', value })}
            />
          )}
          {group === 'sharing' && <SharingChoices />}
        </fieldset>
      ))}
      <fieldset>
        <legend>{detail('assume.radii')}</legend>
        <p className={textStyles.note}>{detail('assume.radiiNote')}</p>
        {profile.technologies.flatMap(({ id }) =>
          AREA_CLASSES.map((area) => (
            <Slider
              key={`${id} ${area}`}
              name={detail('assume.radius', { technology: id, area: detail(`area.${area}`) })}
              unit="metre"
              bounds={RADIUS_SPEC}
              value={parameters.radiusM[id]?.[area] ?? 0}
              usual={usual.radiusM[id]?.[area] ?? 0}
              onChange={(value) => setParameter({ key: 'radiusM', technology: id, area, value })}
            />
          )),
        )}
      </fieldset>
    </details>
  );
}

function SharingChoices() {
  const { t, f } = useI18n();
  const { t: detail } = useDetail();
  const parameters = useApp((state) => state.parameters);
  const profile = useApp((state) => state.province?.profile);
  if (!parameters || !profile) return null;
  const usual = defaultParameters(profile);
  return (
    <>
      <Choice
        name={detail('param.reading')}
        value={parameters.reading}
        changed={parameters.reading !== usual.reading}
        options={READINGS.map((reading) => ({ value: reading, words: t(`goal.${reading}`) }))}
        onChange={(text) => {
          const value = READINGS.find((reading) => reading === text);
          if (value) setParameter({ key: 'reading', value });
        }}
      />
      <Choice
        name={detail('param.periodId')}
        value={parameters.periodId}
        changed={parameters.periodId !== usual.periodId}
        options={profile.periods.map(({ id, from, to }) => ({ value: id, words: `${f.date(from)} – ${f.date(to)}` }))}
        onChange={(value) => setParameter({ key: 'periodId', value })}
      />
      {profile.rules.length > 0 && (
        <Choice
          name={detail('param.ruleId')}
          value={parameters.ruleId ?? ''}
          changed={parameters.ruleId !== usual.ruleId}
          options={profile.rules.map(({ id, document, inForce }) => ({
            value: id,
            words: `${document} (${t(inForce ? 'rule.inForce' : 'rule.sample')})`,
          }))}
          onChange={(value) => setParameter({ key: 'ruleId', value })}
        />
      )}
    </>
  );
}

function Slider({
  name,
  unit,
  bounds,
  value,
  usual,
  onChange,
}: {
  readonly name: string;
  readonly unit: NumberSpec['unit'];
  readonly bounds: { readonly min: number; readonly max: number; readonly step: number };
  readonly value: number;
  readonly usual: number;
  readonly onChange: (value: number) => void;
}) {
  const i18n = useI18n();
  const { t: detail } = useDetail();
  const words = numberWords(value, unit, i18n);
  const usualWords = numberWords(usual, unit, i18n);
  const changed = value !== usual;
  return (
    <div className={changed ? `${styles.slider} ${styles.changed}` : styles.slider}>
      <label>
        <span>{name}</span>
        {/* Not an output: that would take the label from the slider. Its value is in aria-valuetext. */}
        <span className={styles.sliderValue} aria-hidden="true">
          {words}
        </span>
        <input
          type="range"
          aria-label={name}
          min={bounds.min}
          max={bounds.max}
          step={bounds.step}
          value={value}
          aria-valuetext={words}
          onChange={({ target }) => onChange(target.valueAsNumber)}
        />
      </label>
      <p className={styles.sliderUsual}>
        {detail('assume.default', { value: usualWords })}
        {changed && (
          <button
            type="button"
            aria-label={detail('assume.resetOne', { name, value: usualWords })}
            onClick={() => onChange(usual)}
          >
            {detail('assume.reset')}
          </button>
        )}
      </p>
    </div>
  );
}

function Check({
  name,
  checked,
  changed,
  onChange,
}: {
  readonly name: string;
  readonly checked: boolean;
  readonly changed: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className={changed ? `${controls.check} ${styles.changed}` : controls.check}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {name}
    </label>
  );
}

function Choice({
  name,
  value,
  changed,
  options,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly changed: boolean;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className={changed ? `${styles.choice} ${styles.changed}` : styles.choice}>
      <span>{name}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}
