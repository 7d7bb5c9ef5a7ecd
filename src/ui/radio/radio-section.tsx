import { setParameter } from '../../commands/analysis.ts';
import { pauseRadio, resumeRadio } from '../../commands/radio.ts';
import { MODEL_NAMES, RADIO_MODELS } from '../../model/radio.ts';
import { hasGroundNamed } from '../../state/ground-named.ts';
import type { RadioProgress } from '../../state/radio.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { CoverHeights } from './cover-heights.tsx';
import { ModelComparisonView } from './model-comparison.tsx';
import styles from './radio.module.css';
import { SignalLayers } from './signal-layers.tsx';
import { useRadioWords } from './use-radio-words.ts';

/** Circle or model: the choice, how far the signal is computed, and what the model changes. */
export function RadioSection() {
  const words = useRadioWords();
  const chosen = useApp((state) => state.parameters?.radioModel ?? 'circles');
  const hasModel = useApp((state) => state.analysis?.parameters.radio !== undefined);
  const progress = useApp((state) => state.radio);
  const hasGround = useApp(hasGroundNamed);
  return (
    <fieldset>
      <legend>{words('param.radioModel')}</legend>
      <label className={styles.choice}>
        <span>{words('radio.choose')}</span>
        <select aria-label={words('radio.choose')} value={chosen} onChange={({ target }) => choose(target.value)}>
          <option value="circles">{words('radio.circles')}</option>
          {RADIO_MODELS.map((model) => (
            <option key={model} value={model}>
              {words(model === 'p1812' ? 'radio.overGround' : 'radio.overDistance', { model: MODEL_NAMES[model] })}
            </option>
          ))}
        </select>
      </label>
      <p className={`${textStyles.note} ${styles.about}`}>{words(`radio.${chosen}About`)}</p>
      {chosen !== 'circles' && <Progress progress={progress} />}
      {chosen !== 'circles' && hasModel && <ModelComparisonView />}
      {hasGround && <CoverHeights />}
      {hasGround && <SignalLayers />}
    </fieldset>
  );
}

function choose(text: string): void {
  setParameter({ key: 'radioModel', value: RADIO_MODELS.find((model) => model === text) ?? 'circles' });
}

function Progress({ progress }: { readonly progress: RadioProgress }) {
  const words = useRadioWords();
  const { kind, done, total, ground } = progress;
  const isUnderWay = kind === 'computing' || kind === 'paused';
  return (
    <div className={styles.progress}>
      {isUnderWay && <progress aria-label={words('radio.progress')} max={Math.max(1, total)} value={done} />}
      <p role="status">{progressWords(progress, words)}</p>
      {isUnderWay && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={kind === 'paused' ? resumeRadio : pauseRadio}
        >
          {words(kind === 'paused' ? 'radio.resume' : 'radio.pause')}
        </button>
      )}
      {ground && (
        <p className={textStyles.note}>
          {words(ground.sample ? 'radio.groundSample' : 'radio.ground', { file: ground.file })} {words('radio.discWhy')}
        </p>
      )}
    </div>
  );
}

function progressWords({ kind, done, total }: RadioProgress, words: ReturnType<typeof useRadioWords>): string {
  switch (kind) {
    case 'off':
    case 'loading':
      return words('radio.loading');
    case 'computing':
      return words('radio.computing', { done, total });
    case 'paused':
      return words('radio.paused', { done, total });
    case 'ready':
      return words('radio.ready');
    case 'no-ground':
      return words('radio.noGround');
    case 'no-budgets':
      return words('radio.noBudgets');
    case 'failed':
      return words('radio.failed');
  }
}
