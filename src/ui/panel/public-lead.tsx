import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker } from '../use-i18n.ts';
import { FindMe } from './late.ts';
import styles from './public-lead.module.css';

const WORDS = speaker(PANEL_WORDS);

/** What the public came for, until a village is chosen. */
export function PublicLead() {
  const t = WORDS[useApp((state) => state.language)];
  const selected = useApp((state) => state.selection !== null);
  if (selected) return null;
  return (
    <section className={styles.lead}>
      <h2>{t('answer.title')}</h2>
      <FindMe />
      <p>{t('answer.lead')}</p>
      <p className={textStyles.quiet}>{t('answer.or')}</p>
    </section>
  );
}
