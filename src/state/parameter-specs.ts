import { type AnalysisParameters, defaultParameters } from '../model/parameters.ts';
import type { Weight } from '../model/people.ts';
import type { AreaClass, Profile } from '../model/profile.ts';
import { RADIO_MODELS, type RadioModel } from '../model/radio.ts';

/**
 * Every assumption a person may change, as data: its name in a link, its bounds, its step.
 * The panel, the permalink and the "changed" marks all read this list.
 */

export type NumberParameter =
  | 'radiusFactor'
  | 'coveredShare'
  | 'uncoveredShare'
  | 'fibreShare'
  | 'nodeReachM'
  | 'cableReachM'
  | 'positionToleranceM'
  | 'maxMoveM'
  | 'heightToleranceM'
  | 'coverageKept'
  | 'touchedShareMin';

export interface NumberSpec {
  readonly key: NumberParameter;
  readonly group: 'coverage' | 'fibre' | 'sharing';
  readonly unit: 'percent' | 'metre' | 'times';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export const NUMBER_SPECS: readonly NumberSpec[] = [
  { key: 'radiusFactor', group: 'coverage', unit: 'times', min: 0.25, max: 2, step: 0.05 },
  { key: 'coveredShare', group: 'coverage', unit: 'percent', min: 0.05, max: 1, step: 0.01 },
  { key: 'uncoveredShare', group: 'coverage', unit: 'percent', min: 0.001, max: 0.05, step: 0.001 },
  { key: 'fibreShare', group: 'fibre', unit: 'percent', min: 0.05, max: 1, step: 0.01 },
  { key: 'nodeReachM', group: 'fibre', unit: 'metre', min: 100, max: 5000, step: 50 },
  { key: 'cableReachM', group: 'fibre', unit: 'metre', min: 50, max: 2000, step: 25 },
  { key: 'positionToleranceM', group: 'sharing', unit: 'metre', min: 0, max: 200, step: 5 },
  { key: 'maxMoveM', group: 'sharing', unit: 'metre', min: 50, max: 3000, step: 50 },
  { key: 'heightToleranceM', group: 'sharing', unit: 'metre', min: 0, max: 30, step: 1 },
  { key: 'coverageKept', group: 'sharing', unit: 'percent', min: 0.5, max: 1, step: 0.01 },
  { key: 'touchedShareMin', group: 'sharing', unit: 'percent', min: 0, max: 0.05, step: 0.001 },
];

/** Bounds of a default radius, metres. */
export const RADIUS_SPEC = { min: 50, max: 10_000, step: 50 } as const;
export const AREA_CLASSES: readonly AreaClass[] = ['urban', 'other'];

/** One assumption that differs from the profile's. */
export type Change =
  | { readonly key: NumberParameter; readonly value: number }
  | { readonly key: 'radiusM'; readonly technology: string; readonly area: AreaClass; readonly value: number }
  | { readonly key: 'includePlanned'; readonly value: boolean }
  | { readonly key: 'reading'; readonly value: AnalysisParameters['reading'] }
  | { readonly key: 'periodId'; readonly value: string }
  | { readonly key: 'ruleId'; readonly value: string }
  | { readonly key: 'radioModel'; readonly value: RadioModel | 'circles' }
  | { readonly key: 'weight'; readonly value: Weight };

/** The parameters with one assumption changed; a change the profile does not know leaves them as they are. */
export function withChange(parameters: AnalysisParameters, change: Change, profile: Profile): AnalysisParameters {
  switch (change.key) {
    case 'radiusM': {
      const radii = parameters.radiusM[change.technology];
      if (!radii || !inside(change.value, RADIUS_SPEC)) return parameters;
      return {
        ...parameters,
        radiusM: { ...parameters.radiusM, [change.technology]: { ...radii, [change.area]: change.value } },
      };
    }
    case 'includePlanned':
      return { ...parameters, includePlanned: change.value };
    case 'reading':
      return { ...parameters, reading: change.value };
    case 'periodId':
      return profile.periods.some(({ id }) => id === change.value)
        ? { ...parameters, periodId: change.value }
        : parameters;
    case 'ruleId':
      return profile.rules.some(({ id }) => id === change.value) ? { ...parameters, ruleId: change.value } : parameters;
    case 'radioModel': {
      const { radioModel: _, radio: __, ...circles } = parameters;
      const radioModel = RADIO_MODELS.find((one) => one === change.value);
      return radioModel === undefined ? circles : { ...circles, radioModel };
    }
    case 'weight': {
      const { weight: _, weighing: __, ...byArea } = parameters;
      return change.value === 'area' ? byArea : { ...byArea, weight: change.value };
    }
    default: {
      const spec = NUMBER_SPECS.find(({ key }) => key === change.key);
      return spec && inside(change.value, spec) ? { ...parameters, [change.key]: change.value } : parameters;
    }
  }
}

/** What differs from the profile's own assumptions, in the panel's order. */
export function changedParameters(parameters: AnalysisParameters, profile: Profile): readonly Change[] {
  const usual = defaultParameters(profile);
  const changes: Change[] = [];
  for (const { key } of NUMBER_SPECS) {
    if (parameters[key] !== usual[key]) changes.push({ key, value: parameters[key] });
  }
  for (const { id } of profile.technologies) {
    for (const area of AREA_CLASSES) {
      const value = parameters.radiusM[id]?.[area];
      if (value !== undefined && value !== usual.radiusM[id]?.[area])
        changes.push({ key: 'radiusM', technology: id, area, value });
    }
  }
  if (parameters.includePlanned !== usual.includePlanned)
    changes.push({ key: 'includePlanned', value: parameters.includePlanned });
  if (parameters.reading !== usual.reading) changes.push({ key: 'reading', value: parameters.reading });
  if (parameters.periodId !== usual.periodId) changes.push({ key: 'periodId', value: parameters.periodId });
  if (parameters.ruleId !== null && parameters.ruleId !== usual.ruleId)
    changes.push({ key: 'ruleId', value: parameters.ruleId });
  if (parameters.radioModel !== undefined) changes.push({ key: 'radioModel', value: parameters.radioModel });
  const weight = parameters.weight ?? 'area';
  if (weight !== (usual.weight ?? 'area')) changes.push({ key: 'weight', value: weight });
  return changes;
}

function inside(value: number, bounds: { readonly min: number; readonly max: number }): boolean {
  return Number.isFinite(value) && value >= bounds.min && value <= bounds.max;
}
