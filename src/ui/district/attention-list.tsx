import { useMemo, useState } from 'react';
import { needAttention } from '../../analysis/attention.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { openObjectionsOf } from '../../model/objection.ts';
import type { Technology } from '../../model/profile.ts';
import { isoToday } from '../../model/today.ts';
import { useApp } from '../../state/store.ts';
import { useMeasuredContradictions } from '../measured/use-measured.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import attentionStyles from './attention-list.module.css';
import { attentionSentence } from './attention-words.ts';

const WORDS = speaker(DISTRICT_WORDS);
const FIRST_SHOWN = 5;
const NO_TECHNOLOGIES: readonly Technology[] = [];

/** "Thôn cần chú ý": the worst first, each with its reason. */
export function AttentionList({ members }: { readonly members: readonly number[] }) {
  const { language, f, t: first } = useI18n();
  const t = WORDS[language];
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const objections = useApp((state) => state.objections);
  const technologies = useApp((state) => state.province?.profile.technologies) ?? NO_TECHNOLOGIES;
  const objected = useMemo(() => openObjectionsOf(villages ?? [], objections), [villages, objections]);
  const measured = useMeasuredContradictions();
  const [all, setAll] = useState(false);
  const found = useMemo(
    () =>
      villages && analysis ? needAttention(villages, analysis, members, { objected, technologies, measured }) : [],
    [villages, analysis, members, objected, technologies, measured],
  );
  if (!villages || !analysis) return null;
  const sources = technologies.flatMap(({ endSource }) => endSource ?? []);
  return (
    <>
      <h3>
        {t('attention.title')}{' '}
        <span className={textStyles.quiet}>{t('common.villageCount', { count: found.length })}</span>
      </h3>
      {found.length === 0 && <p>{t('common.attentionNone')}</p>}
      <ul className={attentionStyles.list}>
        {found.slice(0, all ? found.length : FIRST_SHOWN).map(({ village, reasons }) => {
          const { name, commune, population } = villages[village] ?? {};
          return (
            <li key={village}>
              <button
                type="button"
                onClick={() => goTo({ kind: 'village', index: village })}
                onPointerEnter={() => highlight({ villages: [village] })}
                onPointerLeave={() => highlight({})}
                onFocus={() => highlight({ villages: [village] })}
                onBlur={() => highlight({})}
              >
                <span className={attentionStyles.name}>
                  {name} <span className={textStyles.quiet}>{commune}</span>
                </span>
                <span className={attentionStyles.why}>
                  {attentionSentence(reasons, analysis, village, {
                    t,
                    language,
                    f,
                    kind: kindWord(villages[village], language),
                    today: isoToday(),
                    technologies,
                  })}{' '}
                  {population != null && (
                    <span className={textStyles.quiet}>{t('attention.people', { count: population })}</span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {sources.length > 0 && found.some(({ reasons }) => reasons.some((reason) => reason.startsWith('ending'))) && (
        <p className={textStyles.note}>{first('goal.from', { files: sources.join('; ') })}</p>
      )}
      {found.length > FIRST_SHOWN && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('attention.less') : t('attention.more', { count: found.length })}
        </button>
      )}
    </>
  );
}
