import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';

/**
 * A planned mast of several operators is one thing: all of its stations go to one host, or none goes.
 * One mast is what the files call so by one id; stations that are only planned near each other are free.
 * A mast that stands does not move, nor do its upgrades bind one another; the planned stations of a
 * single operator on a mast of its own stay free.
 */

/** Of each station on a planned mast of several operators, all stations of that mast; stations by index. */
export function mastMates(
  stations: readonly BaseStation[],
  positions: readonly Position[],
): ReadonlyMap<number, readonly number[]> {
  const mates = new Map<number, readonly number[]>();
  for (const { status, stations: all } of positions) {
    if (status !== 'planned') continue;
    const there = all.filter((s) => (stations[s]?.positionId ?? null) !== null);
    if (new Set(there.map((s) => stations[s]?.operator)).size < 2) continue;
    for (const s of there) mates.set(s, there);
  }
  return mates;
}

/** Whether a set of stations has no mast in part: all of its stations, or none. */
export function hasWholeMasts(mates: ReadonlyMap<number, readonly number[]>, set: readonly number[]): boolean {
  return set.every((s) => (mates.get(s) ?? []).every((mate) => set.includes(mate)));
}

/** A move of one station, as far as masts are concerned. */
interface MateMove {
  readonly station: number;
  readonly operator: string;
  readonly host: number;
}

/** The moves of masts that can go to their host as a whole, and of all stations that are bound to no other. */
export function wholeMastMoves<Move extends MateMove>(
  moves: readonly Move[],
  mates: ReadonlyMap<number, readonly number[]>,
  slotsOf: (host: number) => number,
): Move[] {
  if (mates.size === 0) return [...moves];
  const known = new Map(moves.map((move) => [`${move.station} ${move.host}`, move]));
  return moves.filter(({ station, host }) => {
    const all = mates.get(station);
    if (!all) return true;
    const together = all.flatMap((mate) => known.get(`${mate} ${host}`) ?? []);
    return together.length === all.length && new Set(together.map((one) => one.operator)).size <= slotsOf(host);
  });
}

/** Of each move of such a mast the numbers of all moves made with it, itself included; ascending. */
export function movesTogether(
  moves: readonly MateMove[],
  mates: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, readonly number[]> {
  const sets = new Map<string, number[]>();
  moves.forEach(({ station, host }, m) => {
    const first = mates.get(station)?.[0];
    if (first === undefined) return;
    const key = `${first} ${host}`;
    sets.set(key, [...(sets.get(key) ?? []), m]);
  });
  return new Map([...sets.values()].flatMap((set) => set.map((m) => [m, set] as const)));
}

/** What the moves of a problem say of masts that move as one. */
interface Mates {
  readonly moves: readonly MateMove[];
  readonly together: ReadonlyMap<number, readonly number[]>;
}

/** All moves made with this one, itself included. */
export function madeWith({ together }: Pick<Mates, 'together'>, m: number): readonly number[] {
  return together.get(m) ?? [m];
}

/** Whether another station of the same mast and operator comes before this one: both take one place on the host. */
export function isFurther({ moves, together }: Mates, m: number): boolean {
  return madeWith({ together }, m).some((other) => other < m && moves[other]?.operator === moves[m]?.operator);
}
