import type { VillageInspection } from '../../model/inspection.ts';
import type { Profile } from '../../model/profile.ts';
import type { Village } from '../../model/province.ts';
import {
  ANSWERS_FORMAT,
  ANSWERS_VERSION,
  type PublishedAnswers,
  type PublishedPosition,
  SHARE_SCALE,
} from '../../model/published.ts';
import type { Analysis, Position, Summary } from '../../model/results.ts';
import { blurred } from './blur.ts';

/** Distances are told this roughly, so that three villages do not give a mast away. */
const DISTANCE_GRAIN_M = 500;
const FIBRE_GRAIN_M = 100;

/** What the public may know of an analysis. Stations, equipment and what is planned do not enter it. */
export function publishAnswers(
  profile: Pick<Profile, 'publish'>,
  villages: readonly Pick<Village, 'code'>[],
  analysis: Analysis,
  inspect: (village: number) => VillageInspection,
): PublishedAnswers {
  const { coverage, fibreShare, parameters, sources, summary } = analysis;
  const { layout } = coverage;
  const inspections = villages.map((_, v) => inspect(v));
  return {
    format: ANSWERS_FORMAT,
    version: ANSWERS_VERSION,
    dataDate: newest(sources.map(({ date }) => date)),
    sample: sources.some(({ sample }) => sample),
    parameters,
    layout,
    // The hash of a file that is not published would let anyone check a guess at it.
    sources: sources.map(({ sha256: _, ...source }) => source),
    villages: {
      code: villages.map(({ code }) => code),
      shares: villages.map((_, v) =>
        Array.from(coverage.shares.subarray(v * layout.columns, (v + 1) * layout.columns), scaled),
      ),
      resilience: [...coverage.resilience],
      fibre: fibreShare && Array.from(fibreShare, scaled),
      nearestMastM: inspections.map(({ nearestMastM }) =>
        layout.operators.map((operator) => coarse(nearestMastM[operator], DISTANCE_GRAIN_M)),
      ),
      nearestFibreM: inspections.map(({ nearestNode, nearestCable }) => {
        const distances = [nearestNode?.distanceM, nearestCable?.distanceM].filter((one) => one !== undefined);
        return distances.length === 0 ? null : coarse(Math.min(...distances), FIBRE_GRAIN_M);
      }),
    },
    positions: publishPositions(profile.publish, analysis.positions),
    summary: withoutPlaces(summary),
  };
}

function publishPositions(
  rules: Profile['publish'],
  positions: readonly Position[],
): readonly PublishedPosition[] | null {
  if (rules?.positions !== 'blurred') return null;
  return (
    positions
      .filter(({ existingOperators }) => existingOperators.length > 0)
      .map(({ location, existingOperators }) => ({
        at: blurred(location, rules.blurM),
        operators: existingOperators,
      }))
      // In order of place: the order of the stations' file could tell which is which.
      .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compare(a.operators.join(), b.operators.join()))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Indexes of positions and stations mean nothing to who has neither. */
function withoutPlaces(summary: Summary): Summary {
  const { newBuild } = summary;
  return {
    ...summary,
    newBuild: {
      ...newBuild,
      deployment: { ...newBuild.deployment, positions: [] },
      greenfield: { ...newBuild.greenfield, positions: [] },
      upgrades: [],
    },
  };
}

/** Rounded down, but for the error of writing 0.57 in binary. */
function scaled(share: number): number {
  return Math.floor(share * SHARE_SCALE + 1e-6);
}

function coarse(metres: number | undefined, grain: number): number | null {
  return metres === undefined ? null : Math.round(metres / grain) * grain;
}

function newest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((latest, date) => (date !== null && (latest === null || date > latest) ? date : latest), null);
}
