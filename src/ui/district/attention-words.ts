import type { AttentionReason } from '../../analysis/attention.ts';
import { onlyEnding } from '../../analysis/ending-technologies.ts';
import { shareOf } from '../../analysis/layout.ts';
import type { Format } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { shareText } from '../../i18n/share-text.ts';
import type { Say } from '../../i18n/translate.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import type { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import type { Technology } from '../../model/profile.ts';
import type { Analysis } from '../../model/results.ts';

interface SentenceParts {
  readonly t: Say<keyof typeof DISTRICT_WORDS.vi>;
  readonly language: Language;
  readonly f: Format;
  /** What the village is called in a sentence. */
  readonly kind: string;
  /** ISO date: what has ended by then is said as past. */
  readonly today: string;
  /** Of the profile. */
  readonly technologies: readonly Technology[];
}

/** Why a village needs attention, as one sentence: the gravest reason first. */
export function attentionSentence(
  reasons: readonly AttentionReason[],
  analysis: Analysis,
  village: number,
  { t, language, f, kind, technologies, today }: SentenceParts,
): string {
  const of = weightNoun(analysis, language, village);
  const share = shareText(shareOf(analysis.coverage, village, { kind: 'broadband' }), analysis.coverage, f, 0);
  const ending = onlyEnding(analysis, village, technologies);
  const said = {
    share,
    of,
    kind,
    technologies: f.list(ending?.technologies ?? []),
    until:
      ending === null
        ? ''
        : t(ending.endDate < today ? 'ending.offAir' : 'ending.onAir', { end: f.date(ending.endDate) }),
  };
  const words = reasons.map((reason) => t(`reason.${reason}`, said)).join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
