import { useMemo } from 'react';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import type { Pin } from '../../model/plan.ts';
import { questionKey } from '../../model/question-key.ts';
import type { PlannerAnswer, PlannerQuestion } from '../../model/questions.ts';
import type { Position } from '../../model/results.ts';
import { type Asked, type NOTHING_ASKED, type PlannerState, pinsInForce } from '../../state/planner.ts';
import { distinctName } from '../../state/scenario-names.ts';
import { useApp } from '../../state/store.ts';
import { usePlannerWords } from './use-words.ts';

export type QuestionKind = keyof typeof NOTHING_ASKED;

/**
 * One of the planner's questions with its answer; `stale` where the data or the assumptions have
 * changed since, or something else would be asked now.
 *
 * @param now What a press of the tool's button would ask; null: it cannot be asked so; absent: there is no choice.
 */
export function useAsked<K extends QuestionKind>(
  key: K,
  now?: PlannerQuestion | null,
): { readonly asked: PlannerState[K]; readonly stale: boolean } {
  const asked = useApp((state) => state.planner[key]);
  const analysis = useApp((state) => state.analysis);
  return { asked, stale: isStale(asked, analysis, now) };
}

function isStale(asked: Asked<PlannerAnswer>, analysis: unknown, now?: PlannerQuestion | null): boolean {
  if (asked.kind !== 'done') return false;
  return asked.basis.analysis !== analysis || (now !== undefined && (now === null || questionKey(now) !== asked.key));
}

/** The pins that a plan is made with now. */
export function usePins(): readonly Pin[] {
  return useApp(pinsInForce);
}

/** The two masts of a row, by index; with the planned station where the row is a candidate. */
interface Ends {
  readonly from: number | undefined;
  readonly to: number;
  readonly station?: number;
}

/** Whether the map's pointer is on one of a row's masts, or on the line between them. */
export function usePointedAt(): (ends: Ends) => boolean {
  const pointed = useApp((state) => state.pointed);
  return ({ from, to, station }) =>
    pointed?.kind === 'candidate'
      ? pointed.station === station && pointed.host === to
      : pointed !== null && (pointed.index === from || pointed.index === to);
}

const NOWHERE: readonly Position[] = [];

/** Everything that could host, by the index that a candidate's `host` is. */
export function useHosts(): readonly Position[] {
  const positions = useApp((state) => state.analysis?.positions);
  const structures = useApp((state) => state.province?.structures);
  return useMemo(() => (positions ? hostsOf(positions, structures ?? []) : NOWHERE), [positions, structures]);
}

/** A name for a scenario that no other one has: "Kịch bản mới", "Kịch bản mới 2"… */
export function useNewScenarioName(): string {
  const words = usePlannerWords();
  const scenarios = useApp((state) => state.planner.scenarios);
  const base = words('scenario.new');
  return distinctName(base, scenarios);
}
