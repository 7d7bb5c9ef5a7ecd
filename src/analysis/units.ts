import type { Village } from '../model/province.ts';
import type { Analysis, Verdict } from '../model/results.ts';
import { shareOf } from './layout.ts';

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

type Placed = Pick<Village, 'communeCode' | 'commune' | 'districtCode' | 'district'>;

/** Units in the order in which they first appear; a village without a code of the tier belongs to none. */
export function unitsOf(villages: readonly Placed[], tier: Unit['tier']): readonly Unit[] {
  const units = new Map<string, Omit<Unit, 'villages'> & { readonly villages: number[] }>();
  villages.forEach(({ communeCode, commune, districtCode, district }, index) => {
    const [code, name] = tier === 'commune' ? [communeCode, commune] : [districtCode, district];
    if (code === null) return;
    const known = units.get(code);
    if (known) known.villages.push(index);
    else units.set(code, { tier, code, name: name ?? code, districtCode, district, villages: [index] });
  });
  return [...units.values()];
}

export interface UnitFigures {
  readonly villages: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Villages reported otherwise than computed, mobile broadband. */
  readonly contradictions: number;
  readonly grave: number;
  /** People in villages whose population is known. */
  readonly population: number;
  /** Of these, those in covered villages; null where no population is known. */
  readonly coveredPopulationShare: number | null;
  /** Covered villages that hang on one position. */
  readonly hanging: number;
  /** Villages within fibre reach; null without fibre data. */
  readonly fibre: number | null;
  readonly mobileReported: number;
  readonly ftthReported: number;
  /** Villages covered by each operator, in the layout's order. */
  readonly byOperator: readonly number[];
  /** Villages covered in each technology, in the layout's order. */
  readonly byTechnology: readonly number[];
}

/** @param members Indexes of villages; all of them for the province. */
export function unitFigures(
  villages: readonly Pick<Village, 'population' | 'mobileReported' | 'ftthReported'>[],
  analysis: Analysis,
  members: readonly number[],
): UnitFigures {
  const { coverage, fibreShare, mobileContradictions, parameters } = analysis;
  const { operators, technologies } = coverage.layout;
  const count = (wanted: (village: number) => boolean): number => members.filter(wanted).length;
  const verdicts = { covered: 0, partial: 0, uncovered: 0 };
  let [population, coveredPopulation, known] = [0, 0, 0];
  for (const v of members) {
    const verdict = analysis.verdicts[v] ?? 'uncovered';
    verdicts[verdict] += 1;
    const people = villages[v]?.population ?? null;
    if (people === null) continue;
    known += 1;
    population += people;
    if (verdict === 'covered') coveredPopulation += people;
  }
  const enough = (share: number): boolean => share >= parameters.coveredShare;
  return {
    villages: members.length,
    verdicts,
    contradictions: count((v) => (mobileContradictions[v] ?? 'none') !== 'none'),
    grave: count((v) => mobileContradictions[v] === 'grave'),
    population,
    coveredPopulationShare: known === 0 || population === 0 ? null : coveredPopulation / population,
    hanging: count((v) => coverage.resilience[v] === 1),
    fibre: fibreShare && count((v) => (fibreShare[v] ?? 0) >= parameters.fibreShare),
    mobileReported: count((v) => villages[v]?.mobileReported === true),
    ftthReported: count((v) => villages[v]?.ftthReported === true),
    byOperator: operators.map((operator) => count((v) => enough(shareOf(coverage, v, { kind: 'operator', operator })))),
    byTechnology: technologies.map((technology) =>
      count((v) => enough(shareOf(coverage, v, { kind: 'technology', technology }))),
    ),
  };
}
