import { showAsOf } from '../../commands/deliveries.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './as-of-choice.module.css';
import { useDeliveryWords } from './delivery-words.ts';

const OTHER = 'other';

/** The date that the province is shown at: any of the past; a delivery after it is not used. */
export function AsOfChoice() {
  const t = useDeliveryWords();
  const { f } = useI18n();
  const asOf = useApp((state) => state.asOf);
  const dates = useDeliveryDates();
  if (dates.length === 0 && asOf === null) return null;
  const listed = asOf === null || dates.includes(asOf);
  return (
    <div className={styles.choice}>
      <label>
        <span className={textStyles.note}>{t('asOf.label')}</span>
        <select
          value={asOf === null ? '' : listed ? asOf : OTHER}
          onChange={({ target }) =>
            void showAsOf(target.value === '' ? null : target.value === OTHER ? (dates.at(-1) ?? null) : target.value)
          }
        >
          <option value="">{t('asOf.now')}</option>
          {dates.map((date) => (
            <option key={date} value={date}>
              {f.date(date)}
            </option>
          ))}
          {!listed && <option value={OTHER}>{f.date(asOf)}</option>}
        </select>
      </label>
      <label>
        <span className={textStyles.note}>{t('asOf.other')}</span>
        <input
          key={asOf}
          type="date"
          defaultValue={asOf ?? ''}
          onBlur={({ target }) => target.value !== '' && void showAsOf(target.value)}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        />
      </label>
      {asOf !== null && <p className={styles.note}>{t('asOf.at', { date: f.date(asOf) })}</p>}
    </div>
  );
}

/** Dates of one's own deliveries, the latest first. */
export function useDeliveryDates(): readonly string[] {
  const given = useApp((state) => state.given);
  const read = useApp((state) => state.province?.deliveries);
  const dates = given.flatMap(({ id, date }) => date ?? read?.find((one) => one.id === id)?.date ?? []);
  return [...new Set(dates.map(endOf))].sort().reverse();
}

/** A delivery of a month or a year counts from its last day on. */
function endOf(date: string): string {
  const [year = '', month = '12', day] = date.split('-');
  if (day !== undefined) return date;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${last}`;
}
