import { dismissMissing } from '../../commands/view.ts';
import { FINDING_WORDS } from '../../i18n/words/finding.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './missing-notice.module.css';

const WORDS = speaker(FINDING_WORDS);

/** Says that what a link or coordinates asked for is not in the province on the screen. */
export function MissingNotice() {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const missing = useApp((state) => state.missing);
  const province = useApp((state) => state.province?.profile.name[language]) ?? '';
  if (!missing) return null;
  const words =
    missing.kind === 'village'
      ? t('missing.village', { code: missing.code, province })
      : missing.kind === 'position'
        ? t('missing.position', { id: missing.id, province })
        : t('missing.point', { province, distance: f.distance(missing.distanceM) });
  return (
    <div className={styles.notice} role="alert">
      <p>{words}</p>
      <button type="button" className={`${controls.button} ${controls.small}`} onClick={dismissMissing}>
        {say('app.close')}
      </button>
    </div>
  );
}
