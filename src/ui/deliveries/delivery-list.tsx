import { useState } from 'react';
import {
  dropDelivery,
  saveAsItCame,
  saveAsRead,
  saveFibreStandard,
  toggleDelivery,
} from '../../commands/deliveries.ts';
import { addFiles } from '../../commands/import-files.ts';
import type { GivenDelivery } from '../../model/delivery.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import { AsOfChoice } from './as-of-choice.tsx';
import { CommuneChoice } from './commune-choice.tsx';
import styles from './delivery-list.module.css';
import { useDeliveryWords } from './delivery-words.ts';
import { ageOf, type DeliveryLine, deliveryGroups, isFresh } from './rows-of-list.ts';

/** All that is in use and all that is kept, by operator, the newest first. */
export function DeliveryList() {
  const t = useDeliveryWords();
  const { f } = useI18n();
  const province = useApp((state) => state.province);
  const given = useApp((state) => state.given);
  const asOf = useApp((state) => state.asOf);
  if (!province) return null;
  const groups = deliveryGroups(province, given, asOf);
  return (
    <section className={styles.list} aria-label={t('deliveries.title')}>
      <div className={styles.head}>
        <h3>{t('deliveries.title')}</h3>
        <AsOfChoice />
        <CommuneChoice />
      </div>
      {given.length === 0 && <p className={textStyles.note}>{t('deliveries.none')}</p>}
      {groups.map(({ operators, lines }) => (
        <section key={operators.join()}>
          <h4>{operators.length === 0 ? t('deliveries.noOperator') : f.list(operators)}</h4>
          <ul>
            {lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {province.fibre !== null && !province.published && (
        <button type="button" className={controls.link} onClick={saveFibreStandard}>
          {t('deliveries.fibreStandard')}
        </button>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: DeliveryLine }) {
  const t = useDeliveryWords();
  const { f } = useI18n();
  const { t: detail } = useDetail();
  const today = new Date();
  const { file, given, kind, from, date, rows, state } = line;
  const age = useAge(date, today);
  const freshness = date === null ? 'undated' : isFresh(date, today) ? 'fresh' : 'old';
  const facts = [
    t(`deliveries.kind.${kind}`),
    from === null ? '' : t('deliveries.from', { who: from }),
    date === null ? t('deliveries.undated') : [f.date(date), age].join(', '),
    rows === null ? '' : detail('data.rows', { count: rows }),
    given === null ? t('deliveries.ofProvince') : '',
  ];
  return (
    <li data-kind={kind} className={state === 'in-use' ? styles.line : `${styles.line} ${styles.unused}`}>
      <span
        className={styles.dot}
        data-fresh={freshness}
        role="img"
        aria-label={t(`deliveries.${freshness}`)}
        title={t(`deliveries.${freshness}`)}
      />
      <div className={styles.what}>
        <strong>{file}</strong>
        <span className={textStyles.note}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
        <Wrong line={line} />
        {given !== null && <Actions given={given} />}
      </div>
      {given !== null && (
        <input
          type="checkbox"
          role="switch"
          className={styles.switch}
          aria-label={t('deliveries.switch', { file })}
          checked={given.on}
          aria-checked={given.on}
          onChange={() => void toggleDelivery(given)}
        />
      )}
    </li>
  );
}

/** What is wrong with it, or why it is not used. */
function Wrong({ line: { state, errors, warnings, outdated } }: { readonly line: DeliveryLine }) {
  const t = useDeliveryWords();
  if (state === 'in-use' && errors + warnings + outdated === 0) return null;
  return (
    <span className={styles.wrong}>
      {state !== 'in-use' && <span className={textStyles.kind}>{t(`deliveries.${state}`)}</span>}
      {errors > 0 && (
        <span className={`${textStyles.kind} ${textStyles.critical}`}>{t('deliveries.errors', { count: errors })}</span>
      )}
      {warnings > 0 && (
        <span className={`${textStyles.kind} ${textStyles.sample}`}>
          {t('deliveries.warnings', { count: warnings })}
        </span>
      )}
      {outdated > 0 && <span className={textStyles.kind}>{t('deliveries.outdated', { count: outdated })}</span>}
    </span>
  );
}

function useAge(date: string | null, today: Date): string {
  const t = useDeliveryWords();
  const age = ageOf(date, today);
  if (age === null) return '';
  if (age.days === 0) return t('deliveries.today');
  if (age.months < 2) return t('deliveries.days', { count: age.days });
  return age.months < 24
    ? t('deliveries.months', { count: age.months })
    : t('deliveries.years', { count: Math.floor(age.months / 12) });
}

function Actions({ given }: { readonly given: GivenDelivery }) {
  const t = useDeliveryWords();
  const { file, kind, mapping } = given;
  const [failed, setFailed] = useState(false);
  return (
    <span className={styles.actions}>
      <label className={`${controls.link} ${controls.fileButton}`}>
        {t('deliveries.replace')}
        <input
          type="file"
          aria-label={t('deliveries.replaceFile', { file })}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            void addFiles(files.map((one) => ({ name: one.name, content: one, replaces: given.id })));
          }}
        />
      </label>
      <button
        type="button"
        className={controls.link}
        aria-label={t('deliveries.asItCameFile', { file })}
        onClick={() => void saveAsItCame(given)}
      >
        {t('deliveries.asItCame')}
      </button>
      {kind !== 'villageTable' && mapping !== null && (
        <button
          type="button"
          className={controls.link}
          aria-label={t('deliveries.asReadFile', { file })}
          onClick={() => void saveAsRead(given).then((saved) => setFailed(!saved))}
        >
          {t('deliveries.asRead')}
        </button>
      )}
      <button
        type="button"
        className={controls.link}
        aria-label={t('deliveries.removeFile', { file })}
        onClick={() => void dropDelivery(given)}
      >
        {t('deliveries.remove')}
      </button>
      {failed && <span role="alert">{t('deliveries.notRead')}</span>}
    </span>
  );
}
