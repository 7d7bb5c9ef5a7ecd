import { useState } from 'react';
import TEMPLATES from '../../ingest/indicator-templates.json';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { type Draft, indicatorsOfTemplate } from './profile-draft.ts';
import { useProfileWords } from './profile-fields.tsx';
import styles from './profile-form.module.css';

/** Indicators as a kind of document names them, without a figure: those are the province's own. */
export function IndicatorTemplate({ onAdd }: { readonly onAdd: (indicators: readonly Draft[]) => void }) {
  const t = useProfileWords();
  const { language } = useI18n();
  const [chosen, setChosen] = useState(0);
  const [source, setSource] = useState('');
  const [isOther, setOther] = useState(false);
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
      <label className={controls.check}>
        <input type="checkbox" checked={isOther} onChange={({ target }) => setOther(target.checked)} />
        {t('form.templateOther')}
      </label>
      <div className={styles.template}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          disabled={source.trim() === ''}
          onClick={() =>
            onAdd(indicatorsOfTemplate(TEMPLATES[chosen]?.indicators ?? [], source.trim(), isOther ? 'other' : 'plan'))
          }
        >
          {t('form.templateAdd')}
        </button>
      </div>
    </div>
  );
}
