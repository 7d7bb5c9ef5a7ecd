import { communeIdOf } from '../analysis/commune-id.ts';
import { operatorCountOf } from '../analysis/village-counts.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';

/** Which villages the district's table shows, and the map lights: the same list for both. */
export interface VillageFilter {
  readonly verdict: 'all' | 'lacking' | 'covered' | 'partial' | 'uncovered';
  readonly reported: 'all' | 'differs' | 'agrees';
  /** How many operators bring broadband to enough of the village. */
  readonly operators: 'all' | '0' | '1' | '2';
  /** Covered, but by one position alone. */
  readonly hanging: boolean;
  readonly fibre: 'all' | 'yes' | 'no' | 'differs';
}

export const NO_FILTER: VillageFilter = {
  verdict: 'all',
  reported: 'all',
  operators: 'all',
  hanging: false,
  fibre: 'all',
};

/** The choices of each part, in the order in which they are offered. */
export const FILTER_CHOICES = {
  verdict: ['all', 'lacking', 'covered', 'partial', 'uncovered'],
  reported: ['all', 'differs', 'agrees'],
  operators: ['all', '0', '1', '2'],
  fibre: ['all', 'yes', 'no', 'differs'],
} as const;

export type UnitChoice = { readonly district: string | null; readonly commune: string | null };

/** Whether not all villages are listed. */
export function isNarrowed(unit: UnitChoice, filter: VillageFilter): boolean {
  return unit.district !== null || unit.commune !== null || isFiltered(filter);
}

/** Whether the list is narrowed by more than a unit. */
export function isFiltered(filter: VillageFilter): boolean {
  const { verdict, reported, operators, hanging, fibre } = filter;
  return verdict !== 'all' || reported !== 'all' || operators !== 'all' || hanging || fibre !== 'all';
}

type Placed = Pick<Village, 'communeCode' | 'commune' | 'districtCode' | 'district'>;

/** Indexes of a unit's villages, in input order. */
export function villagesOfUnit(villages: readonly Placed[], { district, commune }: UnitChoice): readonly number[] {
  return villages.flatMap((village, index) =>
    (district === null || village.districtCode === district) && (commune === null || communeIdOf(village) === commune)
      ? [index]
      : [],
  );
}

/** Those of them that pass. */
export function passing(
  members: readonly number[],
  analysis: Analysis,
  { verdict, reported, operators, hanging, fibre }: VillageFilter,
): readonly number[] {
  const { coverage, fibreShare, parameters } = analysis;
  return members.filter((v) => {
    const own = analysis.verdicts[v] ?? 'unknown';
    const lacks = own === 'partial' || own === 'uncovered';
    if (verdict === 'lacking' ? !lacks : verdict !== 'all' && own !== verdict) return false;
    const differs = (analysis.mobileContradictions[v] ?? 'none') !== 'none';
    if (reported !== 'all' && differs !== (reported === 'differs')) return false;
    if (operators !== 'all' && Math.min(2, operatorCountOf(analysis, v) ?? Number.NaN) !== Number(operators))
      return false;
    if (hanging && coverage.resilience[v] !== 1) return false;
    if (fibre === 'all') return true;
    if (fibreShare === null) return false;
    if (fibre === 'differs') return (analysis.ftthContradictions[v] ?? 'none') !== 'none';
    return (fibreShare[v] ?? outOfRange()) >= parameters.fibreShare === (fibre === 'yes');
  });
}
