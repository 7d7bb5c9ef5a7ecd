import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';
import styles from './error-screen.module.css';
import controls from './styles/controls.module.css';

/** The last resort when a screen breaks: React offers this to classes only. */
export class ErrorScreen extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { language } = useApp.getState();
    return (
      <main className={styles.broken} role="alert">
        <p>{translate(language, 'fail.screen')}</p>
        <button
          type="button"
          className={`${controls.button} ${controls.primary}`}
          onClick={() => window.location.reload()}
        >
          {translate(language, 'fail.retry')}
        </button>
      </main>
    );
  }
}
