import { pairsToScenario } from '../../commands/to-scenario.ts';
import type { Pair, PairPotential } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { BulletChart, reportedMarks } from '../panel/bullet-chart.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { usePlannerWords } from './use-words.ts';

/** What the share of all positions could be, beside what was reported, and the way to a scenario of it. */
export function PairsPotential({
  potential,
  best,
  stale,
}: {
  readonly potential: PairPotential;
  /** The pairs that it joins. */
  readonly best: readonly Pair[];
  readonly stale: boolean;
}) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const baseline = useApp((state) => state.province?.profile.baseline);
  const toScenario = (name: string, pairs: readonly Pair[]) => (
    <button
      type="button"
      className={`${controls.button} ${controls.small}`}
      disabled={stale}
      onClick={() => pairsToScenario(pairs, words('pairs.scenarioName'))}
    >
      {name}
    </button>
  );
  return (
    <>
      <h3>{t('goal.all')}</h3>
      <BulletChart
        share={potential.after.share}
        shown={f.percent(potential.after.share ?? 0)}
        label={words('pairs.potential')}
        marks={reportedMarks(baseline, f, t)}
      />
      <p>
        {words(potential.proven ? 'pairs.most' : 'pairs.found', {
          count: potential.joined.length,
          before: f.percent(potential.now.share ?? 0),
          after: f.percent(potential.after.share ?? 0),
          shared: potential.after.shared,
          total: potential.after.total,
        })}
      </p>
      <p className={textStyles.note}>{words('pairs.loss', { loss: f.number(potential.loss, 0) })}</p>
      {best.length > 0 && toScenario(words('pairs.toScenario', { count: best.length }), best)}
    </>
  );
}
