import type { GoalFigure, GoalUntil } from '../../model/planner.ts';
import { READINGS, type Reading } from '../../model/profile.ts';
import { useI18n } from '../use-i18n.ts';
import chartStyles from './time-chart.module.css';
import { usePlannerWords } from './use-words.ts';

const WIDTH = 312;
const HEIGHT = 150;
const MARGIN = { top: 14, right: 10, bottom: 24, left: 34 };
const LEAST_SCALE = 0.4;

/** The share of newly built positions as it grew, quarter by quarter; dashed where planned stations are counted. */
export function TimeChart({
  quarters,
  reading,
  goal,
}: {
  readonly quarters: readonly GoalUntil[];
  readonly reading: Reading;
  readonly goal: number;
}) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const shareOf = (one: GoalUntil): number | null => one[reading].share;
  // The same for both readings: what looks higher is higher.
  const greatest = Math.max(goal, ...quarters.flatMap((one) => READINGS.map((each) => one[each].share ?? 0)));
  const scale = Math.min(1, Math.max(LEAST_SCALE, greatest * 1.15));
  const inner = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const x = (index: number): number => MARGIN.left + (inner.width * (index + 0.5)) / Math.max(1, quarters.length);
  const y = (share: number): number => MARGIN.top + inner.height * (1 - share / scale);
  const known = quarters.flatMap((one, index) => {
    const share = shareOf(one);
    return share === null ? [] : [{ one, index, share }];
  });
  const first = known[0];
  const last = known.at(-1);
  const path = (points: typeof known): string =>
    points.map(({ index, share }, at) => `${at === 0 ? 'M' : 'L'}${x(index)} ${y(share)}`).join('');
  const built = known.filter(({ one }) => !one.planned);
  // The dashes begin where the solid line ends.
  const planned = known.slice(Math.max(0, built.length - 1));
  const summary =
    first && last
      ? words('time.about', {
          from: f.date(first.one.until),
          first: f.percent(first.share),
          to: f.date(last.one.until),
          last: f.percent(last.share),
          goal: f.statedPercent(goal),
        })
      : words('time.none');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={chartStyles.chart} role="img" aria-label={summary}>
      {[0, goal].map((share) => (
        <g key={share}>
          <line
            x1={MARGIN.left}
            x2={WIDTH - MARGIN.right}
            y1={y(share)}
            y2={y(share)}
            className={share === 0 ? chartStyles.axis : chartStyles.goalLine}
          />
          <text x={MARGIN.left - 5} y={y(share) + 4} textAnchor="end">
            {share === 0 ? f.percent(0, 0) : `>${f.statedPercent(share)}`}
          </text>
        </g>
      ))}
      {quarters.map((one, index) =>
        one.until.slice(5, 7) === '12' || index === quarters.length - 1 ? (
          <text key={one.until} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
            {f.date(one.until.slice(0, 7))}
          </text>
        ) : null,
      )}
      <path d={path(built)} />
      {planned.length > 1 && <path d={path(planned)} className={chartStyles.planned} />}
      {known.map(({ one, index, share }) => (
        <circle
          key={one.until}
          cx={x(index)}
          cy={y(share)}
          r="3.5"
          className={one.planned ? chartStyles.planned : chartStyles.built}
        >
          <title>{`${f.date(one.until)}: ${figureWords(one[reading], f)}`}</title>
        </circle>
      ))}
    </svg>
  );
}

/** "29/164 · 17,7%": never a share without its denominator. */
export function figureWords(figure: GoalFigure, f: ReturnType<typeof useI18n>['f']): string {
  const counts = `${f.number(figure.shared)}/${f.number(figure.locations)}`;
  return figure.share === null ? counts : `${counts} · ${f.percent(figure.share)}`;
}
