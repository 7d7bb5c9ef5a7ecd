import { compute, stopComputing } from '../../commands/analysis.ts';
import { useApp } from '../../state/store.ts';
import { IssueList } from '../late.ts';
import { useI18n } from '../use-i18n.ts';

/** Reading, computing, stopped or failed: said on the map, with what can be done about it. */
export function StatusBar() {
  const { t, f } = useI18n();
  const status = useApp((state) => state.status);
  const hasFigures = useApp((state) => state.analysis !== null);
  const hasProvince = useApp((state) => state.province !== null);

  switch (status.kind) {
    case 'idle':
      return null;
    case 'loading':
      return (
        <div className="status">
          <Bar done={status.done} total={status.total} label={t('status.loading')} />
          <p>
            {status.done === 0 ? t('status.loading') : t('status.reading', { percent: f.percent(part(status), 0) })}
            {hasProvince && (
              <button type="button" className="button small" onClick={stopComputing}>
                {t('status.stop')}
              </button>
            )}
          </p>
        </div>
      );
    case 'restarting':
      return (
        <div className="status" role="status">
          <p>{t('status.restarting')}</p>
        </div>
      );
    case 'computing': {
      const text = t(`status.${status.stage}`, { percent: f.percent(part(status), 0) });
      return (
        <div className={hasFigures ? 'status patient' : 'status'}>
          <Bar done={status.done} total={status.total} label={text} />
          <p>
            {text}
            <button type="button" className="button small" onClick={stopComputing}>
              {t('status.stop')}
            </button>
          </p>
        </div>
      );
    }
    case 'stopped':
      return (
        <div className="status" role="status">
          <p>
            {t(hasFigures ? 'status.stopped' : 'status.stoppedEmpty')}
            <button type="button" className="button small" onClick={compute}>
              {t('status.resume')}
            </button>
          </p>
        </div>
      );
    case 'failed':
      return (
        <div className="status failed" role="alert">
          <h2>{t(status.what === 'load' ? 'fail.load' : 'fail.compute')}</h2>
          <p>{t(status.what === 'compute' ? 'fail.computeMend' : hasProvince ? 'fail.keep' : 'fail.loadMend')}</p>
          {status.issues.length > 0 && <IssueList issues={status.issues} most={6} />}
          <p>
            {status.what === 'compute' || hasProvince ? (
              <button type="button" className="button small" onClick={compute}>
                {t('status.resume')}
              </button>
            ) : (
              <button type="button" className="button small" onClick={() => window.location.reload()}>
                {t('fail.retry')}
              </button>
            )}
          </p>
        </div>
      );
  }
}

function part({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}

function Bar({ done, total, label }: { readonly done: number; readonly total: number; readonly label: string }) {
  return <progress className="thin-bar" aria-label={label} value={part({ done, total })} max={1} />;
}
