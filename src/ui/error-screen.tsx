import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';

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
      <main className="broken" role="alert">
        <p>{translate(language, 'fail.screen')}</p>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {translate(language, 'fail.retry')}
        </button>
      </main>
    );
  }
}
