import type { ScenarioComparison, ScenarioFigures } from '../../model/planner.ts';
import type { SharedShare, Summary } from '../../model/results.ts';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import type { I18n } from '../use-i18n.ts';
import { usePlannerWords } from './use-words.ts';

interface Line {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  /** What the shares are of. */
  readonly of?: readonly [a: string, b: string];
  /** Null where neither is better. */
  readonly change: string | null;
}

/** The figures of two scenarios side by side, and what changes between them. */
export function SummaryTable({
  comparison,
  names,
  caption,
  i18n,
}: {
  readonly comparison: ScenarioComparison;
  readonly names: readonly [string, string];
  readonly caption: string;
  readonly i18n: I18n;
}) {
  const words = usePlannerWords();
  return (
    <table className={tableStyles.breakdown}>
      <caption className={textStyles.srOnly}>{caption}</caption>
      <thead>
        <tr>
          <td />
          {names.map((name, side) => (
            <th key={side === 0 ? 'a' : 'b'} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{words('common.change')}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(comparison, i18n, words).map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            {[line.a, line.b].map((figure, side) => (
              <td key={side === 0 ? 'a' : 'b'}>
                {figure} {line.of && <span className={textStyles.quiet}>{line.of[side]}</span>}
              </td>
            ))}
            <td>{line.change ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linesOf(
  { a, b, figures }: ScenarioComparison,
  { t, f }: I18n,
  words: ReturnType<typeof usePlannerWords>,
): readonly Line[] {
  const signed = (value: number, words: string): string => `${value > 0 ? '+' : '−'}${words}`;
  const count = (name: string, one: number, other: number): Line => ({
    name,
    a: f.number(one),
    b: f.number(other),
    change: one === other ? null : signed(other - one, f.number(Math.abs(other - one))),
  });
  const share = (name: string, one: SharedShare, other: SharedShare): Line => {
    const shown = (side: typeof one): string => (side.share === null ? '–' : f.percent(side.share));
    const counted = (side: typeof one): string => `${f.number(side.shared)}/${f.number(side.total)}`;
    const difference = (other.share ?? 0) - (one.share ?? 0);
    return {
      name,
      a: shown(one),
      b: shown(other),
      of: [counted(one), counted(other)],
      change:
        difference === 0
          ? null
          : signed(difference, words('compare.points', { value: f.number(100 * Math.abs(difference), 1) })),
    };
  };
  const ofNew = ({ newBuild }: Summary, reading: 'deployment' | 'greenfield'): SharedShare => ({
    ...newBuild[reading],
    total: newBuild[reading].locations,
  });
  const newBuilt = (reading: 'deployment' | 'greenfield') =>
    share(t(`goal.${reading}`), ofNew(a, reading), ofNew(b, reading));
  const both = (of: (side: ScenarioFigures) => number): [number, number] => [of(figures[0]), of(figures[1])];
  return [
    newBuilt('deployment'),
    newBuilt('greenfield'),
    share(t('goal.all'), a.positions, b.positions),
    share(words('plan.onceBuilt'), figures[0].positionsOnceBuilt, figures[1].positionsOnceBuilt),
    count(words('compare.masts'), ...both(({ positionsOnceBuilt }) => positionsOnceBuilt.total)),
    count(words('compare.moves'), ...both(({ moves }) => moves)),
    count(words('common.needsSurvey'), ...both(({ needsSurvey }) => needsSurvey)),
    count(words('compare.villages', { verdict: t('verdict.covered') }), a.villages.covered, b.villages.covered),
    count(words('compare.villages', { verdict: t('verdict.partial') }), a.villages.partial, b.villages.partial),
    count(words('compare.villages', { verdict: t('verdict.uncovered') }), a.villages.uncovered, b.villages.uncovered),
  ];
}
