import { useMemo, useState } from 'react';
import { communeIdOf } from '../../analysis/commune-id.ts';
import { unitsOf } from '../../analysis/units.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { VILLAGE_LIST_WORDS } from '../../i18n/words/village-list.ts';
import type { Bounds } from '../../model/geometry.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './village-list.module.css';

const WORDS = speaker(VILLAGE_LIST_WORDS);
const SHOWN_AT_ONCE = 50;

/** What the map shows, for whoever cannot see it or point at it: each village with its verdict, a button to its answer. */
export function VillageList() {
  const { language } = useI18n();
  const t = WORDS[language];
  const [open, setOpen] = useState(false);
  return (
    <details
      className={`${controls.fold} ${styles.list}`}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('list.title')}</summary>
      {open && <Villages />}
    </details>
  );
}

function Villages() {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const seen = useApp((state) => state.seen);
  const selection = useApp((state) => state.selection);
  const [commune, setCommune] = useState('');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const communes = useMemo(
    () => [...unitsOf(villages ?? [], 'commune')].sort((a, b) => f.compare(a.name, b.name)),
    [villages, f],
  );
  const listed = useMemo(() => {
    const all = [...(villages ?? []).entries()].filter(([, village]) =>
      commune === '' ? seen === null || touch(village.bounds, seen) : communeIdOf(village) === commune,
    );
    return all.sort(([, a], [, b]) => f.compare(a.commune ?? '', b.commune ?? '') || f.compare(a.name, b.name));
  }, [villages, commune, seen, f]);
  if (!villages || !analysis) return null;
  return (
    <>
      <label className={styles.where}>
        {t('list.where')}
        <select
          value={commune}
          onChange={({ target }) => {
            setCommune(target.value);
            setMost(SHOWN_AT_ONCE);
          }}
        >
          <option value="">{t('list.inView')}</option>
          {communes.map(({ code, name, district }) => (
            <option key={code} value={code}>
              {[name, district].filter(Boolean).join(', ')}
            </option>
          ))}
        </select>
      </label>
      <p className={textStyles.note} role="status">
        {t('common.villageCount', { count: listed.length })}
      </p>
      <ul>
        {listed.slice(0, most).map(([index, village]) => (
          <li key={village.code}>
            <button
              type="button"
              aria-current={selection?.kind === 'village' && selection.index === index ? 'true' : undefined}
              onClick={() => goTo({ kind: 'village', index })}
              onPointerEnter={() => highlight({ villages: [index] })}
              onPointerLeave={() => highlight({})}
              onFocus={() => highlight({ villages: [index] })}
              onBlur={() => highlight({})}
            >
              <span>
                {village.name} {commune === '' && <span className={textStyles.quiet}>{village.commune}</span>}
              </span>{' '}
              <span className={styles.verdict} data-verdict={analysis.verdicts[index]}>
                {say(`verdict.${analysis.verdicts[index] ?? 'unknown'}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length > most && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => setMost(most + SHOWN_AT_ONCE)}
        >
          {t('list.more', { count: Math.min(SHOWN_AT_ONCE, listed.length - most) })}
        </button>
      )}
    </>
  );
}

function touch([west, south, east, north]: Bounds, [left, bottom, right, top]: Bounds): boolean {
  return west <= right && east >= left && south <= top && north >= bottom;
}
