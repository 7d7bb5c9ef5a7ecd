import { useState } from 'react';
import { type GoalRow, goalSheet } from '../../export/goal-sheets.ts';
import type { GoalGlance } from '../../model/planner.ts';
import { READINGS, type Reading } from '../../model/profile.ts';
import type { Analysis } from '../../model/results.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { type I18n, useI18n } from '../use-i18n.ts';
import styles from './goal-breakdown.module.css';
import { Segments } from './segments.tsx';
import { figureWords, TimeChart } from './time-chart.tsx';
import { usePlannerWords } from './use-words.ts';

const VIEWS = ['unit', 'operator', 'time'] as const;
const SHAPES = ['chart', 'table'] as const;

/** Of more units than these the lowest stand first, and alone until all are asked for. */
const LOWEST = 10;

interface Row extends GoalRow {
  readonly key: string;
}

/** The same share by district or commune, by operator, and over time: as a chart or as its table. */
export function GoalBreakdown({ glance, analysis }: { readonly glance: GoalGlance; readonly analysis: Analysis }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const words = usePlannerWords();
  const [view, setView] = useState<(typeof VIEWS)[number]>('unit');
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('chart');
  const [reading, setReading] = useState<Reading>(glance.official);
  const [all, setAll] = useState(false);
  const named = rowsOf(glance, view, i18n, words('goal.nowhere'));
  const isLong = view === 'unit' && named.length > LOWEST;
  const rows = isLong ? lowestFirst(named, reading) : named;
  const shown = isLong && !all ? rows.slice(0, LOWEST) : rows;
  const group = words(
    view === 'time' ? 'common.until' : view === 'unit' ? `goal.tab.${glance.tier}` : `goal.tab.${view}`,
  );
  const title = words(view === 'unit' ? `goal.by.${glance.tier}` : `goal.by.${view}`);
  return (
    <div className={styles.breakdown}>
      <Segments
        label={words('goal.by')}
        options={VIEWS.map((key) => ({
          key,
          words: words(key === 'unit' ? `goal.tab.${glance.tier}` : `goal.tab.${key}`),
        }))}
        current={view}
        onChange={setView}
      />
      <div className={styles.tools}>
        {shape === 'chart' ? (
          <select
            aria-label={words('param.reading')}
            value={reading}
            onChange={({ target }) => setReading(READINGS.find((one) => one === target.value) ?? reading)}
          >
            {READINGS.map((one) => (
              <option key={one} value={one}>
                {t(`goal.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <span />
        )}
        <Segments
          label={words('goal.shape')}
          options={SHAPES.map((key) => ({ key, words: words(`goal.${key}`) }))}
          current={shape}
          onChange={setShape}
        />
      </div>
      {shape === 'table' ? (
        <table className={tableStyles.breakdown}>
          <caption className={textStyles.srOnly}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{group}</th>
              {READINGS.map((one) => (
                <th key={one} scope="col">
                  {t(`goal.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.name}{' '}
                  {row.planned && (
                    <span className={`${textStyles.kind} ${textStyles.planned}`}>{t('mast.planned')}</span>
                  )}
                </th>
                {READINGS.map((one) => (
                  <td key={one}>{figureWords(row[one], f)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : view === 'time' ? (
        <>
          <TimeChart quarters={glance.byQuarter} reading={reading} goal={glance.period.goal} />
          <p className={textStyles.note}>{words('time.key')}</p>
        </>
      ) : (
        <ShareBars rows={shown} reading={reading} goal={glance.period.goal} title={title} />
      )}
      {isLong && (
        <p className={textStyles.note}>
          {words('goal.lowestFirst')}{' '}
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAll(!all)}>
            {all ? words('goal.showLowest') : words('goal.showAll', { count: rows.length })}
          </button>
        </p>
      )}
      {view === 'time' && glance.undated > 0 && (
        <p className={textStyles.note}>{words('time.undated', { count: glance.undated })}</p>
      )}
      <SaveTable name={title} file={{ sheet: (about) => goalSheet(title, group, rows, about), analysis }} />
      {view === 'operator' && <p className={textStyles.note}>{words('goal.byOperatorNote')}</p>}
    </div>
  );
}

/** By their share; of equals the one with more new locations first. Units without any come last. */
export function lowestFirst<R extends GoalRow>(rows: readonly R[], reading: Reading): readonly R[] {
  const shareOf = (row: R): number => row[reading].share ?? 2;
  return [...rows].sort((a, b) => shareOf(a) - shareOf(b) || b[reading].locations - a[reading].locations);
}

function rowsOf(glance: GoalGlance, view: (typeof VIEWS)[number], { f }: I18n, nowhere: string): readonly Row[] {
  switch (view) {
    case 'unit':
      return glance.byUnit.map(({ code, name, ...figures }) => ({
        key: code ?? '',
        name: name ?? code ?? nowhere,
        planned: false,
        ...figures,
      }));
    case 'operator':
      return glance.byOperator.map(({ operator, ...figures }) => ({
        key: operator,
        name: operator,
        planned: false,
        ...figures,
      }));
    case 'time':
      return glance.byQuarter.map(({ until, ...figures }) => ({ key: until, name: f.date(until), ...figures }));
  }
}

/** A bar for each group, with the goal's line through all of them; the whole track is 100% in every view. */
function ShareBars({
  rows,
  reading,
  goal,
  title,
}: {
  readonly rows: readonly Row[];
  readonly reading: Reading;
  readonly goal: number;
  readonly title: string;
}) {
  const { f } = useI18n();
  return (
    <ul className={styles.bars} aria-label={title} style={{ '--goal': `${100 * goal}%` }}>
      {rows.map((row) => (
        <li key={row.key}>
          <span>{row.name}</span>
          <span className={textStyles.figure}>{figureWords(row[reading], f)}</span>
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${100 * (row[reading].share ?? 0)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
