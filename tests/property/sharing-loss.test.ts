import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadbandFlags, computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { footprintsOf } from '../../src/analysis/footprints.ts';
import { coverageLayout, shareOf } from '../../src/analysis/layout.ts';
import { createMoveCosts } from '../../src/analysis/sharing/loss.ts';
import { verdictFalls, verdictOf } from '../../src/analysis/verdicts.ts';
import type { MultiPolygonRings } from '../../src/model/geometry.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { runs } from '../support/runs.ts';
import { at, station } from '../support/stations.ts';

const OPERATORS = ['Viettel', 'VinaPhone'];
const TECHNOLOGIES = ['2G', '4G'];
const PROFILE = {
  operators: OPERATORS.map((id) => ({ id, aliases: [], colour: '#000000' })),
  technologies: TECHNOLOGIES.map((id) => ({
    id,
    broadband: id !== '2G',
    defaultRadiusM: { urban: 700, other: 1500 },
  })),
};
const LAYOUT = coverageLayout(PROFILE);
const BROADBAND = broadbandFlags(PROFILE.technologies);
const THRESHOLDS = { coveredShare: 0.5, uncoveredShare: 0.01, touchedShareMin: 0 };

/** Nine villages of 1 km, three by three, with unlike weights. */
const VILLAGES = [0, 1, 2].flatMap((y) =>
  [0, 1, 2].map((x): { geometry: MultiPolygonRings } => {
    const corner = (dx: number, dy: number) => at((x + dx) * 1000, (y + dy) * 1000);
    return { geometry: [[[corner(0, 0), corner(1, 0.1), corner(1, 1), corner(0.2, 1), corner(0, 0)]]] };
  }),
);
const SHAPES = villageShapes(VILLAGES);
const WEIGHTS = Float64Array.from(VILLAGES, (_, v) => 100 + 50 * v);

const metres = fc.integer({ min: -500, max: 3500 });
const place = fc.tuple(metres, metres).map(([east, north]) => at(east, north));
const anyStation = fc.record({
  operator: fc.constantFrom(...OPERATORS),
  location: place,
  technologies: fc.subarray(TECHNOLOGIES, { minLength: 1 }),
  servedOperators: fc.subarray(OPERATORS),
  radiusM: fc.constantFrom({}, { '*': 400 }, { '4G': 900 }),
  sectors: fc.constantFrom(
    [],
    [{ azimuthDeg: 30, beamwidthDeg: 90 }],
    [0, 120, 240].map((azimuthDeg) => ({ azimuthDeg, beamwidthDeg: 120 })),
  ),
});

function coverageOf(stations: readonly BaseStation[]) {
  const footprints = footprintsOf(
    stations,
    stations.map((_, i) => i),
    PROFILE,
    {
      radiusM: Object.fromEntries(PROFILE.technologies.map((t) => [t.id, t.defaultRadiusM])),
      radiusFactor: 1,
      includePlanned: true,
    },
  );
  return { footprints, coverage: computeCoverage(SHAPES, footprints, LAYOUT, BROADBAND, THRESHOLDS) };
}

/** The definition of docs/definitions.md word for word, over two full computations. */
function bruteForce(stations: readonly BaseStation[], moved: BaseStation, to: BaseStation) {
  const before = coverageOf(stations).coverage;
  const after = coverageOf(stations.map((s) => (s === moved ? to : s))).coverage;
  const aloneBefore = coverageOf([moved]).coverage;
  const aloneAfter = coverageOf([to]).coverage;
  let loss = 0;
  let kept = 1;
  for (const operator of new Set([moved.operator, ...moved.servedOperators])) {
    for (const technology of moved.technologies) {
      const cell = { kind: 'cell', operator, technology } as const;
      let lost = 0;
      let base = 0;
      VILLAGES.forEach((_, v) => {
        if (shareOf(aloneBefore, v, cell) === 0 && shareOf(aloneAfter, v, cell) === 0) return;
        const weight = WEIGHTS[v] ?? 0;
        base += weight * shareOf(before, v, cell);
        lost += weight * Math.max(0, shareOf(before, v, cell) - shareOf(after, v, cell));
      });
      loss += lost;
      kept = Math.min(kept, base > 0 ? 1 - lost / base : 1);
    }
  }
  const verdict = (coverage: typeof before, v: number) =>
    verdictOf(shareOf(coverage, v, { kind: 'broadband' }), THRESHOLDS);
  const falling = VILLAGES.flatMap((_, v) => (verdictFalls(verdict(before, v), verdict(after, v)) ? [v] : []));
  return { loss, kept, falling };
}

describe('loss of a move', () => {
  it('is what two full computations say, and never negative', () => {
    fc.assert(
      fc.property(
        fc.array(anyStation, { minLength: 1, maxLength: 8 }),
        fc.array(place, { minLength: 1, maxLength: 3 }),
        (given, places) => {
          const stations = given.map((fields, i) => station({ id: `s${i}`, ...fields }));
          const moved = stations[0];
          if (moved === undefined) return;
          const costs = createMoveCosts(SHAPES, coverageOf(stations).footprints, WEIGHTS, BROADBAND, THRESHOLDS);
          costs.of(0, places).forEach((cost, p) => {
            const expected = bruteForce(stations, moved, { ...moved, location: places[p] ?? moved.location });
            expect(cost.loss).toBeCloseTo(expected.loss, 6);
            expect(cost.kept).toBeCloseTo(expected.kept, 9);
            expect(cost.fallingVillages).toEqual(expected.falling);
            expect(cost.loss).toBeGreaterThanOrEqual(0);
            expect(cost.kept).toBeGreaterThanOrEqual(0);
            expect(cost.kept).toBeLessThanOrEqual(1);
          });
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('is nothing for a move to the same place', () => {
    fc.assert(
      fc.property(fc.array(anyStation, { minLength: 1, maxLength: 5 }), (given) => {
        const stations = given.map((fields, i) => station({ id: `s${i}`, ...fields }));
        const costs = createMoveCosts(SHAPES, coverageOf(stations).footprints, WEIGHTS, BROADBAND, THRESHOLDS);
        const [cost] = costs.of(0, [stations[0]?.location ?? at(0)]);
        expect(cost).toMatchObject({ loss: 0, kept: 1, fallingVillages: [] });
      }),
    );
  });
});
