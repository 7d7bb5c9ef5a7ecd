import { useEffect, useMemo } from 'react';
import { reopenObjections } from '../../commands/objections.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { objectionsSentence } from '../../i18n/objections-sentence.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { countObjections, type ObjectionTotals, objectionTotals } from '../../model/objection.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';

/** How many reports there are about a village and in the province, by state; nothing where none is known. */
export function ObjectionCountsNote({ village }: { readonly village: VillageRecord }) {
  const { language } = useI18n();
  const totals = useTotals();
  if (totals === null) return null;
  const { asOf, province, villages } = totals;
  const here = { kind: kindWord(village, language), asOf: null };
  return (
    <p className={textStyles.note}>
      {objectionsSentence(villages[village.code] ?? countObjections([]), here, language)}{' '}
      {objectionsSentence(province, { kind: null, asOf }, language)}
    </p>
  );
}

/** The same of the province alone. */
export function ProvinceObjectionsNote() {
  const { language } = useI18n();
  const totals = useTotals();
  if (totals === null) return null;
  return (
    <p className={textStyles.note}>
      {objectionsSentence(totals.province, { kind: null, asOf: totals.asOf }, language)}
    </p>
  );
}

/** As published; where the data are the department's own, of the reports that this browser has. */
function useTotals(): ObjectionTotals | null {
  const province = useApp((state) => state.province);
  const objections = useApp((state) => state.objections);
  useEffect(reopenObjections, []);
  return useMemo(() => {
    if (province === null || province.published) return province?.objections ?? null;
    return objections.length === 0 ? null : objectionTotals({ objections, savedOn: null }, province.villages);
  }, [province, objections]);
}
