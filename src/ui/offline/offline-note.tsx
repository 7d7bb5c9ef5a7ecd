import { useEffect, useState, useSyncExternalStore } from 'react';
import { OFFLINE_WORDS } from '../../i18n/words/offline.ts';
import { DATA_ROLES, filesOf, type Profile } from '../../model/profile.ts';
import { keepData, keepOffline, type Offline } from '../../offline/registration.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './offline-note.module.css';

const WORDS = speaker(OFFLINE_WORDS);
/** The dev server's files have no version, so nothing of them is kept. */
const BUILT = import.meta.env.MODE !== 'development';

/** Says that there is no network and of which day the data are, or that a newer version waits. */
export function OfflineNote() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const sources = useApp((state) => state.province?.sources);
  const [update, setUpdate] = useState<Offline | null>(null);
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  useEffect(() => {
    if (!BUILT) return;
    keepOffline(setUpdate).catch((reason: unknown) => console.warn('nothing is kept for offline use:', reason));
  }, []);
  const profileUrl = useApp((state) => state.profileUrl);
  const data = useApp((state) => state.province?.profile.data);
  useEffect(() => {
    if (BUILT && data) void keepData([profileUrl, ...dataFiles(profileUrl, data)]);
  }, [profileUrl, data]);
  const date = (sources ?? [])
    .flatMap((source) => source.date ?? [])
    .sort()
    .at(-1);
  return (
    <div role="status" className={online && !update ? textStyles.srOnly : styles.note}>
      {!online && <p>{t('offline.now', { date: date ? f.date(date) : t('offline.unknown') })}</p>}
      {online && update && (
        <p>
          {t('offline.update')}{' '}
          <button
            type="button"
            className={`${controls.button} ${controls.small} ${controls.primary}`}
            onClick={() => update.takeOver()}
          >
            {t('offline.reload')}
          </button>{' '}
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setUpdate(null)}>
            {t('offline.later')}
          </button>
        </p>
      )}
    </div>
  );
}

/** The province's own files, beside its profile; of a published folder those that were published. */
function dataFiles(profileUrl: string, data: Profile['data']): readonly string[] {
  const { villages, answers } = data;
  const files = answers ? [villages, answers] : DATA_ROLES.flatMap((kind) => filesOf(data, kind));
  return files.flatMap((file) => (file ? new URL(file.file, new URL(profileUrl, document.baseURI)).href : []));
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
