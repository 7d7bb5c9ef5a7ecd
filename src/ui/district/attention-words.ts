import type { AttentionReason } from '../../analysis/attention.ts';
import { shareOf } from '../../analysis/layout.ts';
import type { Format } from '../../i18n/format.ts';
import { shareText } from '../../i18n/share-text.ts';
import type { Say } from '../../i18n/translate.ts';
import type { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import type { Analysis } from '../../model/results.ts';

/** Why a village needs attention, as one sentence: the gravest reason first. */
export function attentionSentence(
  reasons: readonly AttentionReason[],
  analysis: Analysis,
  village: number,
  t: Say<keyof typeof DISTRICT_WORDS.vi>,
  f: Format,
): string {
  const share = shareText(shareOf(analysis.coverage, village, { kind: 'broadband' }), analysis.coverage, f, 0);
  const words = reasons.map((reason) => t(`reason.${reason}`, { share })).join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
