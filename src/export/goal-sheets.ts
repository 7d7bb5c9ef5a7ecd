import { type Say, say } from '../i18n/translate.ts';
import { DETAIL_WORDS } from '../i18n/words/detail.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { GoalFigure } from '../model/planner.ts';
import { READINGS, type Reading } from '../model/profile.ts';
import type { Summary } from '../model/results.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** Tables of shares: the goal in its parts, and two scenarios side by side. */

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

interface Line {
  readonly what: string;
  readonly a: number | null;
  readonly b: number | null;
}

/** @param names Of the two scenarios, as on the screen. */
export function comparisonSheet(
  name: string,
  { a, b }: { readonly a: Summary; readonly b: Summary },
  names: readonly [a: string, b: string],
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  const line = (what: string, of: (summary: Summary) => number | null): Line => ({ what, a: of(a), b: of(b) });
  const rows: readonly Line[] = [
    ...READINGS.flatMap((reading) =>
      (['locations', 'shared', 'share'] as const).map((part) =>
        line(t(`item.${reading}.${part}`), ({ newBuild }) => newBuild[reading][part]),
      ),
    ),
    ...(['total', 'shared', 'share'] as const).map((part) =>
      line(t(`item.all.${part}`), ({ positions }) => positions[part]),
    ),
    ...(['covered', 'partial', 'uncovered'] as const).map((verdict) =>
      line(`${t('common.villages')}: ${t(`verdict.${verdict}`)}`, ({ villages }) => villages[verdict]),
    ),
  ];
  return tableSheet(
    name,
    [
      { header: t('fileColumn.item'), kind: 'text', widthChars: 60, cell: ({ what }) => what },
      { header: names[0], kind: 'decimal', widthChars: 18, cell: (row) => row.a },
      { header: names[1], kind: 'decimal', widthChars: 18, cell: (row) => row.b },
      {
        header: t('common.change'),
        kind: 'decimal',
        cell: (row) => (row.a === null || row.b === null ? null : row.b - row.a),
      },
    ],
    rows,
    about,
  );
}

function speakerOf({ language }: TableAbout): Say<keyof typeof WORDS.vi> {
  return (key, values) => say(WORDS, language, key, values);
}
