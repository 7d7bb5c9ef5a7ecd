import { COMMON_WORDS } from '../../i18n/words/common.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './header.module.css';

const WORDS = speaker(COMMON_WORDS);

/** On every screen while files that are not whole are in use, by a person's choice. */
export function IncompleteBadge() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const files = useApp((state) => state.province?.incomplete) ?? [];
  if (files.length === 0) return null;
  const text = t('incomplete.text', { files: f.list(files) });
  return (
    <span className={styles.sampleBadge} role="note" aria-label={`${t('incomplete.badge')}: ${text}`} title={text}>
      {t('incomplete.badge')}
    </span>
  );
}
