import { useEffect, useId, useRef, useState } from 'react';
import { saveProject } from '../../commands/project.ts';
import { exportScenario } from '../../commands/scenario-files.ts';
import { SHARE_WORDS } from '../../i18n/words/share.ts';
import { linkOf, writeLink } from '../../state/link-text.ts';
import { leftOutOfLink } from '../../state/link-work.ts';
import { useApp } from '../../state/store.ts';
import { QrCode } from '../print/qr-code.tsx';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './share.module.css';

const WORDS = speaker(SHARE_WORDS);

/** Characters of a link that a phone still reads off a screen. */
const LONGEST_QR = 900;

/** Opens the device's own sheet (Zalo, messages); one that is closed again is no fault. */
async function giveToDevice(url: string): Promise<void> {
  await navigator.share({ title: document.title, url }).catch((reason: unknown) => {
    console.warn('the view was not given away:', reason);
  });
}

/** The view as a link, and as a frame for another page. */
export function Share({ onClose }: { readonly onClose: () => void }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState<'common.copied' | 'share.copyFailed' | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const state = useApp();
  const address = (embedded: boolean): string => {
    const query = writeLink({ ...linkOf(state), embedded });
    return `${window.location.origin}${window.location.pathname}${query === '' ? '' : `?${query}`}`;
  };
  const frame = `<iframe src="${address(true).replaceAll('&', '&amp;')}" width="100%" height="600" style="border:0" title="Sóng Chung" loading="lazy" allow="geolocation"></iframe>`;
  const field = (key: 'share.link' | 'share.embed', text: string) => (
    <div className={styles.field}>
      <label htmlFor={`${id}-${key}`}>{t(key)}</label>
      <textarea id={`${id}-${key}`} readOnly rows={3} value={text} onFocus={({ target }) => target.select()} />
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        aria-label={`${t('common.copy')}: ${t(key)}`}
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => setSaid('common.copied'),
            () => setSaid('share.copyFailed'),
          )
        }
      >
        {t('common.copy')}
      </button>
    </div>
  );
  return (
    <dialog
      ref={dialog}
      className={`${controls.dialog} ${styles.share}`}
      aria-labelledby={`${id}-title`}
      closedby="any"
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{t('app.share')}</h2>
      <p>{t('share.lead')}</p>
      {'share' in navigator && (
        <button
          type="button"
          className={`${controls.button} ${controls.primary}`}
          onClick={() => void giveToDevice(address(false))}
        >
          {t('share.device')}
        </button>
      )}
      {field('share.link', address(false))}
      {address(false).length <= LONGEST_QR && (
        <details className={styles.code}>
          <summary>{t('share.qr')}</summary>
          <QrCode text={address(false)} label={t('share.qrLabel')} />
        </details>
      )}
      <LeftOut />
      {field('share.embed', frame)}
      <p role="status">{said && t(said)}</p>
      <form method="dialog">
        <button type="submit" className={`${controls.button} ${controls.primary}`}>
          {t('app.close')}
        </button>
      </form>
    </dialog>
  );
}

/** What the link cannot carry, and the file that does. */
function LeftOut() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const left = leftOutOfLink(useApp());
  const scenario = useApp((state) => state.planner.open?.scenario.id);
  if (left.length === 0) return null;
  return (
    <div>
      <p>{t('share.leftOut', { what: f.list(left.map((one) => t(`share.left.${one}`))) })}</p>
      <p className={controls.actions}>
        {left.includes('scenario') && scenario !== undefined && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => exportScenario(scenario)}
          >
            {t('share.scenarioFile')}
          </button>
        )}
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void saveProject()}>
          {t('share.projectFile')}
        </button>
      </p>
    </div>
  );
}
