import { degreesOf, type Point } from './plane.ts';
import { integer, pick, pickWeighted, type Random } from './rng.ts';
import type { OperatorId } from './sites.ts';
import { type Feature, SAMPLE_DATE, SAMPLE_SOURCE } from './write.ts';

/** What stands on a mast: structure, heights, technologies, sectors, radii. */

export interface Mast {
  readonly structure: 'lattice tower' | 'guyed mast' | 'monopole' | 'rooftop';
  readonly heightM: number | null;
  readonly slots: number | null;
  /** A tower company, or null for the first tenant itself. */
  readonly towerCompany: string | null;
}

export interface StationRow {
  readonly id: string;
  readonly operator: OperatorId;
  readonly positionId: string | null;
  readonly status: 'existing' | 'planned' | 'retired';
  readonly commissioned: string | null;
  readonly plannedDate: string | null;
  readonly technologies: readonly string[];
  readonly mast: Mast;
  readonly heightM: number | null;
  /** As in the file: `azimuth/beamwidth;…`; null is omnidirectional. */
  readonly sectors: string | null;
  readonly owner: string;
  readonly servedOperators: readonly OperatorId[];
  readonly town: boolean;
  readonly point: Point;
}

export const OPERATOR_CODES: Readonly<Record<OperatorId, string>> = {
  Viettel: 'VTL',
  VinaPhone: 'VNP',
  MobiFone: 'MBF',
  Vietnamobile: 'VNM',
};

const FREQUENCY_MHZ: Readonly<Record<string, Readonly<Record<OperatorId, number>>>> = {
  '2G': { Viettel: 900, VinaPhone: 900, MobiFone: 900, Vietnamobile: 900 },
  '3G': { Viettel: 2100, VinaPhone: 2100, MobiFone: 2100, Vietnamobile: 2100 },
  '4G': { Viettel: 1800, VinaPhone: 1800, MobiFone: 1800, Vietnamobile: 2100 },
  '5G': { Viettel: 2600, VinaPhone: 3700, MobiFone: 3800, Vietnamobile: 2100 },
};

/** Metres; the same order as the profile's defaults. */
const TYPICAL_RADIUS_M: Readonly<Record<string, readonly [town: number, other: number]>> = {
  '2G': [1100, 2000],
  '3G': [600, 950],
  '4G': [550, 850],
  '5G': [350, 500],
};

/** Where a mast stands. */
export interface MastPlace {
  readonly town: boolean;
  readonly mountain: boolean;
}

export function newMast(random: Random, { town, mountain }: MastPlace): Mast {
  const structure = town
    ? pickWeighted(random, [
        ['rooftop', 0.5],
        ['monopole', 0.3],
        ['guyed mast', 0.12],
        ['lattice tower', 0.08],
      ] as const)
    : pickWeighted(random, [
        ['lattice tower', 0.38],
        ['guyed mast', 0.4],
        ['monopole', 0.18],
        ['rooftop', 0.04],
      ] as const);
  const [low, high] = { 'lattice tower': [36, 54], 'guyed mast': [30, 48], monopole: [24, 36], rooftop: [18, 30] }[
    structure
  ];
  const heightM = Math.min(60, integer(random, low ?? 30, high ?? 42) + (mountain ? 6 : 0));
  const dice = random();
  const slots = dice < 0.24 ? null : dice < 0.42 ? 0 : dice < 0.68 ? 1 : dice < 0.88 ? 2 : 3;
  return {
    structure,
    heightM: random() < 0.1 ? null : heightM,
    slots,
    towerCompany: random() < 0.14 ? pick(random, TOWER_COMPANIES) : null,
  };
}

const TOWER_COMPANIES = ['Công ty hạ tầng A (minh họa)', 'Công ty hạ tầng B (minh họa)'];

/** The technology groups of one tenant, one station row each. */
export function technologyGroups(random: Random, operator: OperatorId, { town, mountain }: MastPlace): string[][] {
  if (mountain && random() < 0.3) return [['2G']];
  const dice = random();
  const groups: string[][] =
    operator === 'Vietnamobile'
      ? dice < 0.55
        ? [['2G', '3G'], ['4G']]
        : [['3G', '4G']]
      : dice < 0.17
        ? [['2G', '4G']]
        : dice < 0.26
          ? [['2G', '3G', '4G']]
          : dice < 0.3
            ? [['2G', '3G']]
            : [['2G', '3G'], ['4G']];
  const fifth = { Viettel: 0.5, VinaPhone: 0.42, MobiFone: 0.3, Vietnamobile: 0 }[operator];
  if (town && random() < fifth) groups.push(['5G']);
  return groups;
}

export function stationFeature(row: StationRow, random: Random): Feature {
  const lead = row.technologies[row.technologies.length - 1] ?? '4G';
  return {
    properties: {
      id: row.id,
      operator: row.operator,
      position_id: row.positionId,
      status: row.status,
      commissioned: row.commissioned,
      planned_date: row.plannedDate,
      technologies: row.technologies.join(';'),
      height_m: row.heightM,
      sectors: row.sectors,
      radius_m: ownRadius(random, row),
      frequency_mhz: random() < 0.06 ? null : (FREQUENCY_MHZ[lead]?.[row.operator] ?? null),
      eirp_dbm: random() < 0.1 ? null : integer(random, 55, 63),
      structure: row.mast.structure,
      owner: row.owner,
      served_operators: row.servedOperators.length > 0 ? row.servedOperators.join(';') : null,
      tenant_slots: row.mast.slots,
      area_class: row.town ? 'urban' : 'other',
      source: SAMPLE_SOURCE,
      source_date: SAMPLE_DATE,
    },
    geometry: { type: 'Point', coordinates: degreesOf(row.point) },
  };
}

/** Mostly three sectors of 120°, some two along a road; null is omnidirectional. */
export function drawSectors(random: Random, { town }: Pick<MastPlace, 'town'>): string | null {
  const dice = random();
  const azimuth = integer(random, 0, 11) * 10;
  if (dice < (town ? 0.06 : 0.16)) return null;
  if (dice < (town ? 0.14 : 0.27)) return `${azimuth}/120;${azimuth + 180}/120`;
  return `${azimuth}/120;${azimuth + 120}/120;${azimuth + 240}/120`;
}

/** Of a technology that the table does not have. */
const OTHER_RADIUS_M = 900;

/** A third of the stations state radii of their own: one number, or one a technology. */
function ownRadius(
  random: Random,
  { technologies, town }: Pick<StationRow, 'technologies' | 'town'>,
): number | string | null {
  const dice = random();
  if (dice >= 0.36) return null;
  const scale = 0.75 + 0.55 * random();
  const radius = (technology: string): number =>
    Math.round(((TYPICAL_RADIUS_M[technology]?.[town ? 0 : 1] ?? OTHER_RADIUS_M) * scale) / 50) * 50;
  const [only] = technologies;
  if (technologies.length === 1 && only !== undefined) return dice < 0.3 ? radius(only) : `${only}:${radius(only)}`;
  if (dice < 0.08) return radius(technologies[technologies.length - 1] ?? '4G');
  return technologies.map((technology) => `${technology}:${radius(technology)}`).join(';');
}
