import type { LonLat } from '../../src/model/geometry.ts';
import { isInsideRings } from '../../src/model/geometry.ts';
import { buildMesh, type Mesh } from './mesh.ts';
import { drawVillageNames, type VillageName } from './names.ts';
import { distance, type Point, toPlane } from './plane.ts';
import { powerDiagram } from './power-diagram.ts';
import type { Commune, SampleProvince } from './province.ts';
import { at, gaussian, integer, pick, randomFrom } from './rng.ts';
import { polygonsOfCells } from './tessellate.ts';

/** Communes as one power diagram of the whole province, villages as one within each commune. */

export interface SampleVillage extends VillageName {
  readonly code: string;
  readonly commune: Commune;
  readonly population: number;
  readonly households: number;
  readonly ftthHouseholds: number;
  readonly rings: readonly (readonly LonLat[])[];
  /** The unit that its land belonged to before; null where none is told. */
  readonly formerCommune: string | null;
  readonly reported: { readonly mobile: 'yes' | 'no'; readonly ftth: 'yes' | 'no' };
  readonly centre: Point;
  readonly areaKm2: number;
}

export interface SampleLand extends SampleProvince {
  readonly villages: readonly SampleVillage[];
  /** Whether a place lies in a town. */
  readonly inTown: (point: Point) => boolean;
}

/** How many villages each commune has: by people and by area, at least four. */
function villageCounts({ communes, villageCount }: SampleProvince): number[] {
  const shares = communes.map((c) => c.people / 1_000_000 + (0.55 * Math.min(c.wantedKm2, 25)) / 1354);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => Math.max(4, (villageCount * share) / total));
  const counts = exact.map(Math.floor);
  const byRest = exact.map((value, i) => ({ i, rest: value % 1 })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = villageCount - counts.reduce((sum, count) => sum + count, 0);
  for (let k = 0; left !== 0; k++) {
    const { i } = at(byRest, k % byRest.length);
    if (left < 0 && at(counts, i) <= 4) continue;
    counts[i] = at(counts, i) + Math.sign(left);
    left -= Math.sign(left);
  }
  return counts;
}

export function buildLand(province: SampleProvince): SampleLand {
  const { outline, communes, borders, towns } = province;
  const townPlaces = towns.map(({ at: place, radiusM }) => ({ centre: toPlane(place), radiusM }));
  const inTown = (point: Point): boolean => townPlaces.some((town) => distance(town.centre, point) < town.radiusM);
  const mesh = buildMesh(outline, borders.cellM, inTown);
  for (const commune of communes) {
    if (!isInsideRings(commune.site, [outline])) throw new Error(`${commune.name} lies outside the province`);
  }
  const cells = Array.from({ length: mesh.insideCount }, (_, cell) => cell);
  const communeOf = powerDiagram({
    mesh,
    cells,
    sites: communes.map((commune) => commune.site),
    wanted: communes.map((commune) => commune.wantedKm2),
    rounds: borders.rounds,
    drift: 0.3,
  });

  const random = randomFrom(1355);
  const counts = villageCounts(province);
  const labels = new Int32Array(mesh.insideCount);
  const owners: { commune: Commune; index: number }[] = [];
  communes.forEach((commune, c) => {
    const own = cells.filter((cell) => communeOf[cell] === c);
    const count = at(counts, c);
    const sites = spreadSites(mesh, own, count, random);
    const wanted = sites.map((site) => {
      const uneven = 1 + 0.33 * gaussian(random);
      return Math.max(0.35, uneven) * (inTown(site) ? 0.55 : 1);
    });
    const owner = powerDiagram({ mesh, cells: own, sites, wanted, rounds: 60, drift: 0.6 });
    own.forEach((cell, i) => {
      labels[cell] = owners.length + at(owner, i);
    });
    for (let index = 0; index < count; index++) owners.push({ commune, index });
  });

  const polygons = polygonsOfCells(mesh, labels, owners.length, { isDense: inTown, thinningM2: borders.thinningM2 });
  const { areas, centres } = measure(mesh, labels, owners.length);
  const villages = describe(owners, polygons, { areas, centres }, province);
  return { ...province, villages, inTown };
}

/** Random sites that keep away from each other (best of eight candidates). */
function spreadSites(mesh: Mesh, cells: readonly number[], count: number, random: () => number): Point[] {
  const sites: Point[] = [];
  while (sites.length < count) {
    let best: Point = at(mesh.sites, pick(random, cells));
    let farthest = -1;
    for (let k = 0; k < 8; k++) {
      const candidate = at(mesh.sites, pick(random, cells));
      const nearest = sites.reduce((least, site) => Math.min(least, distance(site, candidate)), 1e9);
      if (nearest > farthest) {
        farthest = nearest;
        best = candidate;
      }
    }
    if (farthest > 0) sites.push(best);
  }
  return sites;
}

function measure(mesh: Mesh, labels: Int32Array, count: number): { areas: number[]; centres: Point[] } {
  const sums = Array.from({ length: count }, () => ({ area: 0, x: 0, y: 0 }));
  labels.forEach((label, cell) => {
    const sum = at(sums, label);
    const area = at(mesh.areas, cell);
    const [x, y] = at(mesh.sites, cell);
    sum.area += area;
    sum.x += area * x;
    sum.y += area * y;
  });
  return { areas: sums.map((s) => s.area), centres: sums.map((s): Point => [s.x / s.area, s.y / s.area]) };
}

function describe(
  owners: readonly { commune: Commune; index: number }[],
  polygons: readonly LonLat[][][],
  { areas, centres }: ReturnType<typeof measure>,
  province: SampleProvince,
): SampleVillage[] {
  const { ftthHouseholdShare } = province;
  const random = randomFrom(2024);
  const villages: SampleVillage[] = [];
  let first = 0;
  while (first < owners.length) {
    const { commune } = at(owners, first);
    let last = first;
    while (last < owners.length && at(owners, last).commune === commune) last++;
    const names = drawVillageNames(random, last - first, {
      commune: commune.name,
      districtCode: commune.district?.code ?? null,
      mountain: commune.mountain,
    });
    const weights = areas.slice(first, last).map((area) => Math.sqrt(Math.sqrt(area)) * (0.7 + 0.6 * random()));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const formerCommunes = formerCommunesOf(commune, centres.slice(first, last));
    for (let v = first; v < last; v++) {
      const population = Math.round((commune.people * at(weights, v - first)) / total);
      const households = Math.round(population / (3.2 + 0.4 * random()));
      const lean = commune.urban ? 0.1 : commune.mountain ? -0.14 : -0.015;
      const share = Math.min(0.97, ftthHouseholdShare + lean + 0.07 * gaussian(random));
      villages.push({
        ...at(names, v - first),
        code: `${commune.code}${String(v - first + 1).padStart(3, '0')}`,
        commune,
        population,
        households,
        ftthHouseholds: Math.round(households * share),
        formerCommune: at(formerCommunes, v - first),
        reported: province.reported(v),
        rings: at(polygons, v),
        centre: at(centres, v),
        areaKm2: at(areas, v) / 1e6,
      });
    }
    first = last;
  }
  return fitFtth(villages, ftthHouseholdShare);
}

/** Villages that lie together were in one unit: the units take turns for those that lie farthest west, in order. */
function formerCommunesOf({ formerly }: Commune, centres: readonly Point[]): (string | null)[] {
  const order = centres.map((_, v) => v).sort((a, b) => at(centres, a)[0] - at(centres, b)[0] || a - b);
  const units = centres.map((): string | null => null);
  order.forEach((v, rank) => {
    units[v] = formerly[Math.floor((rank * formerly.length) / order.length)] ?? null;
  });
  return units;
}

/** Shifts single households until the province's total is nearest to the share. */
function fitFtth(villages: readonly SampleVillage[], ftthHouseholdShare: number): SampleVillage[] {
  const households = villages.reduce((sum, village) => sum + village.households, 0);
  let missing =
    Math.round(households * ftthHouseholdShare) - villages.reduce((sum, village) => sum + village.ftthHouseholds, 0);
  const fitted = villages.map((village) => ({ ...village }));
  const random = randomFrom(7028);
  while (missing !== 0) {
    const village = at(fitted, integer(random, 0, fitted.length - 1));
    const wanted = village.ftthHouseholds + Math.sign(missing);
    if (wanted < 0 || wanted > village.households * 0.97) continue;
    village.ftthHouseholds = wanted;
    missing -= Math.sign(missing);
  }
  return fitted;
}
