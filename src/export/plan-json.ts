import { newSitesOf } from '../analysis/plan/new-sites.ts';
import { plannedQuarter } from '../analysis/plan/phases.ts';
import { needsSurvey } from '../analysis/plan/plan.ts';
import type { PlanInput } from '../analysis/plan/plan-input.ts';
import type { PlanMoney, Spread } from '../model/costs.ts';
import type { Plan, PlanAim, PlanFigures, PlanPhase, PlanSettings, WeightedLoss } from '../model/plan.ts';
import type { CoverageKept, PlanChanges, VillageChange, VillageCount } from '../model/planner.ts';
import type { Village } from '../model/province.ts';
import type { NewBuildReading, SharedShare } from '../model/results.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { FileMarks } from './summary-json.ts';

/** What a plan's file says beside the plan. */
interface PlanMarks extends FileMarks, Partial<FigureBasis> {
  readonly changes?: NamedChanges;
}

/**
 * `plan.json` as text: shares with six decimals, distances in metres, losses
 * in people (km² where the population is unknown). It also says what was
 * asked, what must be looked up on the spot, and, where no plan does what is asked, what
 * binds and how far one can get.
 */
export function planJson(
  plan: Plan,
  { stations, positions, candidates }: Pick<PlanInput, 'stations' | 'positions' | 'candidates'>,
  { sample, incomplete = [], changes, model, weight }: PlanMarks,
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
          quarter: plannedQuarter(stations[candidate.station]),
        },
      ];
    });
  const document = {
    status: plan.status,
    farthest: plan.farthest,
    gap: plan.gap === null ? null : to(plan.gap, 6),
    aim: aimOf(plan.aim),
    reading: plan.reading,
    // By circles the members are those of the contract.
    ...(model ? { coverageModel: model } : {}),
    pinned: plan.pinned.map(({ station, host, in: isIn, reason, date }) => ({ station, host, in: isIn, reason, date })),
    settings: settingsOf(plan.settings),
    ...(plan.limits.length > 0 ? { limits: plan.limits } : {}),
    chosen: moves(plan.chosen),
    ...newSites(plan, { stations, positions, candidates }),
    mandatoryNotChosen: moves(plan.mandatoryNotChosen),
    before: figures(plan.before),
    after: figures(plan.after),
    loss: to(plan.loss, 6),
    lossReanalysed: to(plan.lossReanalysed, 6),
    ...(plan.weighted ? { weighted: weightedOf(plan.weighted) } : {}),
    joint: plan.joint && {
      leastSum: plan.joint.leastSum === null ? null : to(plan.joint.leastSum, 6),
      bound: to(plan.joint.bound, 6),
      proven: plan.joint.proven,
      analysed: plan.joint.analysed,
    },
    coverageKept: to(plan.coverageKept, 6),
    mastsSaved: plan.mastsSaved,
    needsSurvey: plan.needsSurvey,
    ...(plan.money ? { money: moneyOf(plan.money) } : {}),
    phases: plan.phases.map(phaseOf),
    ...(changes ? { changes: changesOf(changes) } : {}),
    binding: plan.binding,
    bestReachable: plan.bestReachable && {
      locations: plan.bestReachable.total,
      shared: plan.bestReachable.shared,
      share: orNull(plan.bestReachable.share),
    },
    ...(weight ? { shareOf: weight } : {}),
    sample,
    ...(incomplete.length > 0 ? { incomplete } : {}),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function aimOf(aim: PlanAim) {
  if (aim.kind === 'keep') return { keep: aim.leastKept };
  return aim.kind === 'cost' ? { goal: aim.goal, least: 'cost' } : { goal: aim.goal };
}

function settingsOf({ enforceMandatory, newSites: proposesSites, method, timeLimitS }: PlanSettings) {
  return { enforceMandatory, newSites: proposesSites, method, timeLimitS };
}

/** Losses times the weights of the villages: by these the plan was chosen, and `joint` is of them. */
function weightedOf({ villages, loss, lossReanalysed }: WeightedLoss) {
  return { villages, loss: to(loss, 6), lossReanalysed: to(lossReanalysed, 6) };
}

function phaseOf({ quarter, moves, built, shared, soFar }: PlanPhase) {
  const counted = { locations: soFar.total, shared: soFar.shared, share: orNull(soFar.share) };
  return { quarter, moves: moves.length, built, shared, soFar: counted };
}

/** Millions of đồng, to a thousand đồng. */
function moneyOf({ saved, newSites: built, moves, saving, mastsUnknown, rentYears, known }: PlanMoney) {
  const spread = ({ low, mid, high }: Spread) => ({ low: to(low, 3), mid: to(mid, 3), high: to(high, 3) });
  return {
    unit: 'million_vnd',
    saved: spread(saved),
    newSites: spread(built),
    moves: spread(moves),
    saving: spread(saving),
    mastsUnknown,
    rentYears,
    known,
  };
}

/** Where new shared masts are proposed: who builds there together. Absent where the plan has none. */
function newSites(plan: Plan, ground: Pick<PlanInput, 'stations' | 'positions' | 'candidates'>) {
  const sites = newSitesOf(plan, ground).map(({ position, stations }) => ({
    id: position.id,
    lon: to(position.location[0], 7),
    lat: to(position.location[1], 7),
    height_m: position.heightM,
    operators: stations.map(({ operator }) => operator),
    stations: stations.map(({ id }) => id),
  }));
  return sites.length > 0 ? { newSites: sites } : {};
}

/** What a plan changes, and the villages that its indexes mean. */
export interface NamedChanges {
  readonly of: PlanChanges;
  readonly villages: readonly Pick<Village, 'code' | 'name' | 'commune' | 'district' | 'population'>[];
}

/** Planned stations are counted before and after. */
function changesOf({ of, villages }: NamedChanges) {
  const told = villages.some(({ district }) => district !== null);
  const named = (list: readonly VillageChange[]) =>
    list.map(({ village, before, after, shareBefore, shareAfter }) => {
      const { code = null, name = null, commune = null, district = null, population = null } = villages[village] ?? {};
      const shares = { share_before: to(shareBefore, 6), share_after: to(shareAfter, 6) };
      return { code, name, commune, ...(told ? { district } : {}), population, before, after, ...shares };
    });
  const kept = ({ loss, coverageKept }: CoverageKept) => ({ loss: to(loss, 6), coverage_kept: to(coverageKept, 6) });
  return {
    rising: { ...counted(of.rising), list: named(of.villages.gained) },
    falling: { ...counted(of.falling), list: named(of.villages.lost) },
    byOperator: of.byOperator.map((one) => ({
      operator: one.operator,
      technology: one.technology,
      moves: one.moves,
      ...kept(one),
      rising: counted(one.rising),
      falling: counted(one.falling),
    })),
    tier: of.tier,
    byUnit: of.byUnit.map((one) => ({
      code: one.code,
      name: one.name,
      moves: one.moves,
      ...kept(one),
      rising: counted(one.rising),
      falling: counted(one.falling),
    })),
  };
}

function counted({ villages, people, unknown }: VillageCount) {
  return { villages, people, population_unknown: unknown };
}

function figures({ newBuild, positions, positionsOnceBuilt }: PlanFigures) {
  return {
    newBuild: { deployment: reading(newBuild.deployment), greenfield: reading(newBuild.greenfield) },
    positions: all(positions),
    positionsOnceBuilt: all(positionsOnceBuilt),
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
