import type { LonLat } from '../../model/geometry.ts';
import type { PointPlanned } from '../../model/point-answer.ts';
import type { BaseStation } from '../../model/province.ts';
import type { PublishedPlanned } from '../../model/published.ts';
import { distanceM } from '../positions.ts';

/** Further away a station is not planned for this place. */
const NEAR_M = 5_000;
const MOST_SHOWN = 5;

/** What may be told of the stations that are planned. */
export function plannedStations(stations: readonly BaseStation[]): readonly PublishedPlanned[] {
  return stations.flatMap(({ status, location, operator, technologies, plannedDate }) =>
    status === 'planned' ? [{ at: location, operator, technologies, date: plannedDate }] : [],
  );
}

/** The planned stations around a place, nearest first. */
export function plannedNear(at: LonLat, stations: readonly PublishedPlanned[]): readonly PointPlanned[] {
  return stations
    .map(({ at: place, ...station }) => ({ ...station, distanceM: distanceM(at, place) }))
    .filter((station) => station.distanceM <= NEAR_M)
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, MOST_SHOWN);
}
