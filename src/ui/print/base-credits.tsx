import { PRINT_WORDS } from '../../i18n/words/print.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import reportStyles from './report.module.css';

const WORDS = speaker<keyof typeof PRINT_WORDS.vi>(PRINT_WORDS);

/** Whose what lies under the figures is, for paper; nothing that is switched off or not there. */
export function useBaseCredits(): readonly string[] {
  const { language, f } = useI18n();
  const words = WORDS[language];
  const base = useApp((state) => state.base);
  const { baseMap, relief, tint } = useApp((state) => state.shown);
  const ground = useApp((state) => state.province?.profile.ground);
  if (!base) return [];
  const hasGround = (relief && base.relief !== null) || (tint && base.tint !== null);
  const date = ground?.date;
  return [
    ...(baseMap && base.attributions.length > 0
      ? [words('print.baseCredit', { base: base.attributions.join(' · ') })]
      : []),
    ...(hasGround && ground
      ? [
          words(relief ? 'print.reliefCredit' : 'print.tintCredit', {
            file: ground.file,
            source: ground.source === '' ? null : ground.source,
            date: date === undefined ? null : f.date(date),
          }),
        ]
      : []),
  ];
}

/** The same under a picture of the map. */
export function BaseCredits() {
  const credits = useBaseCredits();
  return credits.length === 0 ? null : <p className={reportStyles.credits}>{credits.join(' ')}</p>;
}
