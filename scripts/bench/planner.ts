import { performance } from 'node:perf_hooks';
import { analyse, finishAnalysis, type PreparedProvince, positionsAndFootprints } from '../../src/analysis/analyse.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { fillGaps } from '../../src/analysis/gaps/fill-gaps.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { createPairFinder, pairPotential } from '../../src/analysis/sharing/pairs.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { GapOrder } from '../../src/model/planner.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { Province } from '../../src/model/province.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { highsSolver } from '../lib/highs.ts';

/** The planner's workbench on the province given: one edit through the whole path, pairs, gap filling. */
export async function benchPlanner(profile: Profile, province: Province, prepared: PreparedProvince) {
  const parameters = defaultParameters(profile);
  const analysis = analyse(profile, province, parameters, prepared);
  const { positions } = analysis;
  const { stations, structures, villages } = province;
  const { shapes, layout, broadband } = prepared;
  const { footprints } = positionsAndFootprints(profile, stations, parameters);
  const start = { footprints, coverage: analysis.coverage };
  const session = createCoverageSession(shapes, layout, broadband, parameters, { start });

  const edit = (n: number): void => {
    const station = stations[(n * 37) % stations.length];
    if (!station) return;
    const [lon, lat] = station.location;
    const edits: Edit[] = [{ kind: 'move', station: station.id, location: [lon + 0.003, lat] }];
    const edited = applyEdits({ profile, stations, positions, structures }, edits).stations;
    const ground = positionsAndFootprints(profile, edited, parameters);
    const coverage = session.update(ground.footprints);
    const computed = { positions: ground.positions, coverage, fibreShare: analysis.fibreShare };
    finishAnalysis(profile, { ...province, stations: edited }, parameters, computed);
  };
  for (let n = 0; n < 30; n++) edit(n);
  const edits = Array.from({ length: 101 }, (_, n) => timed(() => edit(n + 30))).sort((a, b) => a - b);

  const pairsStart = performance.now();
  const finder = createPairFinder(profile, { stations, positions }, prepared, parameters, parameters.maxMoveM);
  const pairs = finder.standing.flatMap((position) => finder.of(position));
  const potential = await pairPotential(pairs, positions, highsSolver, 10);
  const pairsMs = performance.now() - pairsStart;

  session.update(footprints);
  const gaps = [];
  for (const operator of [null, ...profile.operators.map(({ id }) => id)]) {
    const technology = profile.technologies.filter((one) => one.broadband).at(-1)?.id ?? '';
    const order: GapOrder = {
      operator,
      technology,
      count: 20,
      radiusM: null,
      leastPeople: 100,
      siteSpacingM: 500,
      sampleSpacingM: 200,
    };
    const ground = { profile, villages, stations, positions, structures, prepared, footprints, parameters };
    const help = {
      timeLimitS: 60,
      now: () => performance.now(),
      tell: () => {},
      isStopped: async () => false,
      session,
    };
    const greedyStart = performance.now();
    await fillGaps(ground, order, { ...help, solver: null });
    const greedyEnd = performance.now();
    const { greedy, optimum, sites, reanalysed } = await fillGaps(ground, order, { ...help, solver: highsSolver });
    const gapOf = optimum.map(({ people }, n) => (people > 0 ? (people - (greedy[n]?.people ?? 0)) / people : 0));
    gaps.push({
      operator,
      sites: sites.length,
      steps: optimum.length,
      proven: optimum.filter(({ proven }) => proven).length,
      people: optimum.at(-1)?.people ?? 0,
      peopleReanalysed: reanalysed.people,
      /** Worst over the curve, as a share of the optimum. */
      greedyGap: Math.max(0, ...gapOf),
      greedySeconds: (greedyEnd - greedyStart) / 1000,
      seconds: (performance.now() - greedyEnd) / 1000,
    });
  }
  return {
    /** Edit, positions, footprints, coverage, verdicts and key figures: all that answers a dragged mast. */
    oneEditMs: { median: edits[50], worstOf100: edits[99] },
    pairs: {
      seconds: pairsMs / 1000,
      found: pairs.length,
      passing: pairs.filter(({ passes }) => passes).length,
      now: potential.now.share,
      after: potential.after.share,
      proven: potential.proven,
    },
    gaps,
  };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
