import type { NamedMove } from '../../model/planner.ts';
import { planner, setPlanner } from './planner-store.ts';

/** Orders a move into every plan or out of it; null: leaves it to the optimiser. Two hosts for one station cannot both be in. */
export function pinMove(move: NamedMove, pin: 'in' | 'out' | null): void {
  const { pinnedIn, pinnedOut } = planner();
  const isOther = ({ station, host }: NamedMove): boolean => station !== move.station || host !== move.host;
  const others = pinnedIn.filter(isOther);
  setPlanner({
    pinnedIn: pin === 'in' ? [...others.filter(({ station }) => station !== move.station), move] : others,
    pinnedOut: pin === 'out' ? [...pinnedOut.filter(isOther), move] : pinnedOut.filter(isOther),
  });
}
