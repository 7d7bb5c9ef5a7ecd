import { coverLines } from '../../i18n/cover-word.ts';
import { COVER_WORDS } from '../../i18n/words/cover.ts';
import { WORLD_COVER } from '../../ingest/ground/world-cover.ts';
import type { CoverClass } from '../../model/ground.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './radio.module.css';

const WORDS = speaker(COVER_WORDS);

/** How high trees and houses are taken to be on the ground in use, and who says so. */
export function CoverHeights() {
  const { language, f } = useI18n();
  const words = WORDS[language];
  const about = useApp((state) => state.groundAbout) ?? null;
  const clutter = useApp((state) => state.province?.profile.clutter) ?? [];
  if (about === null) return null;
  const { heights, classes, sources } = about;
  const stated = (one: CoverClass) => clutter.find(({ code }) => code === one.code);
  const sourceOf = (one: CoverClass): string => {
    const own = stated(one);
    if (own) return words('cover.ofProfile', { source: own.source ?? null });
    const isUsual = WORLD_COVER.some(({ code, clutterM }) => code === one.code && clutterM === one.clutterM);
    return words(isUsual ? 'cover.ofRecommendation' : 'cover.ofPack');
  };
  const files = sources.map(({ name }) => name).filter((name) => name !== '');
  return (
    <details className={`${controls.fold} ${styles.heights}`}>
      <summary>{words('cover.title')}</summary>
      <p className={textStyles.note}>
        {words(heights === 'surface' ? 'cover.surface' : classes.length === 0 ? 'cover.none' : 'cover.lead')}
      </p>
      {heights !== 'surface' && classes.length > 0 && (
        <table className={styles.cover} aria-label={words('cover.title')}>
          <thead>
            <tr>
              <th scope="col">{words('cover.class')}</th>
              <th scope="col">{words('cover.height')}</th>
              <th scope="col">{words('common.source')}</th>
            </tr>
          </thead>
          <tbody>
            {coverLines(classes, language, clutter).map(({ one, name, leastM, mostM }) => (
              <tr key={one.code}>
                <th scope="row">{name}</th>
                <td>{leastM === mostM ? f.number(leastM) : `${f.number(leastM)}–${f.number(mostM)}`}</td>
                <td>{sourceOf(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {files.length > 0 && <p className={textStyles.note}>{words('cover.files', { files: f.list(files) })}</p>}
    </details>
  );
}
