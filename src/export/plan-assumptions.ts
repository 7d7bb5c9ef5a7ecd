import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { sayIn } from '../i18n/translate.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import { MODEL_NAMES } from '../model/radio.ts';
import type { SheetCell } from '../model/sheet.ts';
import { basisOfFigures } from './figure-basis.ts';

const WORDS = {
  vi: { ...TABLE_FILE_WORDS.vi, ...PLAN_FILE_WORDS.vi },
  en: { ...TABLE_FILE_WORDS.en, ...PLAN_FILE_WORDS.en },
};

type Rows = readonly (readonly [item: string, value: string | null])[];

/**
 * The assumptions that a plan was made under, as rows of item and value.
 *
 * @param profile Names the rules, and the technologies in their order.
 */
export function planAssumptions(
  parameters: AnalysisParameters,
  profile: Pick<Profile, 'rules' | 'technologies' | 'periods'>,
  language: Language,
): readonly SheetCell[][] {
  const t = sayIn(WORDS, language);
  const f = formatFor(language);
  const metres = (value: number): string => f.number(value);
  const rule = profile.rules.find(({ id }) => id === parameters.ruleId);
  const period = profile.periods.find(({ id }) => id === parameters.periodId);
  const { model, weight = 'area' } = basisOfFigures(parameters);
  // An assumption that is added to the type does not compile until it is told here.
  const rows: Readonly<Record<keyof AnalysisParameters, Rows>> = {
    periodId: period ? [[t('param.periodId'), `${f.date(period.from)} – ${f.date(period.to)}`]] : [],
    ruleId: rule
      ? [
          [
            t('param.ruleId'),
            `${rule.document}, ${f.date(rule.date)} (${t(rule.inForce ? 'rule.inForce' : 'rule.sample')})`,
          ],
        ]
      : [],
    maxMoveM: [[t('item.maxMoveM'), metres(parameters.maxMoveM)]],
    heightToleranceM: [[t('item.heightToleranceM'), metres(parameters.heightToleranceM)]],
    coverageKept: [[t('item.coverageKept'), f.percent(parameters.coverageKept)]],
    touchedShareMin: [[t('item.touchedShareMin'), f.percent(parameters.touchedShareMin, 2)]],
    coveredShare: [[t('item.coveredShare'), f.percent(parameters.coveredShare)]],
    uncoveredShare: [[t('param.uncoveredShare'), f.percent(parameters.uncoveredShare, 1)]],
    positionToleranceM: [[t('item.positionToleranceM'), metres(parameters.positionToleranceM)]],
    includePlanned: [[t('param.includePlanned'), t(parameters.includePlanned ? 'village.yes' : 'file.no')]],
    weight: [[t('param.weight'), t(`weight.${weight}`)]],
    radioModel: [[t('param.radioModel'), model === null ? t('param.circles') : MODEL_NAMES[model]]],
    radiusFactor: [[t('item.radiusFactor'), f.number(parameters.radiusFactor, 2)]],
    radiusM: profile.technologies.map(({ id }) => {
      const radius = parameters.radiusM[id];
      const value = radius ? `${metres(radius.urban)} / ${metres(radius.other)}` : null;
      return [t('item.radius', { technology: id }), value];
    }),
    // Of the plan's own order; of fibre, which no plan asks; behind the weight and the model.
    reading: [],
    fibreShare: [],
    nodeReachM: [],
    cableReachM: [],
    weighing: [],
    radio: [],
  };
  return Object.values(rows).flatMap((some) => some.map(([item, value]) => [item, value, null]));
}
