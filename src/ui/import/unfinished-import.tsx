import type { ReactNode } from 'react';
import { dropUnfinished } from '../../commands/kept-import.ts';
import { continueImport } from '../../commands/unfinished-import.ts';
import { KEEP_WORDS } from '../../i18n/words/keep.ts';
import { useImport } from '../../state/import-store.ts';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './unfinished-import.module.css';

const WORDS = speaker(KEEP_WORDS);

/** Offers the files that were being mapped when an earlier page ended; nothing where there are none. @param children A third answer. */
export function UnfinishedImport({ children }: { readonly children?: ReactNode }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const names = useImport((state) => state.unfinished);
  const count = names.length;
  if (count === 0) return null;
  return (
    <div className={styles.unfinished}>
      <p>{t('keep.unfinished', { count, names: f.list(names) })}</p>
      <div className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small} ${controls.primary}`}
          onClick={() => void continueImport()}
        >
          {t('keep.continue', { count })}
        </button>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void dropUnfinished()}>
          {t('keep.discard')}
        </button>
        {children}
      </div>
    </div>
  );
}

/** Says that the browser does not keep what is being mapped. */
export function ImportNotKept() {
  const { language } = useI18n();
  const notKept = useImport((state) => state.notKept);
  return notKept ? (
    <p className={styles.refused} role="alert">
      {WORDS[language]('keep.importRefused')}
    </p>
  ) : null;
}
