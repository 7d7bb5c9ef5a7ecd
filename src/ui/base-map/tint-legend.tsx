import { useMemo } from 'react';
import { BASE_MAP_WORDS } from '../../i18n/words/base-map.ts';
import { tintEntries } from '../../map/height-tint.ts';
import type { Theme } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './tint-legend.module.css';
import { useTintWords } from './tint-words.ts';

const WORDS = speaker<keyof typeof BASE_MAP_WORDS.vi>(BASE_MAP_WORDS);

/** What the colours of the ground mean, in metres: the bands that occur, from the highest. */
export function TintLegend({ theme }: { readonly theme: Theme }) {
  const { language } = useI18n();
  const words = useTintWords();
  const tint = useApp((state) => state.base?.tint ?? null);
  const entries = useMemo(() => (tint === null ? null : tintEntries(tint, theme).toReversed()), [tint, theme]);
  return (
    <section className={styles.tint} aria-label={words.title}>
      <h3>{words.title}</h3>
      {entries === null ? (
        <p className={textStyles.note}>{WORDS[language]('tint.making')}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.colour}>
              <span className={styles.swatch} style={{ '--swatch': entry.colour }} />
              {words.of(entry)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
