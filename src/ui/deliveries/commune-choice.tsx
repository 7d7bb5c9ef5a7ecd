import { hasTwoTiers } from '../../analysis/commune-tiers.ts';
import { showCommunes } from '../../commands/deliveries.ts';
import { COMMUNE_TIERS } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import styles from './as-of-choice.module.css';
import { useDeliveryWords } from './delivery-words.ts';

/** Whether every table, figure and name is by the communes of today, by those before, or as files name them. */
export function CommuneChoice() {
  const t = useDeliveryWords();
  const tier = useApp((state) => state.communeTier);
  const canChoose = useApp(({ province }) => province !== null && hasTwoTiers(province.profile));
  if (!canChoose && tier === null) return null;
  return (
    <div className={styles.choice}>
      <label>
        <span className={textStyles.note}>{t('communeTier.label')}</span>
        <select
          value={tier ?? ''}
          onChange={({ target }) => void showCommunes(COMMUNE_TIERS.find((one) => one === target.value) ?? null)}
        >
          <option value="">{t('communeTier.files')}</option>
          {COMMUNE_TIERS.map((one) => (
            <option key={one} value={one}>
              {t(`communeTier.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
