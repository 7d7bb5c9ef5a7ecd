import { needsSurvey, type PlanInput } from '../analysis/plan/plan.ts';
import type { Plan, PlanFigures } from '../model/plan.ts';
import type { NewBuildReading, SharedShare } from '../model/results.ts';

/**
 * `plan.json` as text: shares with six decimals, distances in metres, losses
 * in people (km² where the population is unknown). It also says what was
 * asked, what must be looked up on the spot, and, where no plan does what is asked, what
 * binds and how far one can get.
 */
export function planJson(
  plan: Plan,
  { stations, positions, candidates }: Pick<PlanInput, 'stations' | 'positions' | 'candidates'>,
  { sample }: { readonly sample: boolean },
): string {
  const moves = (indexes: readonly number[]) =>
    indexes.flatMap((index) => {
      const candidate = candidates[index];
      if (!candidate) return [];
      return [
        {
          station: stations[candidate.station]?.id ?? null,
          host: positions[candidate.host]?.id ?? null,
          distance_m: to(candidate.distanceM, 2),
          loss: to(candidate.loss, 6),
          coverage_kept: to(candidate.coverageKept, 6),
          rule: candidate.rule,
          mandatory: candidate.mandatory,
          needs_survey: needsSurvey(candidate),
        },
      ];
    });
  const document = {
    status: plan.status,
    gap: plan.gap === null ? null : to(plan.gap, 6),
    aim: plan.aim.kind === 'goal' ? { goal: plan.aim.goal } : { keep: plan.aim.leastKept },
    reading: plan.reading,
    pinned: plan.pinned.map(({ station, host, in: isIn, reason, date }) => ({ station, host, in: isIn, reason, date })),
    chosen: moves(plan.chosen),
    mandatoryNotChosen: moves(plan.mandatoryNotChosen),
    before: figures(plan.before),
    after: figures(plan.after),
    loss: to(plan.loss, 6),
    lossReanalysed: to(plan.lossReanalysed, 6),
    joint: plan.joint && {
      leastSum: plan.joint.leastSum === null ? null : to(plan.joint.leastSum, 6),
      bound: to(plan.joint.bound, 6),
      proven: plan.joint.proven,
      analysed: plan.joint.analysed,
    },
    coverageKept: to(plan.coverageKept, 6),
    mastsSaved: plan.mastsSaved,
    needsSurvey: plan.needsSurvey,
    binding: plan.binding,
    bestReachable: plan.bestReachable && {
      locations: plan.bestReachable.total,
      shared: plan.bestReachable.shared,
      share: orNull(plan.bestReachable.share),
    },
    sample,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function figures({ newBuild, positions }: PlanFigures) {
  return {
    newBuild: { deployment: reading(newBuild.deployment), greenfield: reading(newBuild.greenfield) },
    positions: all(positions),
  };
}

function reading({ locations, shared, share, goal, met, missing }: NewBuildReading) {
  return { locations, shared, share: orNull(share), goal, met, missing };
}

function all({ total, shared, share }: SharedShare) {
  return { total, shared, sharedShare: orNull(share) };
}

function orNull(share: number | null): number | null {
  return share === null ? null : to(share, 6);
}

/** Rounded, and never a negative zero. */
function to(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}
