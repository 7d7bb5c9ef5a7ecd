import type { Language } from '../i18n/language.ts';
import { sayIn } from '../i18n/translate.ts';
import { DETAIL_WORDS } from '../i18n/words/detail.ts';
import { PLAN_CHANGES_WORDS } from '../i18n/words/plan-changes.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import type { OperatorChange, ScenarioChanges, UnitChange, VillageCount } from '../model/planner.ts';
import type { SheetCell, SheetColumn, TableSheet } from '../model/sheet.ts';
import type { NamedChanges } from './plan-json.ts';

const WORDS = {
  vi: { ...DETAIL_WORDS.vi, ...PLAN_FILE_WORDS.vi, ...PLAN_CHANGES_WORDS.vi },
  en: { ...DETAIL_WORDS.en, ...PLAN_FILE_WORDS.en, ...PLAN_CHANGES_WORDS.en },
};

/** What a plan, or the second of two scenarios, changes, and the villages that its indexes mean. */
interface TabledChanges extends Pick<NamedChanges, 'villages'> {
  readonly of: ScenarioChanges;
}

/**
 * What a plan changes as tables: by operator and technology, by district (commune), village by village.
 *
 * @param how How they are counted, as a sentence says it: of a plan, or from one scenario to another.
 */
export function planChangeSheets(
  { of, villages }: TabledChanges,
  language: Language,
  notes: readonly string[],
  how: 'changes.note' | 'planChanges.compared' = 'changes.note',
): readonly TableSheet[] {
  const t = sayIn(WORDS, language);
  const counted: readonly SheetColumn[] = [
    { header: t('changeColumn.moves'), kind: 'integer' },
    { header: t('fileColumn.loss'), kind: 'decimal' },
    { header: t('fileColumn.kept'), kind: 'percent' },
    { header: t('changeColumn.risingVillages'), kind: 'integer' },
    { header: t('changeColumn.risingPeople'), kind: 'integer' },
    { header: t('changeColumn.fallingVillages'), kind: 'integer' },
    { header: t('changeColumn.fallingPeople'), kind: 'integer' },
  ];
  const hasDistricts = of.tier === 'district';
  return [
    {
      name: t('sheet.byOperator'),
      notes: [...notes, t(how), t('changes.operatorNote')],
      columns: [{ header: t('ask.operator'), kind: 'text' }, { header: t('ask.technology'), kind: 'text' }, ...counted],
      rows: of.byOperator.map((one) => [one.operator, one.technology, ...figuresOf(one)]),
    },
    {
      name: t(hasDistricts ? 'planChanges.byDistrict' : 'planChanges.byCommune'),
      notes: [...notes, t(how), t('changes.unitNote')],
      columns: [{ header: t('table.code'), kind: 'text' }, { header: t('common.unit'), kind: 'text' }, ...counted],
      rows: of.byUnit.map((one) => [one.code, one.name ?? one.code ?? t('planChanges.outside'), ...figuresOf(one)]),
    },
    {
      name: t('sheet.changedVillages'),
      notes: [...notes, t(how)],
      columns: [
        { header: t('table.code'), kind: 'text' },
        { header: t('search.village'), kind: 'text' },
        { header: t('search.commune'), kind: 'text' },
        ...(hasDistricts ? [{ header: t('changeColumn.district'), kind: 'text' } as const] : []),
        { header: t('changeColumn.population'), kind: 'integer' },
        { header: t('changeColumn.verdictBefore'), kind: 'text' },
        { header: t('changeColumn.verdictAfter'), kind: 'text' },
        { header: t('changeColumn.shareBefore'), kind: 'percent' },
        { header: t('changeColumn.shareAfter'), kind: 'percent' },
      ],
      rows: [...of.villages.lost, ...of.villages.gained].map((change): SheetCell[] => {
        const village = villages[change.village];
        return [
          village?.code ?? null,
          village?.name ?? null,
          village?.commune ?? null,
          ...(hasDistricts ? [village?.district ?? null] : []),
          village?.population ?? null,
          t(`verdict.${change.before}`),
          t(`verdict.${change.after}`),
          change.shareBefore,
          change.shareAfter,
        ];
      }),
    },
  ];
}

function figuresOf({ moves, loss, coverageKept, rising, falling }: OperatorChange | UnitChange): SheetCell[] {
  return [moves, loss, coverageKept, ...countOf(rising), ...countOf(falling)];
}

/** People are unknown where no village's population is known. */
function countOf({ villages, people, unknown }: VillageCount): SheetCell[] {
  return [villages, unknown === villages && villages > 0 ? null : people];
}
