import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { PRINT_WORDS } from '../../i18n/words-print.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import './print.css';

const WORDS = speaker<keyof typeof PRINT_WORDS.vi>(PRINT_WORDS);

/** The words that every report has. */
export function usePrintWords() {
  return WORDS[useApp((state) => state.language)];
}

/**
 * A report as it will be printed on A4, over the whole page, with the buttons that print it
 * and leave it. On paper nothing else is left. Who issues it, of which day, from which files
 * and under which assumptions stand on every report.
 */
export function ReportFrame({
  title,
  onClose,
  ready,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** Everything is drawn: it can be printed. */
  readonly ready: boolean;
  readonly children: ReactNode;
}) {
  const { f, language } = useI18n();
  const words = usePrintWords();
  const profile = useApp((state) => state.province?.profile);
  const sample = useApp((state) => state.province?.sources.some((source) => source.sample) ?? false);
  const scenario = useApp((state) => state.planner.open?.scenario.name);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  if (!profile) return null;
  const today = new Date().toLocaleDateString('sv-SE');
  return createPortal(
    <dialog ref={dialog} className="paper" aria-label={title} onClose={onClose}>
      <p className="paper-tools">
        <button type="button" className="button primary" disabled={!ready} onClick={() => window.print()}>
          {words(ready ? 'print.print' : 'print.drawing')}
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {words('print.close')}
        </button>
        <span className="quiet">{words('print.hint')}</span>
      </p>
      <div className="paper-sheet" data-ready-to-print={ready}>
        <header className="paper-head">
          <p className="paper-issuer">{profile.department.name[language]}</p>
          <p className="paper-date">{words('print.date', { date: f.date(today) })}</p>
        </header>
        <h1>{title}</h1>
        <p className="paper-place">
          {profile.name[language]}
          {scenario !== undefined && ` · ${words('print.scenario', { name: scenario })}`}
        </p>
        {sample && <p className="paper-sample">{words('print.sample')}</p>}
        {children}
        <footer className="paper-sign">
          <p>{profile.department.signatory[language]}</p>
          <p className="quiet">{words('print.sign')}</p>
        </footer>
      </div>
    </dialog>,
    document.body,
  );
}
