/**
 * Tiles of a base map that could not be drawn, from the map to whoever says so on the screen. Both
 * ends are late code: the first map's code knows nothing of it.
 */

export interface TileFault {
  /** Of the archive, or with `{z}/{x}/{y}`: as the view names the base map. */
  readonly address: string;
  readonly reason: unknown;
}

type Listener = (fault: TileFault) => void;

let listener: Listener | null = null;

/** From now on this one alone is told. */
export function hearTileFaults(told: Listener): void {
  listener = told;
}

export function tellTileFault(fault: TileFault): void {
  listener?.(fault);
}
