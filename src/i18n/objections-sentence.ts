import { OBJECTION_STATES, type ObjectionCounts } from '../model/objection.ts';
import { formatFor } from './format.ts';
import type { Language } from './language.ts';
import { sayIn } from './translate.ts';
import { OBJECTION_WORDS } from './words/objections.ts';

/** What the counts are of, and when. */
interface ObjectionsAbout {
  /** The word for the village that they are about; null: the province. */
  readonly kind: string | null;
  /** ISO date up to which they are counted; null: not known, or of now. */
  readonly asOf: string | null;
}

/** How many reports were received, and how many are in each state: "Đã nhận 3 phản ánh …: 1 mới, 2 đang hỏi nhà mạng". */
export function objectionsSentence(
  counts: ObjectionCounts,
  { kind, asOf }: ObjectionsAbout,
  language: Language,
): string {
  const t = sayIn(OBJECTION_WORDS, language);
  const f = formatFor(language);
  const count = OBJECTION_STATES.reduce((sum, state) => sum + counts[state], 0);
  const states = OBJECTION_STATES.flatMap((state) =>
    counts[state] > 0 ? [t('objections.one', { count: counts[state], state: t(`state.${state}`) })] : [],
  );
  const said = { count, states: f.list(states), date: asOf === null ? null : f.date(asOf) };
  if (kind === null) return t('objections.inProvince', said);
  return count === 0 ? t('objections.noneHere', { kind }) : t('objections.here', { ...said, kind });
}
