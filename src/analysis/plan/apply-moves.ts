import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';

/** One planned station and the position that takes it, by index. */
export interface Move {
  readonly station: number;
  readonly host: number;
}

/**
 * The stations once the moves are made, in the same order: each mover at its host's
 * location, radius and sectors unchanged. Every station is given the id of its position,
 * so that grouping them again joins exactly those that the plan joins, and nothing that
 * only happens to stand near.
 */
export function applyMoves(
  stations: readonly BaseStation[],
  positions: readonly Position[],
  moves: readonly Move[],
): BaseStation[] {
  const positionId = new Map<number, string>();
  for (const position of positions) for (const station of position.stations) positionId.set(station, position.id);
  const moved = stations.map((station, s): BaseStation => {
    const id = positionId.get(s);
    return id === undefined || station.positionId === id ? station : { ...station, positionId: id };
  });
  for (const { station, host } of moves) {
    const mover = moved[station];
    const place = positions[host];
    if (mover && place) moved[station] = { ...mover, location: place.location, positionId: place.id };
  }
  return moved;
}
