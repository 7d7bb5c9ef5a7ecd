import { verifyVillage } from '../../commands/verification.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useKind } from '../use-kind.ts';
import styles from './verify.module.css';

/** *Kiểm chứng*: the map's figure and Turf's, side by side, on request. */
export function Verify({ index }: { readonly index: number }) {
  const { t, f } = useDetail();
  const state = useApp((app) => app.verification);
  const running = state?.kind === 'running';
  return (
    <section className={styles.verify}>
      <button type="button" className={controls.button} disabled={running} onClick={() => void verifyVillage(index)}>
        {t(running ? 'village.verifying' : 'village.verify')}
      </button>
      <p className={textStyles.note}>{t('village.verifyAbout', { kind: useKind(index) })}</p>
      <div role="status">
        {state?.kind === 'failed' && <p>{t('village.verifyFailed')}</p>}
        {state?.kind === 'done' && (
          <dl className={styles.verified}>
            <div>
              <dt>{t('app.map')}</dt>
              <dd>{f.percent(state.verification.spansShare, 3)}</dd>
            </div>
            <div>
              <dt>{t('village.verifyTurf')}</dt>
              <dd>{f.percent(state.verification.turfShare, 3)}</dd>
            </div>
            <div>
              <dt>{t('village.verifyDifference')}</dt>
              <dd>
                {t('village.verifyPoints', {
                  value: f.number(Math.abs(state.verification.spansShare - state.verification.turfShare) * 100, 3),
                })}
              </dd>
            </div>
          </dl>
        )}
        {state?.kind === 'done' && (
          <p className={textStyles.note}>{t('village.verifyFootprints', { count: state.verification.footprints })}</p>
        )}
      </div>
    </section>
  );
}
