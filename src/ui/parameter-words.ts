import { COMMON_WORDS } from '../i18n/words/common.ts';
import type { Weight } from '../model/people.ts';
import type { Profile } from '../model/profile.ts';
import { MODEL_NAMES, type RadioSummary } from '../model/radio.ts';
import { type Change, NUMBER_SPECS, type NumberSpec } from '../state/parameter-specs.ts';
import { type I18n, speaker } from './use-i18n.ts';

const WORDS = speaker(COMMON_WORDS);

export function numberWords(value: number, unit: NumberSpec['unit'], { language, f }: I18n): string {
  const t = WORDS[language];
  if (unit === 'percent') return f.percent(value, value < 0.05 ? 1 : 0);
  return unit === 'metre' ? `${f.number(value)} ${t('unit.metre')}` : `${f.number(value, 2)} ${t('unit.times')}`;
}

/** A changed assumption and its value: "Hệ số bán kính, mọi trạm: 0,90 lần". */
export function changeWords(change: Change, profile: Profile, i18n: I18n): string {
  const t = WORDS[i18n.language];
  switch (change.key) {
    case 'radiusM': {
      const name = t('param.radiusM', { technology: change.technology, area: t(`area.${change.area}`) });
      return `${name}: ${numberWords(change.value, 'metre', i18n)}`;
    }
    case 'includePlanned':
      return `${t('param.includePlanned')}: ${t(change.value ? 'village.yes' : 'village.no')}`;
    case 'reading':
      return `${t('param.reading')}: ${t(`goal.${change.value}`)}`;
    case 'periodId':
      return `${t('param.periodId')}: ${change.value}`;
    case 'ruleId':
      return `${t('param.ruleId')}: ${profile.rules.find(({ id }) => id === change.value)?.document ?? change.value}`;
    case 'radioModel':
      return `${t('param.radioModel')}: ${change.value === 'circles' ? t('param.circles') : MODEL_NAMES[change.value]}`;
    case 'weight':
      return weightWords(change.value, i18n);
    default: {
      const unit = NUMBER_SPECS.find(({ key }) => key === change.key)?.unit ?? 'times';
      return `${t(`param.${change.key}`)}: ${numberWords(change.value, unit, i18n)}`;
    }
  }
}

/** What shares are of: "Tỷ lệ tính theo: dân số". */
export function weightWords(weight: Weight, { language }: I18n): string {
  return `${WORDS[language]('param.weight')}: ${WORDS[language](`weight.${weight}`)}`;
}

/** How many stations the radio model computed, and how many keep a circle. */
export function radioCounts(
  { modelledStations, discStations, awaitedStations, outsideDomainStations }: RadioSummary,
  { language }: I18n,
): string {
  return WORDS[language]('param.radioCounts', {
    modelled: modelledStations,
    disc: discStations,
    awaited: awaitedStations ?? null,
    outside: outsideDomainStations ?? null,
  });
}
