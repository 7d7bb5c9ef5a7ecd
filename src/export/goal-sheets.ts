import { type Say, say } from '../i18n/translate.ts';
import { DETAIL_WORDS } from '../i18n/words/detail.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { GoalFigure } from '../model/planner.ts';
import { READINGS, type Reading } from '../model/profile.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** The shares of newly built positions in their parts. */

const WORDS = {
  vi: { ...DETAIL_WORDS.vi, ...PLAN_FILE_WORDS.vi, ...TABLE_FILE_WORDS.vi },
  en: { ...DETAIL_WORDS.en, ...PLAN_FILE_WORDS.en, ...TABLE_FILE_WORDS.en },
};

/** A district or commune, an operator, or all up to a day. */
export interface GoalRow extends Readonly<Record<Reading, GoalFigure>> {
  readonly name: string;
  /** Whether planned stations are counted. */
  readonly planned: boolean;
}

/** @param group What the rows are, e.g. "Huyện". */
export function goalSheet(name: string, group: string, rows: readonly GoalRow[], about: TableAbout): TableSheet {
  const t = speakerOf(about);
  const ofReading = (reading: Reading): readonly TableColumn<GoalRow>[] => {
    const words = { reading: t(`goal.${reading}`) };
    return [
      { header: t('file.locations', words), kind: 'integer', cell: (row) => row[reading].locations },
      { header: t('file.shared', words), kind: 'integer', cell: (row) => row[reading].shared },
      { header: t('file.share', words), kind: 'percent', cell: (row) => row[reading].share },
    ];
  };
  const planned: TableColumn<GoalRow> = {
    header: t('file.planned'),
    kind: 'text',
    cell: (row) => t(row.planned ? 'village.yes' : 'file.no'),
  };
  return tableSheet(
    name,
    [
      { header: group, kind: 'text', widthChars: 24, cell: (row) => row.name },
      ...(rows.some((row) => row.planned) ? [planned] : []),
      ...READINGS.flatMap(ofReading),
    ],
    rows,
    about,
  );
}

function speakerOf({ language }: TableAbout): Say<keyof typeof WORDS.vi> {
  return (key, values) => say(WORDS, language, key, values);
}
