import { useId, useRef } from 'react';
import styles from './workbench.module.css';

/** Tabs by the pattern of ARIA: one stop of the Tab key, the arrow keys go round, Home and End to the ends. */
export function Tabs<Key extends string>({
  label,
  tabs,
  current,
  onChange,
  children,
  aside,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly words: string }[];
  readonly current: Key;
  readonly onChange: (key: Key) => void;
  /** What the current tab shows. */
  readonly children: React.ReactNode;
  /** Stands beside the tabs on every one of them. */
  readonly aside?: React.ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const at = tabs.findIndex(({ key }) => key === current);
    const to: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const index = (wanted + tabs.length) % tabs.length;
    const next = tabs[index];
    if (!next) return;
    onChange(next.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <>
      <div className={styles.tabRow}>
        <div role="tablist" aria-label={label} className={styles.tabs} ref={list} onKeyDown={onKeyDown}>
          {tabs.map(({ key, words }) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              aria-selected={key === current}
              aria-controls={`${id}-panel`}
              tabIndex={key === current ? 0 : -1}
              onClick={() => onChange(key)}
            >
              {words}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} className={styles.tabPanel}>
        {children}
      </div>
    </>
  );
}
