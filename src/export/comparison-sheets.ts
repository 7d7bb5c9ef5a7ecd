import { sayIn } from '../i18n/translate.ts';
import { DETAIL_WORDS } from '../i18n/words/detail.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { SCENARIO_WORDS } from '../i18n/words/scenario.ts';
import type { ScenarioComparison, ScenarioFigures } from '../model/planner.ts';
import { READINGS } from '../model/profile.ts';
import type { Summary } from '../model/results.ts';
import type { TableSheet } from '../model/sheet.ts';
import { planChangeSheets } from './plan-change-sheets.ts';
import type { NamedChanges } from './plan-json.ts';
import { sheetAbout, type TableAbout, tableSheet } from './table-sheet.ts';

/** Two scenarios side by side, and what the second changes. */

const WORDS = {
  vi: { ...DETAIL_WORDS.vi, ...PLAN_FILE_WORDS.vi, ...SCENARIO_WORDS.vi },
  en: { ...DETAIL_WORDS.en, ...PLAN_FILE_WORDS.en, ...SCENARIO_WORDS.en },
};

interface Line {
  readonly what: string;
  readonly a: number | null;
  readonly b: number | null;
}

/**
 * The figures of two scenarios, a column each, and the difference.
 *
 * @param names Of the two scenarios, as on the screen.
 */
export function comparisonSheet(
  name: string,
  { a, b, figures }: Pick<ScenarioComparison, 'a' | 'b' | 'figures'>,
  names: readonly [a: string, b: string],
  about: TableAbout,
): TableSheet {
  const t = sayIn(WORDS, about.language);
  const line = (what: string, of: (summary: Summary) => number | null): Line => ({ what, a: of(a), b: of(b) });
  const built = (what: string, of: (side: ScenarioFigures) => number | null): Line => {
    return { what, a: of(figures[0]), b: of(figures[1]) };
  };
  const parts = ['total', 'shared', 'share'] as const;
  const rows: readonly Line[] = [
    ...READINGS.flatMap((reading) =>
      (['locations', 'shared', 'share'] as const).map((part) =>
        line(t(`item.${reading}.${part}`), ({ newBuild }) => newBuild[reading][part]),
      ),
    ),
    ...parts.map((part) => line(t(`item.all.${part}`), ({ positions }) => positions[part])),
    ...parts.map((part) => built(t(`item.built.${part}`), ({ positionsOnceBuilt }) => positionsOnceBuilt[part])),
    built(t('compare.moves'), ({ moves }) => moves),
    built(t('item.survey'), ({ needsSurvey }) => needsSurvey),
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

/** What the second scenario changes: by operator and technology, by district (commune), villages by name. */
export function comparisonChangeSheets(
  { changes }: Pick<ScenarioComparison, 'changes'>,
  villages: NamedChanges['villages'],
  about: TableAbout,
): readonly TableSheet[] {
  const sheets = planChangeSheets({ of: changes, villages }, about.language, [], 'planChanges.compared');
  return sheets.map((sheet) => sheetAbout(sheet, about));
}
