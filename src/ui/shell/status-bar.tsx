import { compute, stopComputing } from '../../commands/analysis.ts';
import { retryLoad, usePartOfLoad } from '../../commands/province.ts';
import type { MessageKey } from '../../i18n/translate.ts';
import { type Status, useApp } from '../../state/store.ts';
import { IssueList } from '../late.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './status-bar.module.css';

/** Reading, computing, stopped or failed: said on the map, with what can be done about it. */
export function StatusBar() {
  const { t, f } = useI18n();
  const status = useApp((state) => state.status);
  const hasFigures = useApp((state) => state.analysis !== null);
  const hasProvince = useApp((state) => state.province !== null);

  const whose = hasFigures ? 'status.stopped' : 'status.stoppedEmpty';

  switch (status.kind) {
    case 'idle':
      return null;
    case 'loading':
      return (
        <div className={styles.status}>
          <Bar done={status.done} total={status.total} label={t('status.loading')} />
          <p>
            {status.done === 0 ? t('status.loading') : t('status.reading', { percent: f.percent(part(status), 0) })}
            {hasProvince && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopComputing}>
                {t('status.stop')}
              </button>
            )}
          </p>
        </div>
      );
    case 'restarting':
      return (
        <div className={styles.status} role="status">
          <p>{t('status.restarting')}</p>
        </div>
      );
    case 'computing': {
      const text = t(`status.${status.stage}`, { percent: f.percent(part(status), 0) });
      return (
        <div className={hasFigures ? `${styles.status} ${styles.patient}` : styles.status}>
          <Bar done={status.done} total={status.total} label={text} />
          <p>
            {text}
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopComputing}>
              {t('status.stop')}
            </button>
          </p>
        </div>
      );
    }
    case 'stopped':
      return (
        <div className={styles.status} role="status">
          <p>
            {t(whose)}
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={compute}>
              {t('status.resume')}
            </button>
          </p>
        </div>
      );
    case 'failed':
      return (
        <div className={`${styles.status} ${styles.failed}`} role="alert">
          <h2>{t(status.what === 'load' ? 'fail.load' : 'fail.compute')}</h2>
          <p>{t(adviceOf(status, whose) ?? (hasProvince ? 'fail.keep' : 'fail.loadAdvice'))}</p>
          {status.issues.length > 0 && <IssueList issues={status.issues} most={6} />}
          <p>
            {status.what === 'load' && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={retryLoad}>
                {t('late.again')}
              </button>
            )}
            {(status.files ?? []).length > 0 && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={usePartOfLoad}>
                {t('fail.usePart')}
              </button>
            )}
            {(status.what === 'compute' || hasProvince) && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={compute}>
                {t('status.resume')}
              </button>
            )}
          </p>
        </div>
      );
  }
}

function adviceOf(
  { what, issues, files = [] }: Extract<Status, { kind: 'failed' }>,
  whoseFigures: MessageKey,
): MessageKey | null {
  if (what === 'compute') return issues.length === 0 ? 'fail.computeAdvice' : whoseFigures;
  return files.length > 0 ? 'fail.part' : null;
}

function part({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}

function Bar({ done, total, label }: { readonly done: number; readonly total: number; readonly label: string }) {
  return <progress className={controls.thinBar} aria-label={label} value={part({ done, total })} max={1} />;
}
