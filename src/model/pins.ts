import type { Pin } from './plan.ts';
import type { NamedMove } from './planner.ts';

/** How a move is pinned: ordered into every plan, or out of it. */
export type PinWay = 'in' | 'out';

/** The pin of one move, where it has one. */
export function pinOf(pins: readonly Pin[], move: NamedMove): Pin | null {
  return pins.find((pin) => isOf(pin, move)) ?? null;
}

/** The pins with one more; it takes the place of another on the same move. A station has one host at most. */
export function withPin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  const others = pins.filter((other) => !isOf(other, pin));
  return [...(pin.in ? others.filter((other) => !other.in || other.station !== pin.station) : others), pin];
}

/** The pins without that of one move. */
export function withoutPin(pins: readonly Pin[], move: NamedMove): readonly Pin[] {
  return pins.filter((pin) => !isOf(pin, move));
}

/** The pins as a plan's order has them: by the way they bind. */
export function pinLists(pins: readonly Pin[]): {
  readonly pinnedIn: readonly Pin[];
  readonly pinnedOut: readonly Pin[];
} {
  return { pinnedIn: pins.filter((pin) => pin.in), pinnedOut: pins.filter((pin) => !pin.in) };
}

function isOf(pin: NamedMove, move: NamedMove): boolean {
  return pin.station === move.station && pin.host === move.host;
}
