import type { Profile } from '../../model/profile.ts';
import type { Province } from '../../model/province.ts';
import type { Analysis } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { type CandidateFinder, createCandidateFinder } from './candidates.ts';
import { hostsOf } from './hosts.ts';

/** Finds the candidates of the planned stations, one station at a time; the last step of the analysis. */
export function findCandidates(
  profile: Profile,
  { stations, structures }: Pick<Province, 'stations' | 'structures'>,
  analysis: Pick<Analysis, 'positions' | 'parameters'>,
  prepared: PreparedProvince,
): CandidateFinder {
  const { positions, parameters } = analysis;
  const hosts = hostsOf(positions, structures);
  return createCandidateFinder(profile, stations, hosts, prepared, parameters);
}
