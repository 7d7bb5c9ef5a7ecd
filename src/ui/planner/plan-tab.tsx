import { useEffect, useMemo } from 'react';
import { planObstacle } from '../../analysis/plan/plan.ts';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import { makePlan, previewPlan } from '../../commands/questions.ts';
import { planToScenario } from '../../commands/to-scenario.ts';
import { pinLists } from '../../model/pins.ts';
import { movesOverlay } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import { PinList } from './pin-list.tsx';
import { PlanDownloads } from './plan-downloads.tsx';
import { PlanQuestion } from './plan-form.tsx';
import { PlanMoves } from './plan-moves.tsx';
import { orderOf } from './plan-order.ts';
import { PlanResult } from './plan-result.tsx';
import { usePlanSwipe } from './plan-swipe.ts';
import toolStyles from './tool.module.css';
import { ToolForm } from './tool-form.tsx';
import { useMapAt, useOverlay } from './use-overlay.ts';
import { useAsked, usePins } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** The optimiser: what is asked at the left, what comes of it in the middle, the moves at the right. */
export function PlanTab() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const form = useApp((state) => state.workbench.plan);
  const pins = usePins();
  const profile = useApp((state) => state.province?.profile);
  const structures = useApp((state) => state.province?.structures);
  const stations = useApp((state) => state.stations);
  const newBuild = useApp((state) => state.analysis?.summary.newBuild);
  const candidates = useApp((state) => state.candidates);
  const { asked: preview } = useAsked('preview');

  const order = useMemo(() => newBuild && orderOf(form, newBuild, pinLists(pins)), [form, newBuild, pins]);
  const question = order ? ({ kind: 'plan', order: { ...order, method: 'exact' } } as const) : null;
  const { asked, stale } = useAsked('plan', question);
  const obstacle = profile && order ? planObstacle({ profile, stations }, order.aim) : null;
  // The greedy preview follows every change of the order, its pins among it, and every new set of candidates.
  useEffect(() => {
    if (order && obstacle === null && candidates !== null) void previewPlan(order);
  }, [order, obstacle, candidates]);

  const plan = asked.kind === 'done' ? asked.answer.plan : null;
  const changes = asked.kind === 'done' ? asked.answer.changes : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  const overlay = useMemo(() => {
    if (!plan || !basis) return null;
    const hosts = hostsOf(basis.analysis.positions, structures ?? [], basis.sites);
    return movesOverlay(
      plan.chosen.flatMap((index) => {
        const candidate = basis.candidates?.[index];
        const from = candidate && basis.stations[candidate.station]?.location;
        const to = candidate && hosts[candidate.host]?.location;
        return from && to ? [{ from, to }] : [];
      }),
    );
  }, [plan, basis, structures]);
  const { swiped, isComparing, toggle, outlines } = usePlanSwipe(changes);
  useOverlay(swiped ? outlines : overlay);
  useMapAt(plan, overlay);

  const sketch = preview.kind === 'done' ? preview.answer.plan : null;
  return (
    <div className={toolStyles.tool}>
      <ToolForm
        label={words('plan.order')}
        question="plan"
        now={question}
        fields={<PlanQuestion />}
        wrong={obstacle && words(`obstacle.${obstacle}`)}
        actions={[{ words: words('plan.run'), ask: () => order && void makePlan(order) }]}
      >
        {obstacle === null && sketch && (
          <p className={textStyles.note} role="status">
            {sketch.status === 'unknown'
              ? words('plan.previewNone')
              : words('plan.preview', {
                  count: sketch.chosen.length,
                  before: f.percent(sketch.before.newBuild[sketch.reading].share ?? 0),
                  after: f.percent(sketch.after.newBuild[sketch.reading].share ?? 0),
                  loss: f.number(sketch.lossReanalysed, 0),
                })}
          </p>
        )}
        <PinList />
      </ToolForm>
      {asked.kind === 'done' && plan && basis ? (
        <>
          <section aria-label={words('common.result')}>
            <PlanResult plan={plan} stopped={asked.stopped} />
            {plan.chosen.length > 0 && (
              <p className={controls.actions}>
                <button
                  type="button"
                  className={`${controls.button} ${controls.small}`}
                  disabled={stale}
                  onClick={() => planToScenario(words('plan.scenarioName'))}
                >
                  {words('plan.toScenario')}
                </button>
                <button
                  type="button"
                  className={`${controls.button} ${controls.small}`}
                  aria-pressed={swiped}
                  disabled={stale || isComparing}
                  onClick={toggle}
                >
                  {words('plan.swipe')}
                </button>
              </p>
            )}
            {swiped && <p className={textStyles.note}>{words('plan.swipeNote')}</p>}
            <PlanDownloads plan={plan} basis={basis} />
          </section>
          <PlanMoves plan={plan} changes={changes} basis={basis} />
        </>
      ) : (
        <p className={tableStyles.empty}>{words('plan.start')}</p>
      )}
    </div>
  );
}
