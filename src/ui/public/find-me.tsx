import { useState } from 'react';
import { type FoundMe, findMe } from '../../commands/find-me.ts';
import { goTo } from '../../commands/selection.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './find-me.module.css';
import { usePointMark } from './use-point-mark.ts';

const WORDS = speaker(PUBLIC_WORDS);

/** "Vị trí của tôi": the device is asked only when this is pressed. */
export function FindMe() {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const province = useApp((state) => state.province?.profile.name[language]) ?? '';
  const villages = useApp((state) => state.province?.villages);
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<FoundMe | null>(null);
  const point = useApp((state) => state.point);
  usePointMark(found?.kind === 'rough' ? point : null);

  const press = async (): Promise<void> => {
    setAsking(true);
    setFound(await findMe());
    setAsking(false);
  };
  const words = (outcome: FoundMe): string => {
    switch (outcome.kind) {
      case 'inside':
        return t('me.found', { village: villages?.[outcome.village]?.name ?? '' });
      case 'rough':
        return t(outcome.villages.length > 0 ? 'me.rough' : 'me.roughNone', {
          accuracy: f.distance(outcome.accuracyM),
        });
      case 'outside':
        return t('me.outside', { province, distance: f.distance(outcome.distanceM) });
      case 'denied':
        return t('me.denied');
      case 'unavailable':
        return t('me.unavailable');
      case 'not-fetched':
        return say(navigator.onLine ? 'late.failed' : 'late.offline');
    }
  };
  return (
    <div className={styles.findMe}>
      <button
        type="button"
        className={`${controls.button} ${controls.primary}`}
        disabled={asking}
        onClick={() => void press()}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="3" />
          <path d="M10 1.5v3M10 15.5v3M1.5 10h3M15.5 10h3" />
          <circle cx="10" cy="10" r="6.5" />
        </svg>
        {t(asking ? 'me.asking' : 'me.find')}
      </button>
      <p className={textStyles.note} role="status">
        {found ? words(found) : t('me.private')}
      </p>
      {found?.kind === 'rough' && (
        <ul className={styles.offered}>
          {found.villages.map((index) => (
            <li key={index}>
              <button
                type="button"
                className={`${controls.button} ${controls.small}`}
                onClick={() => goTo({ kind: 'village', index })}
              >
                {[villages?.[index]?.name, villages?.[index]?.commune].filter(Boolean).join(', ')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
