import { DISTRICTS, TOWNS } from './layout.ts';
import { refined, ringOf } from './outline.ts';
import { toPlane } from './plane.ts';
import type { Commune, SampleProvince } from './province.ts';
import { ROADS } from './roads.ts';
import outline from './sources/outline.json' with { type: 'json' };
import units from './sources/units-2024.json' with { type: 'json' };
import { SAMPLE_DATE } from './write.ts';

/** Ninh Bình with its 8 districts and 143 communes, as it was until 31/12/2024. */

const MOUNTAIN = new Set(['14404', '14449', '14458', '14461', '14395', '14386', '14407', '14419']);

export function province2024(): SampleProvince {
  return {
    date: SAMPLE_DATE,
    outline: refined(ringOf(outline.coordinates), 2601),
    communes: communes2024(),
    towns: TOWNS,
    roads: ROADS,
    villageCount: 1355,
    ftthHouseholdShare: 0.7028,
    // All of them, as the plan has it.
    reported: () => ({ mobile: 'yes', ftth: 'yes' }),
    borders: { cellM: 140, rounds: 400, thinningM2: { dense: 100, other: 520 } },
    cableStepM: 300,
    network: {
      prefix: 'NBH',
      positions: 1200,
      // 16%, as the province reported for 30/6/2023.
      shared: 192,
      outside: 16,
      isSea: ([x, y]) => y < -13_000 && x > 15_000,
      built: { newSites: 32, newSharedSites: 9, joinedSites: 9, upgrades: 14 },
      retired: 12,
      period: { year: 2023, month: 7, months: 24 },
      before: { from: 2006, count: 17 },
      planned: {
        nearOthers: 92,
        colocated: 8,
        ownUpgrades: 7,
        jointPairs: 4,
        neighbourPairs: 8,
        gapFillers: 19,
        // Some overdue, most in the second half of 2025, some after the period.
        dates: [
          [0.12, 2024, 7, 12],
          [0.25, 2025, 1, 6],
          [0.84, 2025, 7, 12],
          [1, 2026, 1, 10],
        ],
      },
    },
  };
}

export function communes2024(): Commune[] {
  return units.flatMap(({ code, name, communes }) => {
    const layout = DISTRICTS[code];
    if (!layout) throw new Error(`no layout of district ${code}`);
    const places = communes.map((commune) => {
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
      district: { code, name },
      wantedKm2: (layout.areaKm2 * place.area) / areas,
      people: (layout.people * 1000 * place.people) / people,
      site: place.site,
      urban: /^(Phường|Thị trấn)/.test(place.commune.name),
      mountain: MOUNTAIN.has(place.commune.code),
      formerly: [],
    }));
  });
}
