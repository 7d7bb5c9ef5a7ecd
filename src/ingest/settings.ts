import { type AnalysisParameters, defaultParameters } from '../model/parameters.ts';
import { WEIGHTS } from '../model/people.ts';
import { type AreaClass, type Profile, READINGS } from '../model/profile.ts';
import type { ProjectChange } from '../model/project.ts';
import { RADIO_MODELS } from '../model/radio.ts';

/**
 * `--set key=value`: assumptions of one run. Keys are those of `parameters` in
 * `summary.json`; a radius is `radiusM.4G=2000` or `radiusM.4G.urban=700`.
 */

const SHARES = ['coveredShare', 'uncoveredShare', 'fibreShare', 'coverageKept', 'touchedShareMin'] as const;
const METRES = ['nodeReachM', 'cableReachM', 'positionToleranceM', 'maxMoveM', 'heightToleranceM'] as const;
const AREA_CLASSES: readonly AreaClass[] = ['urban', 'other'];

/** A project's assumptions as settings. */
export function projectSettings(changes: readonly ProjectChange[]): readonly (readonly [key: string, value: string])[] {
  return changes.flatMap(({ key, value, technology, area }): (readonly [string, string])[] => {
    if (value === undefined) return [];
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    return [[key === 'radiusM' ? `radiusM.${technology}.${area}` : String(key), text]];
  });
}

export type Settings =
  | { readonly ok: true; readonly parameters: AnalysisParameters }
  /** Language-free: the setting, and what would have been right. */
  | { readonly ok: false; readonly reason: string };

export function applySettings(
  profile: Profile,
  settings: readonly (readonly [key: string, value: string])[],
): Settings {
  let parameters = defaultParameters(profile);
  for (const [key, value] of settings) {
    if (key === 'weight') {
      // Of area is no member at all.
      const { weight: _, ...byArea } = parameters;
      parameters = byArea;
    }
    if (key === 'radioModel') {
      const { radioModel: _, ...circles } = parameters;
      parameters = circles;
    }
    const changed = change(profile, parameters, key, value);
    if (typeof changed === 'string') return { ok: false, reason: `--set ${key}=${value}: ${changed}` };
    parameters = { ...parameters, ...changed };
  }
  if (parameters.uncoveredShare > parameters.coveredShare) {
    return { ok: false, reason: 'uncoveredShare > coveredShare' };
  }
  return { ok: true, parameters };
}

/** What changes, or what was expected. */
function change(
  profile: Profile,
  parameters: AnalysisParameters,
  key: string,
  value: string,
): Partial<AnalysisParameters> | string {
  const share = SHARES.find((name) => name === key);
  if (share) return number(value, 1, (amount) => ({ [share]: amount }));
  const metres = METRES.find((name) => name === key);
  if (metres) return number(value, 100_000, (amount) => ({ [metres]: amount }));
  if (key === 'radiusFactor') return number(value, 10, (radiusFactor) => ({ radiusFactor }));
  if (key.startsWith('radiusM.')) return radius(profile, parameters, key, value);
  if (key === 'includePlanned') {
    return value === 'yes' || value === 'no' ? { includePlanned: value === 'yes' } : 'yes | no';
  }
  if (key === 'reading') return oneOf(READINGS, value, (reading) => ({ reading }));
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  if (key === 'periodId') return oneOf(ids(profile.periods), value, (periodId) => ({ periodId }));
  if (key === 'ruleId') return oneOf(ids(profile.rules), value, (ruleId) => ({ ruleId }));
  if (key === 'weight') return oneOf(WEIGHTS, value, (weight) => (weight === 'area' ? {} : { weight }));
  if (key === 'radioModel')
    return oneOf(['circles', ...RADIO_MODELS] as const, value, (model) =>
      model === 'circles' ? {} : { radioModel: model },
    );
  const keys = [...SHARES, ...METRES, 'radiusFactor', 'radiusM.<T>', 'radiusM.<T>.<urban|other>', 'includePlanned'];
  return [...keys, 'reading', 'periodId', 'ruleId', 'weight', 'radioModel'].join(' | ');
}

function radius(
  profile: Profile,
  parameters: AnalysisParameters,
  key: string,
  value: string,
): Partial<AnalysisParameters> | string {
  const [, technology = '', areaClass, ...rest] = key.split('.');
  const known = profile.technologies.find(({ id }) => id === technology);
  if (!known || rest.length > 0) return profile.technologies.map(({ id }) => `radiusM.${id}`).join(' | ');
  const classes = areaClass === undefined ? AREA_CLASSES : AREA_CLASSES.filter((one) => one === areaClass);
  if (classes.length === 0) return AREA_CLASSES.map((one) => `radiusM.${technology}.${one}`).join(' | ');
  return number(value, 100_000, (metres) => {
    const radii = { ...known.defaultRadiusM, ...parameters.radiusM[technology] };
    for (const one of classes) radii[one] = metres;
    return { radiusM: { ...parameters.radiusM, [technology]: radii } };
  });
}

function number(
  value: string,
  most: number,
  then: (amount: number) => Partial<AnalysisParameters>,
): Partial<AnalysisParameters> | string {
  const amount = Number(value);
  const valid = value.trim() !== '' && Number.isFinite(amount) && amount >= 0 && amount <= most;
  return valid ? then(amount) : `0 … ${most}`;
}

function oneOf<T extends string>(
  allowed: readonly T[],
  value: string,
  then: (one: T) => Partial<AnalysisParameters>,
): Partial<AnalysisParameters> | string {
  const found = allowed.find((one) => one === value);
  return found === undefined ? allowed.join(' | ') : then(found);
}
