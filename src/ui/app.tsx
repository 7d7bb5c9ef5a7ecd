import { Suspense } from 'react';
import { useApp } from '../state/store.ts';
import { ImportDialog } from './late.ts';
import { DesktopLayout } from './shell/desktop-layout.tsx';
import { Header } from './shell/header.tsx';
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
  useDocument(theme, language, province ? t('app.title', { province }) : t('app.name'));
  useLinkInAddress();
  useDroppedFiles();
  const importing = useApp((state) => state.importing !== null && state.province !== null);
  return (
    <div className={phone ? 'app phone' : 'app'}>
      <a className="skip" href="#map">
        {t('app.skip')}
      </a>
      <Header phone={phone} />
      {phone ? <PhoneLayout theme={theme} /> : <DesktopLayout theme={theme} />}
      <Suspense>{importing && <ImportDialog />}</Suspense>
    </div>
  );
}
