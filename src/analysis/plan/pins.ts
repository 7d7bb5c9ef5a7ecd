import type { Pin } from '../../model/plan.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { newSiteAt } from './new-site-id.ts';

/** Why a pin cannot be held to: an id that the data do not have, a move that is no candidate, or another pin. */
export const PIN_FAULTS = ['station-unknown', 'host-unknown', 'not-candidate', 'contradiction'] as const;

/** A pin that cannot be held to. */
export interface PinFault {
  readonly code: (typeof PIN_FAULTS)[number];
  readonly pin: Pin;
}

/** Pins as the optimiser takes them. */
export interface ResolvedPins {
  /** Indexes into the candidates. */
  readonly pinnedIn: ReadonlySet<number>;
  readonly pinnedOut: ReadonlySet<number>;
  readonly faults: readonly PinFault[];
}

/**
 * Pins by name as indexes into the candidates. A move out of the plan need not be a candidate:
 * what cannot be chosen is out already, a new site that is not proposed this time among it.
 */
export function resolvePins(
  pins: readonly Pin[],
  stations: readonly Pick<BaseStation, 'id'>[],
  positions: readonly Pick<Position, 'id'>[],
  candidates: readonly Pick<Candidate, 'station' | 'host'>[],
): ResolvedPins {
  const keyOf = (station: string | undefined, host: string | undefined): string => JSON.stringify([station, host]);
  const candidateOf = new Map(
    candidates.map(({ station, host }, index) => [keyOf(stations[station]?.id, positions[host]?.id), index]),
  );
  const stationIds = new Set(stations.map(({ id }) => id));
  const hostIds = new Set(positions.map(({ id }) => id));
  const faults: PinFault[] = [];
  const sets = { in: new Set<number>(), out: new Set<number>() };
  for (const pin of pins) {
    const { station, host } = pin;
    const candidate = candidateOf.get(keyOf(station, host));
    if (!stationIds.has(station)) faults.push({ code: 'station-unknown', pin });
    else if (!hostIds.has(host) && (pin.in || newSiteAt(host) === null)) faults.push({ code: 'host-unknown', pin });
    else if (candidate === undefined && pin.in) faults.push({ code: 'not-candidate', pin });
    else if (pins.some((other) => contradicts(pin, other))) faults.push({ code: 'contradiction', pin });
    else if (candidate !== undefined) sets[pin.in ? 'in' : 'out'].add(candidate);
  }
  return { pinnedIn: sets.in, pinnedOut: sets.out, faults };
}

/** One station to two hosts, or one move both in and out. */
function contradicts(pin: Pin, other: Pin): boolean {
  if (pin.station !== other.station) return false;
  return pin.in && other.in ? pin.host !== other.host : pin.host === other.host && pin.in !== other.in;
}
