import type { GapFilling } from '../../model/planner.ts';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import chartStyles from './time-chart.module.css';
import { usePlannerWords } from './use-words.ts';

/** About the CSS pixels that it has in a window of 1,240: letters are as large as they say. */
const WIDTH = 230;
const HEIGHT = 160;
const MARGIN = { top: 12, right: 12, bottom: 34, left: 40 };

/** People newly reached against the number of positions: chosen greedily, and proven best. */
export function GapChart({ filling }: { readonly filling: GapFilling }) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const { greedy, optimum } = filling;
  const most = Math.max(1, ...[...greedy, ...optimum].map(({ people }) => people));
  const count = Math.max(1, greedy.length, optimum.length);
  const inner = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const x = (steps: number): number => MARGIN.left + (inner.width * steps) / count;
  const y = (people: number): number => MARGIN.top + inner.height * (1 - people / most);
  const path = (steps: readonly { readonly count: number; readonly people: number }[]): string =>
    `M${x(0)} ${y(0)}${steps.map((step) => `L${x(step.count)} ${y(step.people)}`).join('')}`;
  const last = (optimum.length > 0 ? optimum : greedy).at(-1);
  const every = Math.max(1, Math.ceil(count / 8));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={`${chartStyles.chart} ${chartStyles.narrow}`}
      role="img"
      aria-label={words('gaps.chartAbout', { count: last?.count ?? 0, people: f.number(last?.people ?? 0, 0) })}
    >
      {[0, most].map((people) => (
        <g key={people}>
          <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(people)} y2={y(people)} className={chartStyles.axis} />
          <text x={MARGIN.left - 5} y={y(people) + 4} textAnchor="end">
            {f.number(people, 0)}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(count / every) + 1 }, (_, index) => index * every).map((steps) => (
        <text key={steps} x={x(steps)} y={HEIGHT - 20} textAnchor="middle">
          {f.number(steps)}
        </text>
      ))}
      <text x={MARGIN.left + inner.width / 2} y={HEIGHT - 5} textAnchor="middle">
        {words('gaps.axis')}
      </text>
      <path d={path(greedy)} className={chartStyles.planned} />
      {greedy.map((step) => (
        <circle key={step.count} cx={x(step.count)} cy={y(step.people)} r="2.5" className={chartStyles.planned}>
          <title>{`${words('gaps.greedy')}: ${step.count} · ${f.number(step.people, 0)}`}</title>
        </circle>
      ))}
      {optimum.length > 0 && <path d={path(optimum)} />}
      {optimum.map((step) => (
        <circle key={step.count} cx={x(step.count)} cy={y(step.people)} r="3" className={chartStyles.built}>
          <title>{`${words('gaps.optimum')}: ${step.count} · ${f.number(step.people, 0)}`}</title>
        </circle>
      ))}
    </svg>
  );
}

/** The same as numbers. */
export function GapTable({ filling }: { readonly filling: GapFilling }) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const { greedy, optimum } = filling;
  return (
    <table className={tableStyles.breakdown}>
      <caption className={textStyles.srOnly}>{words('gaps.curve')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('gaps.axis')}</th>
          <th scope="col">{words('gaps.greedy')}</th>
          {optimum.length > 0 && <th scope="col">{words('gaps.optimum')}</th>}
        </tr>
      </thead>
      <tbody>
        {greedy.map((step) => {
          const best = optimum.find(({ count }) => count === step.count);
          return (
            <tr key={step.count}>
              <th scope="row">{f.number(step.count)}</th>
              <td>{f.number(step.people, 0)}</td>
              {optimum.length > 0 && (
                <td>
                  {best ? f.number(best.people, 0) : '–'}
                  {best && !best.proven && ` (≤ ${f.number(best.bound, 0)})`}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
