import { useState } from 'react';
import { openImport, setLanguage, setTheme, setView } from '../../commands/view.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { AUDIENCES, useApp } from '../../state/store.ts';
import { IncompleteBadge, ProvinceSwitch, ScenarioBadge, Share } from '../late.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { useTheme } from '../use-theme.ts';
import styles from './header.module.css';
import { SampleBadge } from './sample-badge.tsx';
import { SearchBox } from './search-box.tsx';

export function Header({ phone }: { readonly phone: boolean }) {
  const { t, language } = useI18n();
  const province = useApp((state) => state.province?.profile.name[language]);
  const mapDrawn = useApp((state) => state.mapDrawn);
  const inScenario = useApp((state) => state.planner.open !== null);
  const isIncomplete = useApp((state) => (state.province?.incomplete?.length ?? 0) > 0);
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <svg viewBox="0 0 64 64" aria-hidden="true" className={styles.mark}>
          <path d="M20.5 41.5a16.3 16.3 0 0 1 0-23M43.5 41.5a16.3 16.3 0 0 0 0-23M32 32v20" />
          <circle cx="32" cy="30" r="5.5" />
        </svg>
        <h1>
          {t('app.name')}
          {province && !phone && <span className={styles.place}> · {province}</span>}
        </h1>
        {mapDrawn && !phone && <ProvinceSwitch />}
      </div>
      <Doors />
      <SearchBox />
      {inScenario && <ScenarioBadge />}
      {isIncomplete && <IncompleteBadge />}
      <SampleBadge />
      <Settings />
    </header>
  );
}

function Doors() {
  const { t } = useI18n();
  const audience = useApp((state) => state.audience);
  const published = useApp((state) => state.province?.published ?? false);
  return (
    <nav className={styles.doors} aria-label={t('view.label')}>
      {AUDIENCES.filter((one) => one !== 'planner' || !published).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === audience ? 'page' : undefined}
          onClick={() => setView(one)}
        >
          {t(`view.${one}`)}
        </button>
      ))}
    </nav>
  );
}

function Settings() {
  const { t, language } = useI18n();
  const [sharing, setSharing] = useState(false);
  const theme = useTheme();
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <div className={styles.settings}>
      <button type="button" className={styles.data} title={t('data.title')} onClick={() => openImport()}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 12.5V2.5M6.5 5.7 10 2.2l3.5 3.5" transform="matrix(1 0 0 -1 0 15)" />
          <path d="M3 11v6h14v-6" />
        </svg>
        <span>{t('data.title')}</span>
      </button>
      <fieldset className={styles.languages}>
        <legend className={textStyles.srOnly}>{t('language.label')}</legend>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === language}
            title={t(`language.${one}`)}
            onClick={() => setLanguage(one)}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={t('app.share')}
        title={t('app.share')}
        onClick={() => setSharing(true)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 12.5V2.5M6.5 5.7 10 2.2l3.5 3.5M5 9H3.5v8.5h13V9H15" />
        </svg>
      </button>
      {sharing && <Share onClose={() => setSharing(false)} />}
      <button
        type="button"
        className={styles.iconButton}
        aria-label={t(other === 'dark' ? 'theme.toDark' : 'theme.toLight')}
        title={t(other === 'dark' ? 'theme.toDark' : 'theme.toLight')}
        onClick={() => setTheme(other)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          {other === 'dark' ? (
            <path d="M16.5 12.3A7 7 0 0 1 7.7 3.5a7 7 0 1 0 8.8 8.8Z" />
          ) : (
            <path d="M10 6.3a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4" />
          )}
        </svg>
      </button>
    </div>
  );
}
