import type { VillageInspection } from '../../model/inspection.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Village } from '../../model/province.ts';
import type { PublishedAnswers } from '../../model/published.ts';
import type { Analysis, Position } from '../../model/results.ts';
import { judgeVillages } from '../summary.ts';
import { coverageOrUnknown } from '../verdicts.ts';
import { levelBounds } from './levels.ts';

/** A published analysis as the screens know one: nothing is computed but the verdicts. */
export function restoreAnalysis(
  villages: readonly Pick<Village, 'mobileReported' | 'ftthReported'>[],
  answers: PublishedAnswers,
): Analysis {
  const { layout, parameters, summary, sources } = answers;
  const { levels, resilience, fibre } = answers.villages;
  const bounds = levelBounds(parameters);
  const published = {
    layout,
    villageCount: levels.length,
    // The least share of a level: a verdict on it is the verdict on what was published.
    shares: Float64Array.from(levels.flat(), (level) => bounds[level] ?? outOfRange()),
    levelBounds: bounds,
    resilience: Uint8Array.from(resilience),
    // Which masts are critical is not published.
    criticalStart: new Uint32Array(levels.length + 1),
    criticalPositions: new Uint32Array(0),
  };
  const coverage = coverageOrUnknown(published, sources);
  const { fibreShare: enough, uncoveredShare } = parameters;
  // Too little is anything below: read as a part, since nobody says that there is none.
  const tooLittle = Math.min(uncoveredShare, enough / 2);
  const fibreShare = fibre && Float64Array.from(fibre, (isReached) => (isReached ? enough : tooLittle));
  const judgements = judgeVillages(villages, coverage, fibreShare, parameters);
  return {
    parameters,
    coverage,
    fibreShare,
    fibreLevelBounds: [tooLittle, enough],
    ...judgements,
    positions: (answers.positions ?? []).map(restorePosition),
    summary,
    sources,
  };
}

function restorePosition(
  { at, operators }: NonNullable<PublishedAnswers['positions']>[number],
  index: number,
): Position {
  return {
    id: `≈${index + 1}`,
    location: at,
    stations: [],
    operators,
    existingOperators: operators,
    status: 'existing',
    shared: operators.length >= 2,
    freeSlots: null,
    heightM: null,
  };
}

/** What is published of what stands behind a village's colour. */
export function restoreInspection(village: number, { layout, villages }: PublishedAnswers): VillageInspection {
  const masts = villages.nearestMastM[village] ?? [];
  const fibreOperators = villages.fibreOperators?.[village];
  return {
    village,
    serving: [],
    nearestMastM: Object.fromEntries(
      layout.operators.flatMap((operator, o) => {
        const metres = masts[o] ?? null;
        return metres === null ? [] : [[operator, metres] as const];
      }),
    ),
    nearestNode: null,
    nearestCable: null,
    ...(fibreOperators === undefined ? {} : { fibreOperators }),
  };
}
