import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { sayIn } from '../i18n/translate.ts';
import { PLAN_PHASE_WORDS, quarterWords } from '../i18n/words/plan-phases.ts';
import type { Plan } from '../model/plan.ts';
import type { SheetCell, TableSheet } from '../model/sheet.ts';

/** What of a plan comes in which quarter, with the share of newly built positions so far; no sheet where nothing comes. */
export function planPhaseSheets(plan: Plan, language: Language, notes: readonly string[]): readonly TableSheet[] {
  if (plan.phases.length === 0) return [];
  const t = sayIn(PLAN_PHASE_WORDS, language);
  const f = formatFor(language);
  const { from, goal } = plan.after.newBuild.period;
  return [
    {
      name: t('phase.title'),
      notes: [...notes, t('phase.about', { from: f.date(from), goal: f.percent(goal) })],
      columns: [
        { header: t('phase.column'), kind: 'text', widthChars: 18 },
        { header: t('phase.moves'), kind: 'integer' },
        { header: t('phase.built'), kind: 'integer' },
        { header: t('phase.shared'), kind: 'integer' },
        { header: t('phase.soFar'), kind: 'percent' },
      ],
      rows: plan.phases.map(({ quarter, moves, built, shared, soFar }): SheetCell[] => [
        quarterWords(quarter, language),
        moves.length,
        built,
        shared,
        soFar.share,
      ]),
    },
  ];
}

/** Rows of the summary about villages that count more than others; none where all count alike. */
export function weightedRows({ weighted }: Plan, language: Language): SheetCell[][] {
  if (weighted === null) return [];
  const t = sayIn(PLAN_PHASE_WORDS, language);
  return [
    [t('weights.villages'), null, weighted.villages],
    [t('weights.loss'), null, weighted.loss],
    [t('weights.lossTogether'), null, weighted.lossReanalysed],
  ];
}
