import type { MoveEvent } from '../../model/agreement.ts';
import type { Structure } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import { newSiteAt } from '../plan/new-site-id.ts';
import { hostsOf } from '../sharing/hosts.ts';

/** Everything that could host a move of the log: positions, structures, then the new sites that the log names. */
export function hostsOfLog(
  positions: readonly Position[],
  structures: readonly Structure[],
  log: readonly Pick<MoveEvent, 'host'>[],
): readonly Position[] {
  const sites = [...new Set(log.map(({ host }) => host))].flatMap((host) => newSiteAt(host) ?? []);
  return hostsOf(positions, structures, sites);
}
