import { SHARE_WORDS } from '../../i18n/words/share.ts';
import { linkOf, writeLink } from '../../state/link-text.ts';
import { useApp } from '../../state/store.ts';
import { IncompleteBadge } from '../shell/incomplete-badge.tsx';
import { SampleBadge } from '../shell/sample-badge.tsx';
import { SearchBox } from '../shell/search-box.tsx';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './embed-bar.module.css';

const WORDS = speaker(SHARE_WORDS);

/** All that a frame in another page keeps of the head: the search, the mark of samples, the way out. */
export function EmbedBar() {
  const { t, language } = useI18n();
  const province = useApp((state) => state.province?.profile.name[language]);
  const query = useApp((state) => writeLink({ ...linkOf(state), embedded: false }));
  return (
    <header className={styles.bar}>
      <h1 className={textStyles.srOnly}>{province ? t('app.title', { province }) : t('app.name')}</h1>
      <SearchBox />
      <IncompleteBadge />
      <SampleBadge />
      <a href={`./${query === '' ? '' : `?${query}`}`} target="_blank" rel="noopener">
        {WORDS[language]('embed.open')}
      </a>
    </header>
  );
}
