import { useEffect, useState } from 'react';
import { compareScenarios, stopAsking } from '../../commands/questions.ts';
import { swipeAt } from '../../commands/workbench.ts';
import { comparisonSheet } from '../../export/goal-sheets.ts';
import type { Summary } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { type I18n, useI18n } from '../use-i18n.ts';
import { AskedStatus } from './asked-status.tsx';
import formStyles from './form.module.css';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

/** Two scenarios side by side: figures, villages gained and lost, and the map divided between them. */
export function ScenarioCompare() {
  const i18n = useI18n();
  const words = usePlannerWords();
  const scenarios = useApp((state) => state.planner.scenarios);
  const open = useApp((state) => state.planner.open?.scenario.id ?? '');
  const asked = useApp((state) => state.planner.compare);
  const swipe = useApp((state) => state.workbench.swipe);
  const parameters = useApp((state) => state.parameters);
  const [sides, setSides] = useState<{ readonly a: string; readonly b: string | null }>({ a: '', b: null });
  const b = sides.b ?? open;
  const edited = scenarios.find(({ id }) => id === b)?.edits;
  const before = scenarios.find(({ id }) => id === sides.a)?.edits;
  const answer = asked.kind === 'done' ? asked.answer : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  /** What the answer was asked about; a scenario edited since is another one. */
  const [about, setAbout] = useState<readonly unknown[] | null>(null);
  const now = [before, edited, parameters];
  const stale = answer !== null && about !== null && now.some((one, index) => one !== about[index]);
  // The map goes back to the scenario on the screen when the comparison is left.
  useEffect(() => () => swipeAt(null), []);
  const name = (side: 0 | 1): string => asked.names?.[side] || words('scenario.none');
  const choose = (side: 'a' | 'b') => (
    <label className={formStyles.line}>
      <span>{words(`compare.${side}`)}</span>
      <select
        value={side === 'a' ? sides.a : b}
        onChange={({ target }) => setSides({ a: sides.a, b: sides.b, [side]: target.value })}
      >
        <option value="">{words('scenario.none')}</option>
        {scenarios.map(({ id, name: own }) => (
          <option key={id} value={id}>
            {own}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      {choose('a')}
      {choose('b')}
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small} ${controls.primary}`}
          disabled={sides.a === b || asked.kind === 'running'}
          onClick={() => {
            setAbout(now);
            void compareScenarios(sides.a || null, b || null);
          }}
        >
          {words('compare.title')}
        </button>
        {answer && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            aria-pressed={swipe !== null}
            onClick={() => swipeAt(swipe === null ? 0.5 : null)}
          >
            {words('compare.swipe')}
          </button>
        )}
      </p>
      {sides.a === b && <p className={textStyles.note}>{words('compare.same')}</p>}
      <AskedStatus asked={asked} stale={stale} onStop={() => stopAsking('compare')} />
      {answer && (
        <>
          <SummaryTable
            a={answer.comparison.a}
            b={answer.comparison.b}
            names={[name(0), name(1)]}
            caption={words('compare.figures')}
            i18n={i18n}
          />
          <SaveTable
            name={words('compare.figures')}
            file={{
              sheet: (about) => comparisonSheet(words('compare.figures'), answer.comparison, [name(0), name(1)], about),
              analysis: basis?.analysis,
            }}
          />
          <VillageShifts
            title={words('common.verdictRises')}
            none={words('compare.none')}
            changes={answer.comparison.villages.gained}
            analysis={basis?.analysis}
          />
          <VillageShifts
            title={words('compare.lost')}
            none={words('compare.none')}
            changes={answer.comparison.villages.lost}
            analysis={basis?.analysis}
          />
          <p className={textStyles.note}>
            {words('compare.shifted', { count: answer.comparison.villages.shifted.length })}
          </p>
        </>
      )}
    </>
  );
}

interface Line {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  /** What the shares are of. */
  readonly of?: readonly [a: string, b: string];
  /** Null where neither is better. */
  readonly change: string | null;
}

function SummaryTable({
  a,
  b,
  names,
  caption,
  i18n,
}: {
  readonly a: Summary;
  readonly b: Summary;
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
        {linesOf(a, b, i18n, words).map((line) => (
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

function linesOf(a: Summary, b: Summary, { t, f }: I18n, words: ReturnType<typeof usePlannerWords>): readonly Line[] {
  const signed = (value: number, words: string): string => `${value > 0 ? '+' : '−'}${words}`;
  const count = (name: string, one: number, other: number): Line => ({
    name,
    a: f.number(one),
    b: f.number(other),
    change: one === other ? null : signed(other - one, f.number(Math.abs(other - one))),
  });
  const share = (
    name: string,
    of: (summary: Summary) => { shared: number; total: number; share: number | null },
  ): Line => {
    const [one, other] = [of(a), of(b)];
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
  const newBuilt = (reading: 'deployment' | 'greenfield') =>
    share(t(`goal.${reading}`), ({ newBuild }) => ({ ...newBuild[reading], total: newBuild[reading].locations }));
  return [
    newBuilt('deployment'),
    newBuilt('greenfield'),
    share(t('goal.all'), ({ positions }) => positions),
    count(words('compare.villages', { verdict: t('verdict.covered') }), a.villages.covered, b.villages.covered),
    count(words('compare.villages', { verdict: t('verdict.partial') }), a.villages.partial, b.villages.partial),
    count(words('compare.villages', { verdict: t('verdict.uncovered') }), a.villages.uncovered, b.villages.uncovered),
  ];
}
