import * as v from 'valibot';
import type { Result } from '../model/issue.ts';
import { MAX_COVERAGE_CELLS, type Profile } from '../model/profile.ts';
import { IssueLog, shown } from './issue-log.ts';
import { folded } from './names.ts';
import { profileSchema } from './profile-schema.ts';

/**
 * Reads and checks `profile.json`: first the shape, then what must agree within it.
 * Every issue names its path in the file, e.g. `operators[2].id`.
 *
 * @param file Its name, for the issues.
 */
export function readProfile(text: string, file: string): Result<Profile> {
  const log = new IssueLog(file);
  const profile = text.trim() === '' ? emptyFile(log) : shapeOf(text, log);
  if (profile === null || log.hasErrors) return { ok: false, issues: log.list() };
  checkAgreement(profile, log);
  return log.hasErrors ? { ok: false, issues: log.list() } : { ok: true, value: profile, issues: log.list() };
}

function emptyFile(log: IssueLog): null {
  log.error('file-empty');
  return null;
}

function shapeOf(text: string, log: IssueLog): Profile | null {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    log.error('json-broken', { found: shown(error instanceof Error ? error.message : error) });
    return null;
  }
  const parsed = v.safeParse(profileSchema, given);
  if (parsed.success) return parsed.output;
  for (const issue of parsed.issues) {
    const field = pathOf((issue.path ?? []).map((item) => item.key));
    if (issue.input === undefined) invalid(log, field, { expected: 'required' });
    else invalid(log, field, { found: shown(issue.input), expected: issue.message });
  }
  return null;
}

function pathOf(keys: readonly unknown[]): string {
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${key}`)).join('');
}

function invalid(log: IssueLog, field: string, details: { found?: string; expected: string }): void {
  log.error('profile-invalid', { ...(field === '' ? {} : { field }), ...details });
}

function checkAgreement(profile: Profile, log: IssueLog): void {
  const [west, south, east, north] = profile.bounds;
  if (west >= east || south >= north) {
    invalid(log, 'bounds', { found: shown(profile.bounds), expected: 'west < east, south < north' });
  }
  if (profile.validTo !== undefined && profile.validTo < profile.validFrom) {
    invalid(log, 'validTo', { found: profile.validTo, expected: `≥ ${profile.validFrom}` });
  }
  const { coveredShare, uncoveredShare } = profile.thresholds;
  if (uncoveredShare > coveredShare) {
    invalid(log, 'thresholds.uncoveredShare', { found: String(uncoveredShare), expected: `≤ ${coveredShare}` });
  }
  if (coveredShare === 0) invalid(log, 'thresholds.coveredShare', { found: '0', expected: 'number > 0' });

  const cells = profile.operators.length * profile.technologies.length;
  if (cells > MAX_COVERAGE_CELLS) {
    const found = `${profile.operators.length} × ${profile.technologies.length}`;
    invalid(log, 'operators', { found, expected: `operators × technologies ≤ ${MAX_COVERAGE_CELLS}` });
  }
  checkUnique(log, 'operators', profile.operators);
  checkUnique(log, 'technologies', profile.technologies);
  checkUnique(log, 'rules', profile.rules);
  checkUnique(log, 'periods', profile.periods);
  checkUnique(log, 'indicators', profile.indicators);
  profile.tiers.forEach((tier, index) => {
    if (profile.tiers.indexOf(tier) < index) invalid(log, `tiers[${index}]`, { found: tier, expected: 'unique' });
  });
  checkAliases(log, profile);
  profile.periods.forEach((period, index) => {
    if (period.to < period.from) {
      invalid(log, `periods[${index}].to`, { found: period.to, expected: `≥ ${period.from}` });
    }
    const before = profile.periods[index - 1];
    if (before !== undefined && period.from <= before.to) {
      invalid(log, `periods[${index}].from`, { found: period.from, expected: `> ${before.to}` });
    }
  });
}

/** Ids that differ in case or diacritics alone could not be distinguished in the data. */
function checkUnique(log: IssueLog, list: string, items: readonly { readonly id: string }[]): void {
  const first = new Map<string, number>();
  items.forEach(({ id }, index) => {
    if (first.has(folded(id))) invalid(log, `${list}[${index}].id`, { found: shown(id), expected: 'unique' });
    else first.set(folded(id), index);
  });
}

function checkAliases(log: IssueLog, { operators }: Profile): void {
  const owner = new Map(operators.map(({ id }): [string, string] => [folded(id), id]));
  operators.forEach(({ id, aliases }, index) => {
    aliases.forEach((alias, at) => {
      const other = owner.get(folded(alias)) ?? id;
      if (other !== id) invalid(log, `operators[${index}].aliases[${at}]`, { found: shown(alias), expected: 'unique' });
      owner.set(folded(alias), other);
    });
  });
}
