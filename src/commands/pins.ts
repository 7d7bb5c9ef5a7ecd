import type { PinWay } from '../model/pins.ts';
import { pinOf, withoutPin, withPin } from '../model/pins.ts';
import type { Pin } from '../model/plan.ts';
import type { NamedMove } from '../model/planner.ts';
import { pinsInForce } from '../state/planner.ts';
import { useApp } from '../state/store.ts';
import { keepScenario, planner, setPlanner } from './planner-state.ts';
import { setRecords } from './records.ts';

/** Orders a move into every plan or out of it, with why; null: leaves it to the optimiser. */
export function pinMove(move: NamedMove, way: PinWay | null, reason: string | null = null): void {
  const pins = pinsInForce(useApp.getState());
  const why = reason?.trim() || null;
  const { station, host } = move;
  setPins(
    way === null
      ? withoutPin(pins, move)
      : withPin(pins, { station, host, in: way === 'in', reason: why, date: new Date().toISOString().slice(0, 10) }),
  );
}

/** Says why a move is pinned; the day it was pinned stays. */
export function giveReason(move: NamedMove, reason: string): void {
  const pins = pinsInForce(useApp.getState());
  const pin = pinOf(pins, move);
  if (pin) setPins(pins.map((one) => (one === pin ? { ...pin, reason: reason.trim() || null } : one)));
}

/** The open scenario's pins, or those of the data as they are. */
export function setPins(pins: readonly Pin[]): void {
  const { open } = planner();
  if (open === null) {
    setRecords({ pins });
    return;
  }
  const scenario = { ...open.scenario, pins, changed: new Date().toISOString() };
  setPlanner({ open: { ...open, scenario } });
  keepScenario(scenario);
}
