import { useApp } from '../state/store.ts';
import { EmbedBar, ImportDialog, KeepNote, MissingNotice, OfflineNote, Report } from './late.ts';
import { Announcer } from './shell/announcer.tsx';
import { DesktopLayout } from './shell/desktop-layout.tsx';
import { Header } from './shell/header.tsx';
import layoutStyles from './shell/layout.module.css';
import { PhoneLayout } from './shell/phone-layout.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useI18n } from './use-i18n.ts';
import { useLinkInAddress } from './use-link.ts';
import { PHONE, useMedia } from './use-media.ts';
import { useDocument, useTheme } from './use-theme.ts';

export function App() {
  const { t, language } = useI18n();
  const theme = useTheme();
  const phone = useMedia(PHONE);
  const province = useApp((state) => state.province?.profile.name[language]);
  const embedded = useApp((state) => state.embedded);
  // Nothing is kept for later before the first map stands.
  const mapDrawn = useApp((state) => state.mapDrawn);
  const missing = useApp((state) => state.missing !== null);
  const notKept = useApp((state) => state.keepProblem !== null);
  const reporting = useApp((state) => state.reporting);
  useDocument(theme, language, province ? t('app.title', { province }) : t('app.name'));
  useLinkInAddress();
  useDroppedFiles();
  const importing = useApp((state) => state.importing !== null && state.province !== null);
  return (
    <div className={layoutStyles.app} data-phone={phone || undefined}>
      <a className={layoutStyles.skip} href="#map">
        {t('app.skip')}
      </a>
      {embedded ? <EmbedBar /> : <Header phone={phone} />}
      <div className={layoutStyles.screen}>
        {phone ? <PhoneLayout theme={theme} /> : <DesktopLayout theme={theme} />}
      </div>
      <Announcer />
      {mapDrawn && <OfflineNote />}
      {notKept && <KeepNote />}
      {missing && <MissingNotice />}
      {reporting && <Report />}
      {importing && <ImportDialog />}
    </div>
  );
}
