import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import { type Footprints, footprintsOf } from '../footprints.ts';
import { groupPositions } from '../positions.ts';
import { blurred } from './blur.ts';

/**
 * The footprints that may be published: every mast stands in the middle of its square. What is
 * computed from them is a function of the squares alone, so that no attack on it, however
 * good, finds more than the square.
 *
 * With a radio model its signal goes out from the middle of the square, over the ground there.
 */
export function footprintsFromSquares(
  stations: readonly BaseStation[],
  profile: Profile,
  parameters: AnalysisParameters,
  squareM: number,
): Footprints {
  const { positionOf } = groupPositions(stations, parameters.positionToleranceM, profile);
  return footprintsOf(stationsInSquares(stations, profile, parameters, squareM), positionOf, profile, parameters);
}

/** The stations in the middle of their positions' squares; those of one position stay one. */
export function stationsInSquares(
  stations: readonly BaseStation[],
  profile: Profile,
  { positionToleranceM }: Pick<AnalysisParameters, 'positionToleranceM'>,
  squareM: number,
): readonly BaseStation[] {
  const { positions, positionOf } = groupPositions(stations, positionToleranceM, profile);
  return stations.map((station, index): BaseStation => {
    const position = positions[positionOf[index] ?? outOfRange()];
    const location = blurred(position?.location ?? station.location, squareM);
    return { ...station, location, positionId: station.positionId ?? position?.id ?? null };
  });
}
