import { useRef } from 'react';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './header.module.css';

/** On every screen while any file in use is a sample; a press says what is true and what is not. */
export function SampleBadge() {
  const { t, f } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const sources = useApp((state) => state.province?.sources);
  const samples = sources?.filter(({ sample }) => sample) ?? [];
  if (samples.length === 0) return null;
  return (
    <>
      <button type="button" className={styles.sampleBadge} onClick={() => dialog.current?.showModal()}>
        {t('sample.badge')}
      </button>
      <dialog ref={dialog} className={controls.dialog} aria-labelledby="sample-title" closedby="any">
        <h2 id="sample-title">{t('sample.title')}</h2>
        <p>{t('sample.text', { files: f.list(samples.map(({ file }) => file)) })}</p>
        <p>{t('sample.howToReplace')}</p>
        <form method="dialog">
          <button type="submit" className={`${controls.button} ${controls.primary}`}>
            {t('app.close')}
          </button>
        </form>
      </dialog>
    </>
  );
}
