import { type ReactNode, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { SearchPlace } from '../../analysis/search/places.ts';
import { choosePlace } from '../../commands/places.ts';
import { highlight } from '../../commands/selection.ts';
import { useApp } from '../../state/store.ts';
import { usePlaces } from '../search/use-places.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './search-box.module.css';

const SHOWN_AT_ONCE = 10;
/** A combobox with a list (ARIA Authoring Practices: editable combobox with list autocomplete). */
export function SearchBox() {
  const { t } = useI18n();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const camera = useApp((state) => state.camera);
  const [wanted, setWanted] = useState(0);
  const places = usePlaces(wanted);
  const missing = places === 'not-fetched';
  const find = missing ? null : places;
  const want = (): void => setWanted((before) => (missing ? before + 1 : Math.max(1, before)));
  const asked = useDeferredValue(query);
  const near = useRef(camera?.centre ?? null);
  if (asked === '') near.current = camera?.centre ?? null;
  const all = useMemo(() => find?.(asked, most + 1, near.current) ?? [], [find, asked, most]);
  const found = all.slice(0, most);
  const hasMore = all.length > most;
  const choices = found.length + (hasMore ? 1 : 0);
  const showMore = (): void => setMost(most + SHOWN_AT_ONCE * 2);
  const shown = open && find !== null && asked.trim() !== '';

  const choose = (one: SearchPlace): void => {
    setQuery(one.name);
    setOpen(false);
    setActive(-1);
    choosePlace(one);
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices > 0) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + choices + (active < 0 && step < 0 ? 1 : 0)) % choices);
    } else if (event.key === 'Enter') {
      const one = found[Math.max(active, 0)];
      if (shown && one) choose(one);
      else if (shown && hasMore) showMore();
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else setQuery('');
      setActive(-1);
    }
  };

  return (
    <search className={styles.box}>
      <svg className={styles.glass} viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m13 13 4.5 4.5" />
      </svg>
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t('search.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          want();
          setOpen(true);
          setActive(-1);
          setMost(SHOWN_AT_ONCE);
        }}
        onFocus={() => {
          want();
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('search.clear')}
          onClick={() => {
            setQuery('');
            highlight({});
            box.current?.focus();
          }}
        >
          ×
        </button>
      )}
      <Results
        id={id}
        query={asked.trim()}
        found={found}
        hasMore={hasMore}
        active={active}
        shown={shown}
        missing={open && missing && query.trim() !== ''}
        onChoose={choose}
        onMore={showMore}
      />
    </search>
  );
}

/** The list under the box, or why there is none. */
function Results({
  id,
  query,
  found,
  hasMore,
  active,
  shown,
  missing,
  onChoose,
  onMore,
}: {
  readonly id: string;
  readonly query: string;
  readonly found: readonly SearchPlace[];
  readonly hasMore: boolean;
  readonly active: number;
  readonly shown: boolean;
  /** What searches could not be fetched. */
  readonly missing: boolean;
  readonly onChoose: (place: SearchPlace) => void;
  readonly onMore: () => void;
}) {
  const { t, language } = useI18n();
  return (
    <>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.results')}
        className={styles.list}
        hidden={!shown || found.length === 0}
        // The box keeps the focus, and with it the list stays, while it is scrolled or pressed.
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((one, index) => (
          <Choice
            key={`${one.kind} ${'index' in one ? one.index : `${one.name} ${one.where}`}`}
            id={`${id}-${index}`}
            isActive={index === active}
            onChoose={() => onChoose(one)}
          >
            <span>{one.name}</span>
            <span className={styles.where}>{one.where}</span>
            <span className={styles.kind}>{(language === 'vi' && one.ownKind) || t(`search.${one.kind}`)}</span>
          </Choice>
        ))}
        {hasMore && (
          <Choice id={`${id}-${found.length}`} isActive={active === found.length} onChoose={onMore}>
            <span className={styles.more}>{t('search.more')}</span>
          </Choice>
        )}
      </div>
      {missing && (
        <p className={`${styles.list} ${styles.none}`} role="status">
          {t(navigator.onLine ? 'late.failed' : 'late.offline')}
        </p>
      )}
      {shown && found.length === 0 && (
        <p className={`${styles.list} ${styles.none}`} role="status">
          {t('search.none', { query })}
        </p>
      )}
      <span className={textStyles.srOnly} role="status">
        {shown && found.length > 0 ? t('search.count', { count: found.length }) : ''}
      </span>
    </>
  );
}

function Choice({
  id,
  isActive,
  onChoose,
  children,
}: {
  readonly id: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // On release: a finger that scrolls the list chooses nothing.
      onClick={onChoose}
      onKeyDown={({ key }) => key === 'Enter' && onChoose()}
    >
      {children}
    </div>
  );
}
