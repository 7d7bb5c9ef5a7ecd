import { useEffect, useId, useMemo, useState } from 'react';
import { drawMeasured, removeMeasured } from '../../commands/measured.ts';
import {
  type MeasuredSelection,
  measuredBreaks,
  measuredClass,
  measuredColours,
  measuredValue,
} from '../../map/measured-paint.ts';
import type { Theme } from '../../map/view.ts';
import type { Measurement } from '../../model/province.ts';
import { useApp } from '../../state/store.ts';
import { SourceNote } from '../panel/notes.tsx';
import sectionStyles from '../radio/section.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { useTheme } from '../use-theme.ts';
import styles from './measured.module.css';
import { MeasuredErrors } from './measured-errors.tsx';
import { useMeasuredFigures, useMeasuredWords } from './use-measured.ts';

const UNITS = { rsrp: 'dBm', download: 'Mb/s' } as const;

/** Measurements: their dots on the map with a legend of their own, and the model's errors there. */
export function MeasuredSection() {
  const measurements = useApp((state) => state.province?.measurements);
  return measurements ? <OfMeasurements measurements={measurements} /> : null;
}

function OfMeasurements({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const words = useMeasuredWords();
  const { t: say, f } = useI18n();
  const titleId = useId();
  const theme = useTheme();
  const profile = useApp((state) => state.province?.profile);
  const figures = useMeasuredFigures();
  const [isShown, setShown] = useState(true);
  const [selection, setSelection] = useState<MeasuredSelection>(() => ({
    quantity: measurements.some(({ rsrpDbm }) => rsrpDbm !== null) ? 'rsrp' : 'download',
    operator: null,
    technology: null,
  }));
  useEffect(() => {
    if (isShown) drawMeasured(measurements, selection, theme);
    else removeMeasured();
  }, [isShown, selection, theme, measurements]);
  useEffect(() => removeMeasured, []);
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId}>{words('measured.title')}</h2>
      <p className={textStyles.note}>{words('measured.about')}</p>
      {figures && (
        <p className={textStyles.note}>
          {words('measured.counts', { rows: f.number(figures.rows), outside: figures.outside || null })}{' '}
          {words('measured.rule', { least: figures.rules.minSamples, source: figures.rules.source })}
        </p>
      )}
      <label className={styles.check}>
        <input type="checkbox" checked={isShown} onChange={({ target }) => setShown(target.checked)} />
        {words('measured.show')}
      </label>
      {isShown && (
        <>
          <div className={sectionStyles.choices}>
            <Choice
              name={words('measured.quantity')}
              value={selection.quantity}
              options={[
                ['rsrp', words('measured.quantity.rsrp')],
                ['download', words('measured.quantity.download')],
              ]}
              choose={(value) => setSelection({ ...selection, quantity: value === 'download' ? 'download' : 'rsrp' })}
            />
            <Choice
              name={say('ask.operator')}
              value={selection.operator ?? ''}
              options={[['', words('common.all')], ...(profile?.operators ?? []).map(({ id }) => [id, id] as const)]}
              choose={(value) => setSelection({ ...selection, operator: value || null })}
            />
            <Choice
              name={say('ask.technology')}
              value={selection.technology ?? ''}
              options={[['', words('common.all')], ...(profile?.technologies ?? []).map(({ id }) => [id, id] as const)]}
              choose={(value) => setSelection({ ...selection, technology: value || null })}
            />
          </div>
          <DotLegend measurements={measurements} selection={selection} theme={theme} />
        </>
      )}
      <MeasuredErrors />
      <SourceNote roles={['measurements']} />
    </section>
  );
}

function Choice({
  name,
  value,
  options,
  choose,
}: {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Classes of the dots with how many there are of each. */
function DotLegend({
  measurements,
  selection,
  theme,
}: {
  readonly measurements: readonly Measurement[];
  readonly selection: MeasuredSelection;
  readonly theme: Theme;
}) {
  const words = useMeasuredWords();
  const { f } = useI18n();
  const budgets = useApp((state) => state.province?.profile.linkBudgets);
  const breaks = measuredBreaks(selection.quantity, budgets);
  const colours = measuredColours(breaks, theme);
  const counts = useMemo(() => {
    const found = new Map<number, number>();
    for (const one of measurements) {
      const value = measuredValue(one, selection);
      if (value === null) continue;
      const kind = measuredClass(value, measuredBreaks(selection.quantity, budgets));
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
    return found;
  }, [measurements, selection, budgets]);
  if (counts.size === 0) return <p role="status">{words('measured.noPoints')}</p>;
  return (
    <table className={sectionStyles.table}>
      <caption>
        {words('measured.legend', {
          quantity: words(`measured.quantity.${selection.quantity}`),
          unit: UNITS[selection.quantity],
        })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{UNITS[selection.quantity]}</th>
          <th scope="col">{words('measured.points')}</th>
        </tr>
      </thead>
      <tbody>
        {colours.map((colour, kind) => {
          const least = breaks[kind];
          const isRing = least === undefined;
          return (
            <tr key={least ?? 'ring'}>
              <th scope="row">
                <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className={styles.dot}>
                  <circle
                    cx="7"
                    cy="7"
                    r={isRing ? 4.5 : 5.5}
                    fill={isRing ? 'none' : colour}
                    stroke={isRing ? colour : 'none'}
                    strokeWidth="2"
                  />
                </svg>{' '}
                {isRing ? words('measured.below', { value: f.number(breaks.at(-1) ?? 0) }) : `≥ ${f.number(least)}`}
              </th>
              <td>{f.number(counts.get(kind) ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
