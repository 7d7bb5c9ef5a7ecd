import type { SayPlanFile as T } from '../i18n/words/plan-file.ts';
import type { OperatorChange, UnitChange, VillageCount } from '../model/planner.ts';
import type { Sheet, SheetCell, SheetColumn } from '../model/sheet.ts';
import type { NamedChanges } from './plan-json.ts';

/** What a plan changes as tables: by operator and technology, by district (commune), village by village. */
export function planChangeSheets({ of, villages }: NamedChanges, t: T, notes: readonly string[]): readonly Sheet[] {
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
      notes: [...notes, t('changes.note'), t('changes.operatorNote')],
      columns: [
        { header: t('changeColumn.operator'), kind: 'text' },
        { header: t('changeColumn.technology'), kind: 'text' },
        ...counted,
      ],
      rows: of.byOperator.map((one) => [one.operator, one.technology, ...figuresOf(one)]),
    },
    {
      name: t(hasDistricts ? 'sheet.byDistrict' : 'sheet.byCommune'),
      notes: [...notes, t('changes.note'), t('changes.unitNote')],
      columns: [
        { header: t('changeColumn.code'), kind: 'text' },
        { header: t('changeColumn.unit'), kind: 'text' },
        ...counted,
      ],
      rows: of.byUnit.map((one) => [one.code, one.name, ...figuresOf(one)]),
    },
    {
      name: t('sheet.changedVillages'),
      notes: [...notes, t('changes.note')],
      columns: [
        { header: t('changeColumn.code'), kind: 'text' },
        { header: t('changeColumn.village'), kind: 'text' },
        { header: t('changeColumn.commune'), kind: 'text' },
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
          t(`changeVerdict.${change.before}`),
          t(`changeVerdict.${change.after}`),
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
