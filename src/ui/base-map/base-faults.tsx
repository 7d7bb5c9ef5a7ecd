import { retryBaseMap } from '../../commands/base-map.ts';
import { BASE_FAULT_WORDS } from '../../i18n/words/base-fault.ts';
import type { BaseFault } from '../../model/base-map.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './base-faults.module.css';

const WORDS = speaker(BASE_FAULT_WORDS);

/** Which base map is missing under the figures, with its file and what was expected of it. */
export function BaseFaults() {
  const { t, language } = useI18n();
  const words = WORDS[language];
  const faults = useApp((state) => state.baseFaults) ?? [];
  const line = ({ kind, name, file, why }: BaseFault): string =>
    words('baseFault.line', {
      name: name?.[language] ?? words('baseFault.ground'),
      file,
      why: words(`baseFault.${why.kind}`, { found: why.found ?? null }),
      expected: words(`baseFault.expected.${kind}`),
    });
  return (
    <section className={styles.faults} role="status" aria-label={words('baseFault.title')}>
      <h2>{words('baseFault.title')}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.kind} ${fault.file}`}>{line(fault)}</li>
        ))}
      </ul>
      <p className={textStyles.note}>{words('baseFault.rest')}</p>
      <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void retryBaseMap()}>
        {t('late.again')}
      </button>
    </section>
  );
}
