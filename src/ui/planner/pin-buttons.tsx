import { useId, useState } from 'react';
import { giveReason, pinMove } from '../../commands/pins.ts';
import { type PinWay, pinOf } from '../../model/pins.ts';
import type { NamedMove } from '../../model/planner.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './plan.module.css';
import { usePins } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const WAYS = ['in', 'out'] as const;

/** How one move is pinned: in the plan, out of it, or neither. */
export function usePinned(move: NamedMove): PinWay | null {
  const pin = pinOf(usePins(), move);
  return pin && (pin.in ? 'in' : 'out');
}

/** Takes a move into the plan by hand, or keeps it out; pressing again lets it go. */
export function PinButtons({
  move,
  small = false,
  reason = '',
}: {
  readonly move: NamedMove;
  readonly small?: boolean;
  readonly reason?: string;
}) {
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
            pinMove(move, pinned === way ? null : way, reason);
          }}
        >
          {small ? (way === 'in' ? '✓' : '✕') : words(`pin.${way}Short`)}
        </button>
      ))}
    </span>
  );
}

/** The same on a card, with why: asked before or after the pin is set. */
export function PinWithReason({ move }: { readonly move: NamedMove }) {
  const words = usePlannerWords();
  const { f } = useI18n();
  const id = useId();
  const pin = pinOf(usePins(), move);
  const [typed, setTyped] = useState<string | null>(null);
  const reason = typed ?? pin?.reason ?? '';
  return (
    <section className={styles.pinWithReason} aria-label={words('pin.title')}>
      <label htmlFor={id}>{words('pin.reason')}</label>
      <input
        id={id}
        value={reason}
        maxLength={1000}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => giveReason(move, reason)}
      />
      <PinButtons move={move} reason={reason} />
      {pin?.date && <span className={textStyles.note}>{words('pin.since', { date: f.date(pin.date) })}</span>}
    </section>
  );
}
