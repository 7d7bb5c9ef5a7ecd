import { useMemo } from 'react';
import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import { legendEntries } from '../../map/legend.ts';
import { PALETTES } from '../../map/palette.ts';
import type { Theme } from '../../map/view.ts';
import { villagePaint } from '../../map/village-paint.ts';
import { useApp } from '../../state/store.ts';
import { TintLegend } from '../base-map/late.ts';
import { legendWords } from '../legend-words.ts';
import { LineKey } from '../planner/late.ts';
import { SignalKey } from '../radio/late.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { PHONE, useMedia } from '../use-media.ts';
import styles from './legend.module.css';

const WORDS = speaker(PANEL_WORDS);

/** What the colours mean, and how many villages have each. */
export function Legend({ theme }: { readonly theme: Theme }) {
  const i18n = useI18n();
  const { f, language } = i18n;
  const t = WORDS[language];
  const colourBy = useApp((state) => state.colourBy);
  const analysis = useApp((state) => state.analysis);
  const operators = useApp((state) => state.province?.profile.operators);
  const tinted = useApp(({ shown }) => shown.footprints || shown.fibreReach);
  const hasTint = useApp(({ shown, base }) => shown.tint && (base?.relief ?? null) !== null);
  const isQuiet = useApp(({ overlay }) => overlay?.about !== undefined);
  const audience = useApp((state) => state.audience);
  const hasSignal = useApp((state) => state.signalPicture !== null);
  const phone = useMedia(PHONE);
  const levels = colourBy.kind === 'fibre' ? analysis?.fibreLevelBounds : analysis?.coverage.levelBounds;
  const entries = useMemo(
    () => legendEntries(colourBy, operators ?? [], theme, levels),
    [colourBy, operators, theme, levels],
  );
  const counts = useMemo(() => {
    if (!analysis) return null;
    const paint = villagePaint(colourBy, analysis, { operators: operators ?? [], theme, showContradictions: false });
    const byColour = new Map<string, number>();
    for (const colour of paint.colours) byColour.set(colour, (byColour.get(colour) ?? 0) + 1);
    return byColour;
  }, [analysis, colourBy, operators, theme]);
  const disagreement =
    colourBy.kind === 'fibre' || colourBy.kind === 'ftth-contradiction'
      ? analysis?.ftthContradictions
      : analysis?.mobileContradictions;
  const contradicted = disagreement?.filter((one) => one !== 'none').length ?? 0;

  return (
    <section className={styles.legend}>
      <h2 className={textStyles.srOnly}>{t('legend.title')}</h2>
      {phone && hasSignal && (
        <div className={styles.signal}>
          <SignalKey />
        </div>
      )}
      {phone && audience === 'planner' && <LineKey where="legend" />}
      <ul data-quiet={isQuiet || undefined}>
        {entries.map((entry) => {
          const count = counts?.get(entry.colour) ?? 0;
          if (entry.meaning.kind === 'unknown' && count === 0) return null;
          return (
            <li key={entry.colour + JSON.stringify(entry.meaning)}>
              <span
                className={entry.hatched ? `${styles.swatch} ${styles.hatched}` : styles.swatch}
                style={{ '--swatch': entry.colour, '--hatch': PALETTES[theme].hatch }}
              />
              <span>{legendWords(colourBy, entry.meaning, i18n)}</span>
              <span className={textStyles.figure}>{counts ? f.number(count) : ''}</span>
            </li>
          );
        })}
        {contradicted > 0 && (
          <li>
            <span
              className={`${styles.swatch} ${styles.dotted}`}
              style={{ '--swatch': PALETTES[theme].contradiction }}
            />
            <span>{t('legend.contradicted')}</span>
            <span className={textStyles.figure}>{f.number(contradicted)}</span>
          </li>
        )}
      </ul>
      {tinted && <p className={textStyles.note}>{t('legend.tinted')}</p>}
      <p className={styles.unit}>{t('legend.villages')}</p>
      {hasTint && <TintLegend theme={theme} />}
    </section>
  );
}
