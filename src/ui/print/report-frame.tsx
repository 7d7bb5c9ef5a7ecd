import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { PRINT_WORDS } from '../../i18n/words/print.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import reportStyles from './report.module.css';
import { ReportFoot, ReportHead } from './report-head.tsx';

const WORDS = speaker<keyof typeof PRINT_WORDS.vi>(PRINT_WORDS);

/** The words that every report has. */
export function usePrintWords() {
  return WORDS[useApp((state) => state.language)];
}

/**
 * A report as it will be printed on A4, over the whole page, with the buttons that print it
 * and leave it. On paper nothing else is left. Who issues it, to whom, of which scenario, who
 * signs it, and whether its figures are samples stand on every report.
 */
export function ReportFrame({
  name,
  title,
  subject,
  unit,
  ready,
  tools,
  onClose,
  children,
}: {
  /** Of the dialog. */
  readonly name: string;
  readonly title: string;
  readonly subject: string;
  /** Null: the province issues it. */
  readonly unit: string | null;
  /** Everything is drawn: it can be printed. */
  readonly ready: boolean;
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { language, f } = useI18n();
  const words = usePrintWords();
  const profile = useApp((state) => state.province?.profile);
  const sample = useApp((state) => state.province?.sources.some((source) => source.sample) ?? false);
  const incomplete = useApp((state) => state.province?.incomplete) ?? [];
  const scenario = useApp((state) => state.planner.open?.scenario.name);
  const dialog = useRef<HTMLDialogElement>(null);
  const known = profile !== undefined;
  useEffect(() => {
    if (known) dialog.current?.showModal();
  }, [known]);
  if (!profile) return null;
  return createPortal(
    <dialog ref={dialog} className={reportStyles.report} aria-label={name} onClose={onClose}>
      <div className={reportStyles.tools}>
        <button
          type="button"
          className={`${controls.button} ${controls.primary}`}
          disabled={!ready}
          onClick={() => window.print()}
        >
          {words(ready ? 'print.print' : 'print.drawing')}
        </button>
        {tools}
        <button type="button" className={controls.button} onClick={() => dialog.current?.close()}>
          {words('print.close')}
        </button>
        <span className={textStyles.note}>{words('print.hint')}</span>
      </div>
      <article className={reportStyles.sheet} lang={language} data-ready-to-print={ready}>
        <ReportHead profile={profile} unit={unit} />
        <h1>{title}</h1>
        <p className={reportStyles.subject}>{subject}</p>
        {scenario !== undefined && (
          <p className={reportStyles.scenario}>{words('print.scenario', { name: scenario })}</p>
        )}
        {sample && <p className={reportStyles.sample}>{words('print.sample')}</p>}
        {incomplete.length > 0 && (
          <p className={reportStyles.sample}>
            <strong>{words('incomplete.badge')}.</strong> {words('incomplete.text', { files: f.list(incomplete) })}
          </p>
        )}
        {children}
        <ReportFoot profile={profile} unit={unit} />
      </article>
    </dialog>,
    document.body,
  );
}
