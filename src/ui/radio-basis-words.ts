import { RADIO_BASIS_WORDS } from '../i18n/words/radio-basis.ts';
import type { LinkBudget } from '../model/link-budget.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import { MODEL_NAMES } from '../model/radio.ts';
import { radioCounts } from './parameter-words.ts';
import { type I18n, speaker } from './use-i18n.ts';

const WORDS = speaker(RADIO_BASIS_WORDS);

/**
 * The radio model that figures come from with its settings, a sentence each: how many stations it computed, its
 * ground, its cells, and by technology what counts as covered. None where the figures come from circles.
 *
 * @param parameters Of the analysis: what was computed, which a chosen model may not have taken part in yet.
 */
export function radioBasisLines(
  { radio }: AnalysisParameters,
  { linkBudgets, ground }: Profile,
  i18n: I18n,
): readonly string[] {
  if (radio === undefined || !('modelledStations' in radio)) return [];
  const { language, f, t: say } = i18n;
  const t = WORDS[language];
  const isOverGround = radio.model === 'p1812';
  const budgetWords = (budget: LinkBudget): string =>
    t('radioBasis.technology', {
      technology: budget.technology,
      quantity: budget.quantity,
      threshold: budget.thresholdDbm,
      places: budget.locationPercent,
      sigma: budget.locationSigmaDb,
      receiver: budget.receiverHeightM,
      building: budget.entry ? t(`radioBasis.${budget.entry.building}`) : null,
      frequency: budget.frequencyMhz,
      eirp: budget.eirpDbm ?? null,
    });
  return [
    t('radioBasis.counts', { model: MODEL_NAMES[radio.model], counts: radioCounts(radio, i18n) }),
    ...(ground && isOverGround
      ? [
          t('radioBasis.ground', {
            file: ground.file,
            date: ground.date ? f.date(ground.date) : null,
            sample: ground.sample ? say('sample.badge').toLowerCase() : null,
          }),
        ]
      : []),
    ...(linkBudgets
      ? [
          t('radioBasis.cells', {
            cell: linkBudgets.cellM,
            reach: f.distance(linkBudgets.mostM),
            time: isOverGround ? linkBudgets.timePercent : null,
            deltaN: isOverGround ? linkBudgets.deltaN : null,
            n0: isOverGround ? linkBudgets.n0 : null,
          }),
          ...linkBudgets.technologies.map(budgetWords),
        ]
      : []),
  ];
}

/** That figures are computed, by which model, and not measured; null where they come from circles. */
export function computedByModel({ radio }: AnalysisParameters, { language }: I18n): string | null {
  if (radio === undefined || !('modelledStations' in radio)) return null;
  return WORDS[language]('radioBasis.computed', { model: MODEL_NAMES[radio.model] });
}
