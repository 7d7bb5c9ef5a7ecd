import { chooseBaseMap } from '../../commands/base-map.ts';
import { BASE_MAP_WORDS } from '../../i18n/words/base-map.ts';
import { drawnBaseMaps, useBaseMaps } from '../../state/base-choice.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './base-choice.module.css';

const WORDS = speaker<keyof typeof BASE_MAP_WORDS.vi>(BASE_MAP_WORDS);

/** Which base map is drawn, where the profile names several. */
export function BaseChoice() {
  const { language } = useI18n();
  const t = WORDS[language];
  const { found } = useBaseMaps();
  const chosen = useApp((state) => state.baseChoice);
  if (found.length < 2) return null;
  const together = drawnBaseMaps(found, null);
  const [first] = together;
  const own = found.some(({ one }) => one.id === chosen) ? chosen : together.length > 1 ? '' : (first?.one.id ?? '');
  return (
    <select
      className={styles.choice}
      aria-label={t('base.choice')}
      value={own ?? ''}
      onChange={(event) => chooseBaseMap(event.currentTarget.value || null)}
    >
      {together.length > 1 && (
        <option value="">
          {t('base.together', { names: together.map(({ one }) => one.name[language]).join(' + ') })}
        </option>
      )}
      {found.map(({ one }) => (
        <option key={one.id} value={one.id}>
          {one.name[language]}
        </option>
      ))}
    </select>
  );
}
