import { performance } from 'node:perf_hooks';
import { analyse, positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { computeCoverage, joinCoverage } from '../../src/analysis/coverage/coverage.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { selectFootprints } from '../../src/analysis/footprints.ts';
import { footprintsNear, turfShare } from '../../src/analysis/inspect-verify.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { Province } from '../../src/model/province.ts';
import { geosAnyOperatorMs } from './geos.ts';

/**
 * The engine on the province given: all shares, the whole analysis, candidates, one station moved, and its errors
 * against Turf and GEOS. Each time is the median of 9.
 *
 * @param progress Takes each figure as it comes.
 */
export async function benchEngine(profile: Profile, province: Province, progress: (line: string) => void) {
  const parameters = defaultParameters(profile);
  const prepared = prepareProvince(profile, province.villages);
  const { shapes, layout, broadband } = prepared;
  const { footprints } = positionsAndFootprints(profile, province.stations, parameters);
  const coverage = computeCoverage(shapes, footprints, layout, broadband, parameters);
  const analysis = analyse(profile, province, parameters, prepared);
  const shown = <T>(name: string, figure: T): T => {
    progress(`${name}: ${JSON.stringify(figure)}`);
    return figure;
  };
  progress(`${shapes.count} villages, ${footprints.count} footprints`);
  const allSharesMs = shown(
    'allSharesMs',
    medianMs(() => computeCoverage(shapes, footprints, layout, broadband, parameters)),
  );
  const figures = {
    villages: shapes.count,
    footprints: footprints.count,
    allSharesMs,
    wholeAnalysisMs: shown(
      'wholeAnalysisMs',
      medianMs(() => analyse(profile, province, parameters, prepared)),
    ),
    candidatesMs: shown(
      'candidatesMs',
      medianMs(() => allCandidates(findCandidates(profile, province, analysis, prepared))),
    ),
    oneStationMovedMs: shown('oneStationMovedMs', oneStationMoved()),
    bandsEqualSerial: shown('bandsEqualSerial', bandsEqualSerial()),
    againstTurf: shown('againstTurf', againstTurf(40)),
  };
  const geosMs = await geosAnyOperatorMs(province.villages, shapes, footprints);
  return {
    ...figures,
    againstGeos:
      geosMs === null
        ? 'geos-wasm is absent (npm install --no-save geos-wasm)'
        : { anyOperatorMs: round(geosMs), timesFaster: round(geosMs / allSharesMs) },
  };

  /** A station goes 300 m aside and back, in a session that computes only what it touches. */
  function oneStationMoved(): number {
    const session = createCoverageSession(shapes, layout, broadband, parameters);
    session.update(footprints);
    const moved = { ...footprints, lon: footprints.lon.slice() };
    const station = footprints.station[Math.floor(footprints.count / 2)];
    for (let f = 0; f < footprints.count; f++) {
      if (footprints.station[f] === station) moved.lon[f] = (moved.lon[f] ?? outOfRange()) + 0.003;
    }
    let there = false;
    return medianMs(() => {
      there = !there;
      session.update(there ? moved : footprints);
    });
  }

  function bandsEqualSerial(): boolean {
    const parts = [];
    for (let from = 0; from < shapes.count; from += 97) {
      const band = { from, to: Math.min(shapes.count, from + 97) };
      parts.push(computeCoverage(shapes, footprints, layout, broadband, { ...parameters, band }));
    }
    return joinCoverage(parts).shares.every((share, i) => Object.is(share, coverage.shares[i]));
  }

  /** "Any operator" of villages that are neither full nor empty, by Turf's union and intersection of what is near. */
  function againstTurf(most: number) {
    const partly: number[] = [];
    for (let v = 0; v < shapes.count; v++) {
      const share = shareOf(coverage, v, { kind: 'broadband' });
      if (share > 0.01 && share < 0.99) partly.push(v);
    }
    const step = Math.max(1, Math.floor(partly.length / most));
    const chosen = partly.filter((_, i) => i % step === 0).slice(0, most);
    const isBroadband = (f: number): boolean =>
      broadband[(footprints.cell[f] ?? outOfRange()) % layout.technologies.length] === 1;
    const errors: number[] = [];
    let turfMs = 0;
    let spansMs = 0;
    for (const v of chosen) {
      const near = selectFootprints(footprints, footprintsNear(footprints, shapes, v).filter(isBroadband));
      const started = performance.now();
      const byTurf = turfShare(province.villages[v]?.geometry ?? [], near);
      const between = performance.now();
      computeCoverage(shapes, footprints, layout, broadband, { ...parameters, band: { from: v, to: v + 1 } });
      spansMs += performance.now() - between;
      turfMs += between - started;
      errors.push(Math.abs(byTurf - shareOf(coverage, v, { kind: 'broadband' })) * 100);
    }
    return {
      villages: chosen.length,
      /** Turf computes one share, the engine all of them and the resilience. */
      timesFaster: round(turfMs / spansMs),
      meanErrorPoints: round(errors.reduce((sum, error) => sum + error, 0) / errors.length),
      worstErrorPoints: round(Math.max(...errors)),
    };
  }
}

function medianMs(work: () => unknown, runs = 9): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return round(times[Math.floor(runs / 2)] ?? outOfRange());
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
