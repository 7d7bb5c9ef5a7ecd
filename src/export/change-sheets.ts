import type { ProvinceComparison, ShareChange } from '../analysis/compare-provinces.ts';
import { sayIn } from '../i18n/translate.ts';
import { CHANGE_WORDS } from '../i18n/words/changes.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, tableSheet } from './table-sheet.ts';

/** What changed between two dates as a report: shares, villages and positions, a sheet each. */
export function changeReport(comparison: ProvinceComparison, about: TableAbout): readonly TableSheet[] {
  const { language } = about;
  const t = sayIn(CHANGE_WORDS, language);
  const { villages, positions, sharedOfAll, sharedOfNew } = comparison;
  const shares: readonly (readonly [string, ShareChange])[] = [
    [t('changes.ofAll'), sharedOfAll],
    [t('changes.ofNew', { reading: t('goal.deployment') }), sharedOfNew.deployment],
    [t('changes.ofNew', { reading: t('goal.greenfield') }), sharedOfNew.greenfield],
  ];
  const before = t('common.before');
  const after = t('common.after');
  return [
    tableSheet(
      t('changes.shares'),
      [
        { header: t('changes.what'), kind: 'text', widthChars: 40, cell: ([name]) => name },
        { header: before, kind: 'percent', cell: ([, change]) => change.before.share },
        { header: after, kind: 'percent', cell: ([, change]) => change.after.share },
        { header: t('changes.sharedOf', { when: before }), kind: 'text', cell: ([, change]) => ofTotal(change.before) },
        { header: t('changes.sharedOf', { when: after }), kind: 'text', cell: ([, change]) => ofTotal(change.after) },
      ],
      shares,
      about,
    ),
    tableSheet(
      t('changes.villages'),
      [
        { header: t('changes.villageCode'), kind: 'text', cell: ({ code }) => code },
        { header: t('search.village'), kind: 'text', widthChars: 24, cell: ({ name }) => name },
        { header: t('common.commune'), kind: 'text', widthChars: 22, cell: ({ commune }) => commune },
        {
          header: before,
          kind: 'text',
          cell: (row) => (row.before ? t(`verdict.${row.before.verdict}`) : null),
        },
        {
          header: after,
          kind: 'text',
          cell: (row) => (row.after ? t(`verdict.${row.after.verdict}`) : null),
        },
        { header: t('changes.shareBefore'), kind: 'percent', cell: (row) => row.before?.shareBroadband ?? null },
        { header: t('changes.shareAfter'), kind: 'percent', cell: (row) => row.after?.shareBroadband ?? null },
      ],
      villages,
      about,
    ),
    tableSheet(
      t('changes.positions'),
      [
        { header: t('changes.positionCode'), kind: 'text', cell: ({ id }) => id },
        {
          header: t('changes.tenantsBefore'),
          kind: 'text',
          widthChars: 28,
          cell: (row) => row.before?.join(', ') ?? null,
        },
        {
          header: t('changes.tenantsAfter'),
          kind: 'text',
          widthChars: 28,
          cell: (row) => row.after?.join(', ') ?? null,
        },
        {
          header: t('changes.movedM'),
          kind: 'integer',
          cell: ({ movedM }) => (movedM === null ? null : Math.round(movedM)),
        },
      ],
      positions,
      about,
    ),
  ];
}

function ofTotal({ shared, total }: ShareChange['before']): string {
  return `${shared}/${total}`;
}
