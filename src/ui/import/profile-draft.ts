import { percentOf } from '../../analysis/plan-figures.ts';
import { folded } from '../../ingest/names.ts';
import type { Bounds } from '../../model/geometry.ts';
import type { Indicator, Operator, Period, Profile, SharingRule } from '../../model/profile.ts';
import { newRow, type Row } from './row-editor.tsx';

/** A profile as a person writes it, in plain fields; what is not asked is kept from the profile it began with. */
export interface ProfileDraft {
  readonly name: string;
  readonly id: string;
  readonly department: string;
  readonly signatory: string;
  readonly validFrom: string;
  readonly meridian: string;
  readonly districts: boolean;
  readonly operators: readonly Row[];
  readonly rules: readonly Row[];
  readonly periods: readonly Row[];
  readonly indicators: readonly Row[];
  readonly baseline: string;
  readonly baselineDate: string;
  readonly baselineSource: string;
}

export function draftOf(profile: Profile): ProfileDraft {
  return {
    name: profile.name.vi,
    id: profile.id,
    department: profile.department.name.vi,
    signatory: profile.department.signatory.vi,
    validFrom: profile.validFrom,
    meridian: String(profile.centralMeridian),
    districts: profile.tiers.includes('district'),
    operators: profile.operators.map(({ id, aliases, colour, mnc = '' }) =>
      newRow({
        id,
        aliases: aliases.join(', '),
        colour,
        mnc,
      }),
    ),
    rules: profile.rules.map(({ id, document, date, inForce, leastDistanceM }) =>
      newRow({
        id,
        document,
        date,
        inForce,
        urban: String(leastDistanceM.urban),
        other: String(leastDistanceM.other),
      }),
    ),
    periods: profile.periods.map(({ id, from, to, goal }) =>
      newRow({
        id,
        from,
        to,
        goal: String(Math.round(goal * 1000) / 10),
      }),
    ),
    indicators: profile.indicators.map(({ id, name, unit, base = '', goal = '', source }) =>
      newRow({
        id,
        name: name.vi,
        unit: unit.vi,
        base: String(base),
        goal: String(goal),
        source,
      }),
    ),
    baseline: profile.baseline ? String(percentOf(profile.baseline.sharedShareOfAllPositions)) : '',
    baselineDate: profile.baseline?.date ?? '',
    baselineSource: profile.baseline?.source ?? '',
  };
}

/** @param bounds The frame of the new villages; null: as it was. */
export function profileOf(draft: ProfileDraft, began: Profile, bounds: Bounds | null): Profile {
  const both = (vi: string, before: { readonly vi: string; readonly en: string }) =>
    vi === before.vi ? before : { vi, en: vi };
  const text = (row: Row, key: string): string => String(row[key] ?? '').trim();
  const known = new Map(began.indicators.map((indicator) => [indicator.id, indicator]));
  const { validTo: _, communes, baseline: _____, ...rest } = began;
  const same = draft.id === began.id;
  return {
    ...rest,
    ...(same && began.validTo !== undefined ? { validTo: began.validTo } : {}),
    ...(same && communes !== undefined ? { communes } : {}),
    id: draft.id,
    name: both(draft.name, began.name),
    department: {
      ...began.department,
      name: both(draft.department, began.department.name),
      signatory: both(draft.signatory, began.department.signatory),
    },
    validFrom: draft.validFrom,
    bounds: bounds ?? began.bounds,
    tiers: draft.districts ? ['district', 'commune'] : ['commune'],
    centralMeridian: Number(draft.meridian.replace(',', '.')),
    operators: draft.operators.map((row): Operator => {
      const mnc = text(row, 'mnc');
      const aliases = text(row, 'aliases')
        .split(',')
        .map((alias) => alias.trim());
      return {
        id: text(row, 'id'),
        aliases: aliases.filter((alias) => alias !== ''),
        colour: text(row, 'colour') || '#555555',
        ...(mnc === '' ? {} : { mnc }),
      };
    }),
    rules: draft.rules.map(
      (row): SharingRule => ({
        id: text(row, 'id'),
        document: text(row, 'document'),
        date: text(row, 'date'),
        inForce: row.inForce === true,
        leastDistanceM: { urban: numberIn(text(row, 'urban')), other: numberIn(text(row, 'other')) },
      }),
    ),
    periods: draft.periods.map(
      (row): Period => ({
        id: text(row, 'id'),
        from: text(row, 'from'),
        to: text(row, 'to'),
        goal: numberIn(text(row, 'goal')) / 100,
      }),
    ),
    indicators: draft.indicators.map((row): Indicator => {
      const before = known.get(text(row, 'id'));
      const [base, goal] = [valueIn(text(row, 'base')), valueIn(text(row, 'goal'))];
      const {
        base: __,
        goal: ___,
        ...kept
      } = before ?? { id: '', name: { vi: '', en: '' }, unit: { vi: '', en: '' }, source: '' };
      return {
        ...kept,
        id: text(row, 'id'),
        name: both(text(row, 'name'), kept.name),
        unit: both(text(row, 'unit'), kept.unit),
        source: text(row, 'source'),
        ...(base === null ? {} : { base }),
        ...(goal === null ? {} : { goal }),
      };
    }),
    // A province just merged was never reported on: nothing stands in its place.
    ...(draft.baseline.trim() === ''
      ? {}
      : {
          baseline: {
            sharedShareOfAllPositions: numberIn(draft.baseline) / 100,
            date: draft.baselineDate,
            source: draft.baselineSource,
          },
        }),
  };
}

/** "Nam Định" → "nam-dinh". */
export function idOf(name: string): string {
  return folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function numberIn(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}

/** A figure where it is one, else its text; null: not stated. */
function valueIn(text: string): number | string | null {
  if (text === '') return null;
  const number = numberIn(text);
  return Number.isFinite(number) ? number : text;
}
