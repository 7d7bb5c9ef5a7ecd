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
 * Radii alone: a footprint over the ground would tell the ground around the true place.
 */
export function footprintsFromSquares(
  stations: readonly BaseStation[],
  profile: Profile,
  parameters: AnalysisParameters,
  squareM: number,
): Footprints {
  const { positions, positionOf } = groupPositions(stations, parameters.positionToleranceM, profile);
  const moved = stations.map((station, index): BaseStation => {
    const position = positions[positionOf[index] ?? outOfRange()];
    return { ...station, location: blurred(position?.location ?? station.location, squareM) };
  });
  const { radio: _, ...radiiAlone } = parameters;
  return footprintsOf(moved, positionOf, profile, radiiAlone);
}
