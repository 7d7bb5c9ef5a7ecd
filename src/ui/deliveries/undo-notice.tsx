import { createPortal } from 'react-dom';
import { undoDeliveries } from '../../commands/deliveries.ts';
import { hideStep, useDeliveryHistory } from '../../state/delivery-history.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { useDeliveryWords } from './delivery-words.ts';
import styles from './undo-notice.module.css';

const FILES_NAMED = 2;

/** What was just changed, and one click to take it back; over everything, the map included. */
export function UndoNotice({ inDialog = false }: { readonly inDialog?: boolean }) {
  const t = useDeliveryWords();
  const { f } = useI18n();
  const step = useDeliveryHistory(({ past, shown }) => (shown ? past.at(-1) : undefined));
  if (!step) return null;
  const named = step.files.slice(0, FILES_NAMED);
  const more = step.files.length > named.length ? [`+${step.files.length - named.length}`] : [];
  const notice = (
    <div className={inDialog ? `${styles.notice} ${styles.within}` : styles.notice} role="status">
      <span>{t(`deliveries.did.${step.what}`, { files: f.list([...named, ...more]) })}</span>
      <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void undoDeliveries()}>
        {t('common.undo')}
      </button>
      <button type="button" className={styles.hide} aria-label={t('deliveries.hide')} onClick={hideStep}>
        ×
      </button>
    </div>
  );
  return inDialog ? notice : createPortal(notice, document.body);
}
