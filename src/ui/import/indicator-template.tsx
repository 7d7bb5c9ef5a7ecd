import { useState } from 'react';
import TEMPLATES from '../../ingest/indicator-templates.json';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import type { Draft } from './profile-draft.ts';
import { useProfileWords } from './profile-fields.tsx';
import styles from './profile-form.module.css';

/** Indicators as a kind of document names them, without a figure: those are the province's own. */
export function IndicatorTemplate({ onAdd }: { readonly onAdd: (indicators: readonly Draft[]) => void }) {
  const t = useProfileWords();
  const { language } = useI18n();
  const [chosen, setChosen] = useState(0);
  const [source, setSource] = useState('');
  return (
    <div className={styles.grid}>
      <label>
        <span>{t('form.template')}</span>
        <select value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
          {TEMPLATES.map(({ id, name }, index) => (
            <option key={id} value={index}>
              {name[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('form.templateDocument')}</span>
        <input type="text" value={source} onChange={({ target }) => setSource(target.value)} />
      </label>
      <div className={styles.template}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          disabled={source.trim() === ''}
          onClick={() =>
            onAdd((TEMPLATES[chosen]?.indicators ?? []).map((indicator) => ({ ...indicator, source: source.trim() })))
          }
        >
          {t('form.templateAdd')}
        </button>
      </div>
    </div>
  );
}
