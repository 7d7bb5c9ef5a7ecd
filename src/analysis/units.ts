import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import type { Analysis, Verdict } from '../model/results.ts';
import { communeIdOf, type Placed } from './commune-id.ts';
import { shareOf } from './layout.ts';
import { knowsCoverage } from './verdicts.ts';

/** Communes and districts as sums of their villages. */

export interface Unit {
  readonly tier: 'district' | 'commune';
  readonly code: string;
  readonly name: string;
  readonly districtCode: string | null;
  readonly district: string | null;
  /** Indexes of its villages, in input order. */
  readonly villages: readonly number[];
}

/** Units in the order in which they first appear; a village that names none of the tier belongs to none. */
export function unitsOf(villages: readonly Placed[], tier: Unit['tier']): readonly Unit[] {
  const units = new Map<string, Omit<Unit, 'villages'> & { readonly villages: number[] }>();
  villages.forEach(({ communeCode, commune, districtCode, district }, index) => {
    const [code, name] =
      tier === 'commune'
        ? [communeIdOf({ communeCode, commune, districtCode, district }), commune]
        : [districtCode, district];
    if (code === null) return;
    const known = units.get(code);
    if (known) known.villages.push(index);
    else units.set(code, { tier, code, name: name ?? code, districtCode, district, villages: [index] });
  });
  return [...units.values()];
}

/** Null is what no file tells: without one of stations nothing that rests on coverage, without a report nothing reported. */
export interface UnitFigures {
  readonly villages: number;
  readonly verdicts: Readonly<Record<Exclude<Verdict, 'unknown'>, number | null>>;
  /** Villages reported otherwise than computed, mobile broadband. */
  readonly contradictions: number | null;
  readonly grave: number | null;
  /** People in villages whose population is known. */
  readonly population: number | null;
  /** Of these, those in covered villages. */
  readonly coveredPopulationShare: number | null;
  /** Covered villages that hang on one position. */
  readonly hanging: number | null;
  /** Villages within fibre reach. */
  readonly fibre: number | null;
  readonly mobileReported: number | null;
  readonly ftthReported: number | null;
  /** Villages covered by each operator, in the layout's order. */
  readonly byOperator: readonly (number | null)[];
  /** Villages covered in each technology, in the layout's order. */
  readonly byTechnology: readonly (number | null)[];
}

/** @param members Indexes of villages; all of them for the province. */
export function unitFigures(
  villages: readonly Pick<Village, 'population' | 'mobileReported' | 'ftthReported'>[],
  analysis: Analysis,
  members: readonly number[],
): UnitFigures {
  const { coverage, fibreShare, mobileContradictions, parameters, verdicts } = analysis;
  const { operators, technologies } = coverage.layout;
  const covers = knowsCoverage(analysis);
  const count = (wanted: (village: number) => boolean): number => members.filter(wanted).length;
  const computed = (wanted: (village: number) => boolean): number | null => (covers ? count(wanted) : null);
  const reported = (field: 'mobileReported' | 'ftthReported'): number | null =>
    members.some((v) => villages[v]?.[field] != null) ? count((v) => villages[v]?.[field] === true) : null;
  const verdict = (wanted: Verdict): number | null => computed((v) => verdicts[v] === wanted);
  const people = (of: readonly number[]): number => of.reduce((sum, v) => sum + (villages[v]?.population ?? 0), 0);
  const population = members.some((v) => villages[v]?.population != null) ? people(members) : null;
  const enough = (share: number): boolean => share >= parameters.coveredShare;
  return {
    villages: members.length,
    verdicts: { covered: verdict('covered'), partial: verdict('partial'), uncovered: verdict('uncovered') },
    contradictions: computed((v) => (mobileContradictions[v] ?? 'none') !== 'none'),
    grave: computed((v) => mobileContradictions[v] === 'grave'),
    population,
    coveredPopulationShare:
      covers && population ? people(members.filter((v) => verdicts[v] === 'covered')) / population : null,
    hanging: computed((v) => coverage.resilience[v] === 1),
    fibre: fibreShare && count((v) => (fibreShare[v] ?? outOfRange()) >= parameters.fibreShare),
    mobileReported: reported('mobileReported'),
    ftthReported: reported('ftthReported'),
    byOperator: operators.map((operator) =>
      computed((v) => enough(shareOf(coverage, v, { kind: 'operator', operator }))),
    ),
    byTechnology: technologies.map((technology) =>
      computed((v) => enough(shareOf(coverage, v, { kind: 'technology', technology }))),
    ),
  };
}

/** Whether the villages tell of districts: where none does there is no such tier, and no column of it. */
export function hasDistricts(villages: readonly Pick<Village, 'district' | 'districtCode'>[]): boolean {
  return villages.some(({ district, districtCode }) => district !== null || districtCode !== null);
}
