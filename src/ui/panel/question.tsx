import { setColourBy } from '../../commands/view.ts';
import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import type { ColourBy } from '../../map/colour-by.ts';
import type { CoverageSet } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './question.module.css';

const WORDS = speaker(PANEL_WORDS);

const MEASURES = [
  'coverage',
  'verdict',
  'operator-count',
  'resilience',
  'fibre',
  'mobile-contradiction',
  'ftth-contradiction',
] as const satisfies readonly ColourBy['kind'][];

const AT_LEAST = [2, 3, 4] as const;

/** "Tô màu thôn theo **tỷ lệ phủ** của **mọi nhà mạng**, **4G**": a sentence with choices in it. */
export function Question() {
  const t = WORDS[useI18n().language];
  const colourBy = useApp((state) => state.colourBy);
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const technologies = useApp((state) => state.province?.profile.technologies) ?? [];
  const set = colourBy.kind === 'coverage' ? colourBy.set : null;
  const who = set && whoOf(set);
  const what = set && whatOf(set);

  return (
    <section className={styles.question}>
      <h2 className={styles.sentence}>
        {t('ask.prefix')}{' '}
        <select
          aria-label={t('ask.measure')}
          value={colourBy.kind}
          onChange={({ target }) => {
            const kind = MEASURES.find((one) => one === target.value);
            if (kind) setColourBy(kind === 'coverage' ? { kind, set: { kind: 'broadband' } } : { kind });
          }}
        >
          {MEASURES.map((kind) => (
            <option key={kind} value={kind}>
              {t(`measure.${kind}`)}
            </option>
          ))}
        </select>
        {set && who !== null && what !== null && (
          <>
            {` ${t('ask.of')} `}
            <select
              aria-label={t('ask.operator')}
              value={who}
              onChange={({ target }) => setColourBy({ kind: 'coverage', set: setOf(target.value, what) })}
            >
              <option value="*">{t('operator.all')}</option>
              {AT_LEAST.filter((k) => k <= operators.length).map((k) => (
                <option key={k} value={`>=${k}`}>
                  {t('operator.atLeast', { count: k })}
                </option>
              ))}
              {operators.map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </select>
            {`${t('ask.comma')} `}
            {set.kind === 'operators' ? (
              t('technology.broadband')
            ) : (
              <select
                aria-label={t('ask.technology')}
                value={what}
                onChange={({ target }) => setColourBy({ kind: 'coverage', set: setOf(who, target.value) })}
              >
                {who === '*' && <option value="broadband">{t('technology.broadband')}</option>}
                <option value="any">{t('technology.any')}</option>
                {technologies.map(({ id }) => (
                  <option key={id} value={id}>
                    {id}
                  </option>
                ))}
              </select>
            )}
          </>
        )}
      </h2>
    </section>
  );
}

function whoOf(set: CoverageSet): string {
  if (set.kind === 'operators') return `>=${set.atLeast}`;
  return 'operator' in set ? set.operator : '*';
}

function whatOf(set: CoverageSet): string {
  if ('technology' in set) return set.technology;
  return set.kind === 'any' || set.kind === 'operator' ? 'any' : 'broadband';
}

/** The set of two choices; one operator's broadband has no column of its own, so all its technologies stand for it. */
function setOf(who: string, what: string): CoverageSet {
  const atLeast = AT_LEAST.find((k) => who === `>=${k}`);
  if (atLeast) return { kind: 'operators', atLeast };
  const named = what !== 'any' && what !== 'broadband';
  if (who === '*') {
    if (named) return { kind: 'technology', technology: what };
    return { kind: what === 'any' ? 'any' : 'broadband' };
  }
  return named ? { kind: 'cell', operator: who, technology: what } : { kind: 'operator', operator: who };
}
