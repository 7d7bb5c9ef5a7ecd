import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './header.module.css';

/** On every screen while files that are not whole are in use, by a person's choice. */
export function IncompleteBadge() {
  const { t, f } = useI18n();
  const files = useApp((state) => state.province?.incomplete) ?? [];
  if (files.length === 0) return null;
  const text = t('incomplete.text', { files: f.list(files) });
  return (
    <span className={styles.sampleBadge} role="note" aria-label={`${t('incomplete.badge')}: ${text}`} title={text}>
      {t('incomplete.badge')}
    </span>
  );
}
