import { useEffect } from 'react';
import { reopenObjections } from '../../commands/objections.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { OBJECTION_WORDS } from '../../i18n/words/objections.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { countObjections, OBJECTION_STATES } from '../../model/objection.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';

const WORDS = speaker(OBJECTION_WORDS);

/** How many reports there are about a village and in the province, by state; nothing where none is known. */
export function ObjectionCountsNote({ village }: { readonly village: VillageRecord }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const objections = useApp((state) => state.objections);
  useEffect(reopenObjections, []);
  const words = (of: typeof objections): string => {
    const counts = countObjections(of);
    return f.list(
      OBJECTION_STATES.flatMap((state) =>
        counts[state] > 0 ? [t('objections.one', { state: t(`state.${state}`), count: counts[state] })] : [],
      ),
    );
  };
  const own = objections.filter(({ village: code }) => code === village.code);
  if (objections.length === 0) return null;
  return (
    <p className={textStyles.note}>
      {own.length > 0 && t('objections.counts', { kind: kindWord(village, language), counts: words(own) })}{' '}
      {t('objections.countsAll', { counts: words(objections) })}
    </p>
  );
}
