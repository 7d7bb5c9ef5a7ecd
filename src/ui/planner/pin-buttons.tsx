import { pinMove } from '../../commands/questions.ts';
import type { NamedMove } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import styles from './plan.module.css';
import { usePlannerWords } from './use-words.ts';

const WAYS = ['in', 'out'] as const;

/** How one move is pinned: in the plan, out of it, or neither. */
export function usePinned(move: NamedMove): 'in' | 'out' | null {
  const isThis = (one: NamedMove): boolean => one.station === move.station && one.host === move.host;
  return useApp(({ planner }) =>
    planner.pinnedIn.some(isThis) ? 'in' : planner.pinnedOut.some(isThis) ? 'out' : null,
  );
}

/** Takes a move into the plan by hand, or keeps it out; pressing again lets it go. */
export function PinButtons({ move, small = false }: { readonly move: NamedMove; readonly small?: boolean }) {
  const words = usePlannerWords();
  const pinned = usePinned(move);
  return (
    <span className={small ? `${styles.pinButtons} ${styles.small}` : styles.pinButtons}>
      {WAYS.map((way) => (
        <button
          key={way}
          type="button"
          className={small ? undefined : `${controls.button} ${controls.small}`}
          aria-pressed={pinned === way}
          // A sign alone needs words; a word is its own name.
          aria-label={small ? words(`pin.${way}Long`, { station: move.station, host: move.host }) : undefined}
          title={words(`pin.${way}Long`, { station: move.station, host: move.host })}
          onClick={(event) => {
            // In a table's row: the press is not a choice of the row.
            event.stopPropagation();
            pinMove(move, pinned === way ? null : way);
          }}
        >
          {small ? (way === 'in' ? '✓' : '✕') : words(`pin.${way}Short`)}
        </button>
      ))}
    </span>
  );
}
