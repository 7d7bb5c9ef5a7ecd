import type { LonLat } from '../../src/model/geometry.ts';
import { DISTRICTS, TOWNS } from './layout.ts';
import { buildMesh, type Mesh } from './mesh.ts';
import { type VillageName, villageNames } from './names.ts';
import { refinedOutline } from './outline.ts';
import { distance, insideRing, type Point, toPlane } from './plane.ts';
import { powerDiagram } from './power-diagram.ts';
import { at, gaussian, integer, pick, randomFrom } from './rng.ts';
import units from './sources/units-2024.json' with { type: 'json' };
import { polygonsOf } from './tessellate.ts';

/** Communes as one power diagram of the whole province, villages as one within each commune. */

export const VILLAGE_COUNT = 1355;
const FTTH_HOUSEHOLD_SHARE = 0.7028;

export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly district: string;
  readonly wantedKm2: number;
  readonly people: number;
  readonly site: Point;
  readonly urban: boolean;
  readonly mountain: boolean;
}

export interface SampleVillage extends VillageName {
  readonly code: string;
  readonly commune: Commune;
  readonly population: number;
  readonly households: number;
  readonly ftthHouseholds: number;
  readonly rings: readonly (readonly LonLat[])[];
  readonly centre: Point;
  readonly areaKm2: number;
}

export interface SampleLand {
  readonly outline: readonly Point[];
  readonly villages: readonly SampleVillage[];
}

const MOUNTAIN = new Set(['14404', '14449', '14458', '14461', '14395', '14386', '14407', '14419']);
const TOWN_PLACES = TOWNS.map((town) => ({ centre: toPlane(town.at), radiusM: town.radiusM }));

/** Whether a place lies in a town. */
export function inTown(point: Point): boolean {
  return TOWN_PLACES.some((town) => distance(town.centre, point) < town.radiusM);
}

export function communesOf(): Commune[] {
  return units.flatMap((district) => {
    const layout = DISTRICTS[district.code];
    if (!layout) throw new Error(`no layout of district ${district.code}`);
    const places = district.communes.map((commune) => {
      const place = layout.communes[commune.code];
      if (!place) throw new Error(`no place of commune ${commune.code}`);
      const [lon, lat, area = 1, density = 1] = place;
      return { commune, site: toPlane([lon, lat]), area, people: area * density };
    });
    const areas = places.reduce((sum, place) => sum + place.area, 0);
    const people = places.reduce((sum, place) => sum + place.people, 0);
    return places.map((place) => ({
      code: place.commune.code,
      name: place.commune.name,
      districtCode: district.code,
      district: district.name,
      wantedKm2: (layout.areaKm2 * place.area) / areas,
      people: (layout.people * 1000 * place.people) / people,
      site: place.site,
      urban: /^(Phường|Thị trấn)/.test(place.commune.name),
      mountain: MOUNTAIN.has(place.commune.code),
    }));
  });
}

/** How many villages each commune has: by people and by area, at least four. */
function villageCounts(communes: readonly Commune[]): number[] {
  const shares = communes.map((c) => c.people / 1_000_000 + (0.55 * Math.min(c.wantedKm2, 25)) / 1354);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => Math.max(4, (VILLAGE_COUNT * share) / total));
  const counts = exact.map(Math.floor);
  const byRest = exact.map((value, i) => ({ i, rest: value % 1 })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = VILLAGE_COUNT - counts.reduce((sum, count) => sum + count, 0);
  for (let k = 0; left !== 0; k++) {
    const { i } = at(byRest, k % byRest.length);
    if (left < 0 && at(counts, i) <= 4) continue;
    counts[i] = at(counts, i) + Math.sign(left);
    left -= Math.sign(left);
  }
  return counts;
}

export function buildLand(): SampleLand {
  const outline = refinedOutline();
  const mesh = buildMesh(outline, inTown);
  const communes = communesOf();
  for (const commune of communes) {
    if (!insideRing(commune.site, outline)) throw new Error(`${commune.name} lies outside the province`);
  }
  const cells = Array.from({ length: mesh.insideCount }, (_, cell) => cell);
  const communeOf = powerDiagram({
    mesh,
    cells,
    sites: communes.map((commune) => commune.site),
    wanted: communes.map((commune) => commune.wantedKm2),
    rounds: 400,
    drift: 0.3,
  });

  const random = randomFrom(1355);
  const counts = villageCounts(communes);
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

  const polygons = polygonsOf(mesh, labels, owners.length, inTown);
  const { areas, centres } = measure(mesh, labels, owners.length);
  return { outline, villages: describe(owners, polygons, areas, centres) };
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
  areas: readonly number[],
  centres: readonly Point[],
): SampleVillage[] {
  const random = randomFrom(2024);
  const villages: SampleVillage[] = [];
  let first = 0;
  while (first < owners.length) {
    const { commune } = at(owners, first);
    let last = first;
    while (last < owners.length && at(owners, last).commune === commune) last++;
    const names = villageNames(random, last - first, {
      commune: commune.name,
      districtCode: commune.districtCode,
      mountain: commune.mountain,
    });
    const weights = areas.slice(first, last).map((area) => Math.sqrt(Math.sqrt(area)) * (0.7 + 0.6 * random()));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let v = first; v < last; v++) {
      const population = Math.round((commune.people * at(weights, v - first)) / total);
      const households = Math.round(population / (3.2 + 0.4 * random()));
      const lean = commune.urban ? 0.1 : commune.mountain ? -0.14 : -0.015;
      const share = Math.min(0.97, FTTH_HOUSEHOLD_SHARE + lean + 0.07 * gaussian(random));
      villages.push({
        ...at(names, v - first),
        code: `${commune.code}${String(v - first + 1).padStart(3, '0')}`,
        commune,
        population,
        households,
        ftthHouseholds: Math.round(households * share),
        rings: at(polygons, v),
        centre: at(centres, v),
        areaKm2: at(areas, v) / 1e6,
      });
    }
    first = last;
  }
  return fitFtth(villages);
}

/** Shifts single households until the province's total is nearest to 70.28%. */
function fitFtth(villages: readonly SampleVillage[]): SampleVillage[] {
  const households = villages.reduce((sum, village) => sum + village.households, 0);
  let missing =
    Math.round(households * FTTH_HOUSEHOLD_SHARE) - villages.reduce((sum, village) => sum + village.ftthHouseholds, 0);
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
