import {
  Component,
  type ComponentType,
  createElement,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  Suspense,
} from 'react';
import { translate } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';
import styles from './late-part.module.css';
import controls from './styles/controls.module.css';
import { useI18n } from './use-i18n.ts';

interface Manner<Props> {
  /** Shown while the part comes. */
  readonly waiting?: ReactNode;
  /** Closes a part that lies over the screen: that it did not come is then said in a dialog. */
  readonly leave?: (props: Props) => void;
  /** Nobody asked for this part, so nothing is said when it does not come. */
  readonly unasked?: boolean;
}

/**
 * A part of the screen that is fetched when it is first shown. Where that fails (no network, or a
 * new version of the app has taken away the old one's files) the part's place says so and offers
 * to try again; the rest of the screen lives on. A bug in the part is no such thing and goes up.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  manner: Manner<Props> = {},
): (props: Props) => ReactNode {
  let part = lazyPart(load);
  // What failed once would fail for ever: the next to show the part asks anew.
  const renew = (): void => {
    part = lazyPart(load);
  };
  return (props) => {
    const leave = manner.leave;
    return (
      <Boundary
        waiting={manner.waiting}
        silent={manner.unasked ?? false}
        renew={renew}
        show={() => createElement<Props>(part, props)}
        {...(leave ? { leave: () => leave(props) } : {})}
      />
    );
  };
}

class NotFetched extends Error {}

function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      throw new NotFetched('a part of the screen could not be fetched', { cause });
    }
  });
}

interface BoundaryProps {
  readonly waiting: ReactNode;
  readonly silent: boolean;
  readonly leave?: () => void;
  readonly renew: () => void;
  readonly show: () => ReactNode;
}

class Boundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(): void {
    this.props.renew();
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { waiting, silent, leave, show } = this.props;
    if (error === null) return <Suspense fallback={waiting}>{show()}</Suspense>;
    if (!(error instanceof NotFetched)) throw error;
    if (silent) return null;
    const again = (): void => {
      fetchStylesAgain();
      this.setState({ error: null });
    };
    if (!leave) return <Missing again={again} />;
    return (
      <dialog ref={open} className={controls.dialog} aria-labelledby="late-words" onClose={leave}>
        <Missing again={again} />
        <form method="dialog">
          <button type="submit" className={controls.button}>
            {translate(useApp.getState().language, 'app.close')}
          </button>
        </form>
      </dialog>
    );
  }
}

function open(dialog: HTMLDialogElement | null): void {
  if (dialog && !dialog.open) dialog.showModal();
}

function Missing({ again }: { readonly again: () => void }) {
  const { t } = useI18n();
  const online = navigator.onLine;
  return (
    <div className={styles.missing} role="alert">
      <p id="late-words">{t(online ? 'late.failed' : 'late.offline')}</p>
      <p>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={again}>
          {t('late.again')}
        </button>{' '}
        {online && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => window.location.reload()}
          >
            {t('fail.retry')}
          </button>
        )}
      </p>
    </div>
  );
}

/** A style sheet that did not come is not asked for again by itself. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.sheet === null) link.replaceWith(link.cloneNode());
  }
}
