import { useEffect, useMemo } from 'react';
import { comparePlan } from '../../commands/questions.ts';
import { swipeAt } from '../../commands/workbench.ts';
import { NO_FEATURES } from '../../map/features.ts';
import type { MapOverlay } from '../../map/view.ts';
import type { PlanChanges } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { usePlannerWords } from './use-words.ts';

/**
 * The map divided between the province before a plan and after it, all planned stations counted.
 *
 * @param changes Of the plan; null: not known.
 */
export function usePlanSwipe(changes: PlanChanges | null) {
  const words = usePlannerWords();
  const swipe = useApp((state) => state.workbench.swipe);
  const compare = useApp((state) => state.planner.compare);
  const isOfPlan = compare.ofPlan === true;
  // The map is whole again when the plan is left.
  useEffect(() => () => swipeAt(null), []);
  const outlines = useMemo(
    (): MapOverlay => ({
      footprints: null,
      gained: changes?.villages.gained.map(({ village }) => village) ?? [],
      lost: changes?.villages.lost.map(({ village }) => village) ?? [],
      features: NO_FEATURES,
    }),
    [changes],
  );
  const swiped = swipe !== null && isOfPlan;
  const toggle = (): void => {
    if (swiped) swipeAt(null);
    else void comparePlan([words('plan.before'), words('plan.after')]).then(() => swipeAt(0.5));
  };
  return { swiped, isComparing: isOfPlan && compare.kind === 'running', toggle, outlines };
}
