import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { sayIn } from '../i18n/translate.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { PLAN_MONEY_WORDS } from '../i18n/words/plan-money.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import { TOOL_WORDS } from '../i18n/words/tools.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanOrder } from '../model/questions.ts';

/** One setting that a plan was asked with: what it is, its value, and why or how it is meant. */
export interface AskedLine {
  readonly setting: keyof PlanOrder;
  readonly item: string;
  readonly value: string | null;
  readonly note: string | null;
}

const WORDS = {
  vi: { ...TABLE_FILE_WORDS.vi, ...PLAN_FILE_WORDS.vi, ...PLAN_MONEY_WORDS.vi, ...TOOL_WORDS.vi },
  en: { ...TABLE_FILE_WORDS.en, ...PLAN_FILE_WORDS.en, ...PLAN_MONEY_WORDS.en, ...TOOL_WORDS.en },
};

type Line = Omit<AskedLine, 'setting'>;
type Told = (plan: Plan, t: ReturnType<typeof wordsIn>, f: ReturnType<typeof formatFor>) => readonly Line[];

const wordsIn = (language: Language) => sayIn(WORDS, language);

/** Every setting of a plan's order: one that is added there does not compile until it is told here. */
const LINES: Readonly<Record<keyof PlanOrder, Told>> = {
  aim: ({ aim }, t, f) => [
    line(
      t('item.aim'),
      aim.kind === 'keep'
        ? t('aim.keep', { share: f.percent(aim.leastKept) })
        : t(`aim.${aim.kind}`, { share: f.percent(aim.goal) }),
    ),
  ],
  reading: ({ reading }, t) => [line(t('plan.reading'), t(`reading.${reading}`))],
  enforceMandatory: ({ settings }, t) => [line(t('plan.enforce'), yesOrNo(settings.enforceMandatory, t))],
  newSites: ({ settings }, t) => [line(t('plan.newSites'), yesOrNo(settings.newSites, t))],
  limits: ({ limits }, t, f) =>
    limits.map(({ operator, mostMoves, mostLoss }) => ({
      item: t('limits.item', { operator }),
      value: mostMoves === null ? null : `${t('limits.moves')}: ${f.number(mostMoves)}`,
      note: mostLoss === null ? null : `${t('limits.loss')}: ${f.number(mostLoss, 1)}`,
    })),
  pinnedIn: (plan, t, f) => pinLines(plan, 'item.pinIn', t, f),
  pinnedOut: (plan, t, f) => pinLines(plan, 'item.pinOut', t, f),
  method: ({ settings }, t) => [line(t('item.method'), t(`method.${settings.method}`))],
  timeLimitS: ({ settings }, t, f) => [
    line(t('item.timeLimit'), t('item.seconds', { seconds: f.number(settings.timeLimitS) })),
  ],
};

/** What a plan was asked with, setting by setting, for its spreadsheet and its report. */
export function planAskedLines(plan: Plan, language: Language): readonly AskedLine[] {
  const t = wordsIn(language);
  const f = formatFor(language);
  return Object.entries(LINES).flatMap(([setting, told]) =>
    told(plan, t, f).map((one) => ({ setting: setting as keyof PlanOrder, ...one })),
  );
}

function line(item: string, value: string): Line {
  return { item, value, note: null };
}

function yesOrNo(value: boolean, t: ReturnType<typeof wordsIn>): string {
  return t(value ? 'village.yes' : 'file.no');
}

function pinLines(
  { pinned }: Plan,
  item: 'item.pinIn' | 'item.pinOut',
  t: ReturnType<typeof wordsIn>,
  f: ReturnType<typeof formatFor>,
): readonly Line[] {
  return pinned
    .filter((pin) => pin.in === (item === 'item.pinIn'))
    .map(({ station, host, reason, date }) => ({
      item: t(item),
      value: `${station} → ${host}`,
      note: [date === null ? null : f.date(date), reason].filter((part) => part !== null).join(' · ') || null,
    }));
}
