import { useEffect, useId, useState } from 'react';
import { drawSignal, paintSignal, removeSignal, showSignalKind } from '../../commands/signal-layer.ts';
import { SIGNAL_LAYER_WORDS } from '../../i18n/words/signal-layer.ts';
import { MODEL_NAMES } from '../../model/radio.ts';
import { SIGNAL_KINDS, type SignalKind } from '../../model/signal-picture.ts';
import { useSignal } from '../../state/signal-store.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { useTheme } from '../use-theme.ts';
import radioStyles from './radio.module.css';
import styles from './section.module.css';
import { SignalKey } from './signal-key.tsx';

const WORDS = speaker(SIGNAL_LAYER_WORDS);

/** Signal, best server, margin and probability of the area in sight, drawn on request. */
export function SignalLayers() {
  const { language, t: say } = useI18n();
  const t = WORDS[language];
  const titleId = useId();
  const theme = useTheme();
  const profile = useApp((state) => state.province?.profile);
  const model = useApp((state) => state.parameters?.radioModel ?? 'p1812');
  const { state, kind } = useSignal();
  const technologies = profile?.linkBudgets?.technologies.map(({ technology }) => technology) ?? [];
  const [operator, setOperator] = useState('');
  const [technology, setTechnology] = useState(() => (technologies.includes('4G') ? '4G' : (technologies[0] ?? '')));
  useEffect(() => paintSignal(theme), [theme]);
  return (
    <section className={radioStyles.comparison} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('signalLayer.title')}</h3>
      <p className={textStyles.note}>{t('signalLayer.about', { model: MODEL_NAMES[model] })}</p>
      <div className={styles.choices}>
        <label>
          <span>{say('ask.operator')}</span>
          <select value={operator} onChange={({ target }) => setOperator(target.value)}>
            <option value="">{t('signalLayer.all')}</option>
            {profile?.operators.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('ask.technology')}</span>
          <select value={technology} onChange={({ target }) => setTechnology(target.value)}>
            {technologies.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('signalLayer.kind')}</span>
          <select value={kind} onChange={({ target }) => showSignalKind(kindOf(target.value), theme)}>
            {SIGNAL_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`signalLayer.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => void drawSignal(operator === '' ? null : operator, technology, theme)}
        >
          {t('signalLayer.draw')}
        </button>
        {state.kind !== 'none' && (
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={removeSignal}>
            {t('signalLayer.remove')}
          </button>
        )}
      </div>
      <div role="status">
        {state.kind === 'computing' && <p>{t('signalLayer.computing', { done: state.done, total: state.total })}</p>}
        {state.kind === 'failed' && <p className={textStyles.missed}>{t('signalLayer.failed')}</p>}
        {state.kind === 'no-ground' && <p>{t('signalLayer.noGround')}</p>}
        {state.kind === 'no-stations' && <p>{t('signalLayer.noStations')}</p>}
      </div>
      <SignalKey />
    </section>
  );
}

function kindOf(text: string): SignalKind {
  return SIGNAL_KINDS.find((one) => one === text) ?? 'signal';
}
