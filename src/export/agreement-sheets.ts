import { type GoalAt, PROGRESS_LEVELS } from '../analysis/agreement/progress.ts';
import { say } from '../i18n/translate.ts';
import { AGREEMENT_WORDS } from '../i18n/words/agreement.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** The goal by state, a row a day. */
export function goalByStateSheet(name: string, goals: readonly GoalAt[], about: TableAbout): TableSheet {
  const columns: readonly TableColumn<GoalAt>[] = [
    { header: say(AGREEMENT_WORDS, about.language, 'common.until'), kind: 'date', cell: ({ day }) => new Date(day) },
    ...PROGRESS_LEVELS.map(
      (level): TableColumn<GoalAt> => ({
        header: say(AGREEMENT_WORDS, about.language, `agree.level.${level}`),
        kind: 'percent',
        cell: ({ levels }) => levels.find((one) => one.level === level)?.share ?? null,
      }),
    ),
  ];
  return tableSheet(name, columns, goals, about);
}
