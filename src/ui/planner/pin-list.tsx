import { pinMove } from '../../commands/pins.ts';
import type { Pin } from '../../model/plan.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './plan.module.css';
import { usePins } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** Moves that the plan must have, and those that it must not, with why and since when, each with a way to let it go. */
export function PinList() {
  const words = usePlannerWords();
  const pins = usePins();
  if (pins.length === 0) return <p className={textStyles.note}>{words('pin.none')}</p>;
  return (
    <div className={styles.pins}>
      <Pins title={words('pin.in')} pins={pins.filter((pin) => pin.in)} />
      <Pins title={words('pin.out')} pins={pins.filter((pin) => !pin.in)} />
    </div>
  );
}

function Pins({ title, pins }: { readonly title: string; readonly pins: readonly Pin[] }) {
  const words = usePlannerWords();
  const { f } = useI18n();
  if (pins.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {pins.map(({ station, host, reason, date }) => (
          <li key={`${station} ${host}`}>
            <span>
              {station} → {host}{' '}
              <span className={textStyles.quiet}>
                {reason ?? words('pin.noReason')}
                {date !== null && `, ${words('pin.since', { date: f.date(date) })}`}
              </span>
            </span>
            <button
              type="button"
              aria-label={words('pin.letGo', { station, host })}
              onClick={() => pinMove({ station, host }, null)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
