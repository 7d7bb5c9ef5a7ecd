import { type HistoryPoint, historyOf } from '../../analysis/indicator-history.ts';
import { withdrawFigure } from '../../commands/indicator-figures.ts';
import { PLAN_RECORD_WORDS } from '../../i18n/words/plan-records.ts';
import type { Indicator } from '../../model/profile.ts';
import chartStyles from '../planner/time-chart.module.css';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './newest-figures.module.css';
import { lineWords } from './plan-words.ts';
import { usePlanLines } from './use-plan-lines.ts';

const WORDS = speaker(PLAN_RECORD_WORDS);
const WIDTH = 380;
const HEIGHT = 170;
const MARGIN = { top: 16, right: 16, bottom: 24, left: 46 };
const DAY_MS = 86_400_000;

/** One indicator over time: drawn against its goal, and every figure with date and source. */
export function FigureHistory({ line }: { readonly line: Indicator }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const { figures } = usePlanLines();
  const own = figures.filter(({ indicator }) => indicator === line.id);
  const points = historyOf(line, figures);
  const stated = points.filter((point) => !own.some(({ date, area }) => area === null && date === point.date));
  return (
    <section aria-label={t('newest.history')}>
      <h4>
        {t('newest.history')}: {line.name[language]}
      </h4>
      <HistoryChart line={line} points={points} />
      <ul className={styles.log}>
        {stated.map(({ value, date, source }) => (
          <li key={`${date} ${source}`}>
            <span className={textStyles.quiet}>{date === undefined ? '–' : f.date(date)}</span>{' '}
            <strong>{lineWords(line, value, f)}</strong>{' '}
            <span className={textStyles.quiet} title={source}>
              {t('newest.inProfile')}
            </span>
          </li>
        ))}
        {own.map((figure) => (
          <li key={figure.id}>
            <span className={textStyles.quiet}>{f.date(figure.date)}</span>{' '}
            <strong>{lineWords(line, figure.value, f)}</strong> {figure.area !== null && `${figure.area} · `}
            <span className={textStyles.quiet}>{figure.source}</span>{' '}
            <button
              type="button"
              className={controls.link}
              aria-label={t('newest.withdrawLabel', { date: f.date(figure.date) })}
              onClick={() => withdrawFigure(figure)}
            >
              {t('newest.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Days on one axis, the indicator's unit on the other; the goal is a dashed line that ends on its day. */
function HistoryChart({ line, points }: { readonly line: Indicator; readonly points: readonly HistoryPoint[] }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const drawn = points.flatMap(({ value, date, source }) => {
    const day = date === undefined ? Number.NaN : Date.parse(date);
    return typeof value === 'number' && !Number.isNaN(day) ? [{ value, date: date ?? '', day, source }] : [];
  });
  const [first, last] = [drawn[0], drawn.at(-1)];
  const goal = typeof line.goal === 'number' ? line.goal : null;
  if (!first || !last || (drawn.length < 2 && goal === null))
    return <p className={textStyles.note}>{t('newest.noChart')}</p>;
  const goalDay = line.goalDate === undefined ? Number.NaN : Date.parse(line.goalDate);
  const days = [...drawn.map(({ day }) => day), ...(Number.isNaN(goalDay) ? [] : [goalDay])];
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const values = [...drawn.map(({ value }) => value), ...(goal === null ? [] : [goal])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || Math.abs(most) || 1) * 0.15;
  const x = (day: number): number =>
    MARGIN.left + ((WIDTH - MARGIN.left - MARGIN.right) * (day - from)) / Math.max(DAY_MS, to - from);
  const y = (value: number): number =>
    MARGIN.top + ((HEIGHT - MARGIN.top - MARGIN.bottom) * (most + room - value)) / (most - least + 2 * room);
  const summary = t('newest.chart', {
    indicator: line.name[language],
    from: f.date(first.date),
    first: f.number(first.value),
    to: f.date(last.date),
    last: f.number(last.value),
    goal: goal === null ? t('newest.noGoal') : f.number(goal),
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={chartStyles.chart} role="img" aria-label={summary}>
      <line
        x1={MARGIN.left}
        x2={WIDTH - MARGIN.right}
        y1={HEIGHT - MARGIN.bottom}
        y2={HEIGHT - MARGIN.bottom}
        className={chartStyles.axis}
      />
      {goal !== null && (
        <>
          <line
            x1={MARGIN.left}
            x2={Number.isNaN(goalDay) ? WIDTH - MARGIN.right : x(goalDay)}
            y1={y(goal)}
            y2={y(goal)}
            className={chartStyles.goalLine}
          />
          <text x={MARGIN.left - 5} y={y(goal) + 4} textAnchor="end">
            {line.goalRelation === '>' ? '>' : '≥'} {f.number(goal)}
          </text>
        </>
      )}
      <path d={drawn.map(({ day, value }, at) => `${at === 0 ? 'M' : 'L'}${x(day)} ${y(value)}`).join('')} />
      {drawn.map(({ day, date, value, source }) => (
        <g key={`${date} ${source}`}>
          <circle cx={x(day)} cy={y(value)} r="3.5" className={chartStyles.built}>
            <title>{`${f.date(date)}: ${f.number(value)} (${source})`}</title>
          </circle>
          <text x={x(day)} y={y(value) - 8} textAnchor={day === from ? 'start' : day === to ? 'end' : 'middle'}>
            {f.number(value)}
          </text>
        </g>
      ))}
      {[...new Set([from, to])].map((day) => (
        <text key={day} x={x(day)} y={HEIGHT - 6} textAnchor={day === from ? 'start' : 'end'}>
          {f.date(new Date(day).toISOString().slice(0, 10))}
        </text>
      ))}
    </svg>
  );
}
