import { pinMove } from '../../commands/questions.ts';
import type { NamedMove } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import styles from './plan.module.css';
import { usePlannerWords } from './use-words.ts';

/** Moves that the plan must have, and those that it must not, each with a way to let it go. */
export function PinList() {
  const words = usePlannerWords();
  const pinnedIn = useApp((state) => state.planner.pinnedIn);
  const pinnedOut = useApp((state) => state.planner.pinnedOut);
  if (pinnedIn.length + pinnedOut.length === 0) return <p className={textStyles.note}>{words('pin.none')}</p>;
  return (
    <div className={styles.pins}>
      <Pins title={words('pin.in')} moves={pinnedIn} />
      <Pins title={words('pin.out')} moves={pinnedOut} />
    </div>
  );
}

function Pins({ title, moves }: { readonly title: string; readonly moves: readonly NamedMove[] }) {
  const words = usePlannerWords();
  if (moves.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {moves.map((move) => (
          <li key={`${move.station} ${move.host}`}>
            {move.station} → {move.host}
            <button
              type="button"
              aria-label={words('pin.letGo', { station: move.station, host: move.host })}
              onClick={() => pinMove(move, null)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
