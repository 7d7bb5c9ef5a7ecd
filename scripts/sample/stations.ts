import {
  drawSectors,
  newMast,
  OPERATOR_CODES,
  type StationRow,
  stationFeature,
  technologyGroups,
} from './equipment.ts';
import { distance, type Point } from './plane.ts';
import { type BuiltSite, plannedRows } from './planned.ts';
import type { SampleNetwork } from './province.ts';
import { at, integer, pick, type Random, randomFrom } from './rng.ts';
import { existingSites, OPERATORS, type OperatorId } from './sites.ts';
import type { SampleLand } from './villages.ts';
import type { Feature } from './write.ts';

/** Existing, planned and retired stations of a sample province. */

type Story = 'old' | 'new' | 'joined' | 'upgraded';

/** The stations with what they were made of: existing ones by position, then planned, then retired. */
export function sampleStations(land: SampleLand): { readonly row: StationRow; readonly feature: Feature }[] {
  const { network } = land;
  const random = randomFrom(1200);
  const built = existingSites(land, random).map((site, index): BuiltSite => {
    const mountain = isMountain(land, site.point);
    return {
      ...site,
      id: `${network.prefix}-${String(index + 1).padStart(4, '0')}`,
      mast: newMast(random, { town: site.town, mountain }),
      mountain,
    };
  });
  const stories = storiesOf(built, network, random);
  const serial = new Map<OperatorId, number>();
  const nextId = (operator: OperatorId): string => {
    const number = (serial.get(operator) ?? 0) + 1;
    serial.set(operator, number);
    return `${OPERATOR_CODES[operator]}-${network.prefix}${String(number).padStart(4, '0')}`;
  };
  const rows = built.flatMap((site, index) =>
    existingRows({ site, story: at(stories, index), network }, nextId, random),
  );
  rows.push(...plannedRows(land, built, nextId, random), ...retiredRows(built, network, nextId, random));
  return rows.map((row) => ({ row, feature: stationFeature(row, random) }));
}

function isMountain(land: SampleLand, point: Point): boolean {
  let best = at(land.villages, 0);
  for (const village of land.villages) {
    if (distance(village.centre, point) < distance(best.centre, point)) best = village;
  }
  return best.commune.mountain;
}

function storiesOf(sites: readonly BuiltSite[], { built }: SampleNetwork, random: Random): Story[] {
  const stories: Story[] = sites.map(() => 'old');
  const give = (count: number, story: Story, fits: (site: BuiltSite) => boolean): void => {
    for (let left = count; left > 0; ) {
      const index = integer(random, 0, sites.length - 1);
      if (stories[index] !== 'old' || !fits(at(sites, index))) continue;
      stories[index] = story;
      left--;
    }
  };
  give(built.newSites, 'new', (site) => site.tenants.length === 1);
  give(built.newSharedSites, 'new', (site) => site.tenants.length === 2);
  give(built.joinedSites, 'joined', (site) => site.tenants.length === 2);
  give(built.upgrades, 'upgraded', (site) => site.tenants.length === 1 && site.town);
  return stories;
}

function existingRows(
  { site, story, network }: { readonly site: BuiltSite; readonly story: Story; readonly network: SampleNetwork },
  nextId: (operator: OperatorId) => string,
  random: Random,
): StationRow[] {
  const owner = site.mast.towerCompany ?? at(site.tenants, 0);
  return site.tenants.flatMap((operator, tenant) => {
    const id = nextId(operator);
    const { point, positionId } = placeOf(site, tenant, random);
    const heightM = site.mast.heightM === null ? null : site.mast.heightM - (tenant === 0 ? 0 : integer(random, 2, 8));
    const isNew = story === 'new' || (story === 'joined' && tenant === site.tenants.length - 1);
    const first = isNew ? periodDate(network, random) : random() < 0.03 ? null : oldDate(network, random);
    const groups = technologyGroups(random, operator, site);
    if (story === 'upgraded' && tenant === 0 && !groups.some((group) => group.includes('5G'))) groups.push(['5G']);
    const served = servedOperators(operator, site, random);
    const sectors = drawSectors(random, site);
    return groups.map((technologies, group): StationRow => {
      const upgrade = story === 'upgraded' && technologies.includes('5G');
      const later = first !== null && group > 0 && !isNew && first < '2016';
      return {
        id: `${id}-${group + 1}`,
        operator,
        positionId,
        status: 'existing',
        commissioned: upgrade
          ? periodDate(network, random)
          : later
            ? `${integer(random, 2017, 2022)}-${two(integer(random, 1, 12))}-15`
            : first,
        plannedDate: null,
        technologies,
        mast: site.mast,
        heightM,
        sectors,
        owner,
        servedOperators: served,
        town: site.town,
        point,
      };
    });
  });
}

/** Where a tenant's equipment is said to be, and by what name. */
function placeOf(site: BuiltSite, tenant: number, random: Random): { point: Point; positionId: string | null } {
  const [x, y] = site.point;
  const away = (metres: number): Point => {
    const [dx, dy] = pick(random, [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [0.6, 0.8],
      [-0.8, 0.6],
    ] as const);
    return [x + dx * metres, y + dy * metres];
  };
  switch (site.naming) {
    case 'id':
      return { point: site.point, positionId: site.id };
    case 'one-without':
      return tenant === site.tenants.length - 1
        ? { point: away(integer(random, 5, 24)), positionId: null }
        : { point: site.point, positionId: site.id };
    case 'none':
      // The later tenants within 12 m of the first, so that all are within 24 m of each other.
      return { point: tenant === 0 ? site.point : away(integer(random, 4, 12)), positionId: null };
    case 'chain':
      return { point: [x + 22 * tenant, y + 6 * tenant], positionId: null };
  }
}

function servedOperators(operator: OperatorId, site: BuiltSite, random: Random): OperatorId[] {
  if (random() > (site.mountain ? 0.12 : 0.012)) return [];
  const others = OPERATORS.map(([id]) => id).filter((id) => id !== operator && !site.tenants.includes(id));
  return others.length > 0 ? [pick(random, others)] : [];
}

/** Stations taken out of service: some at masts that stand, some where nothing is left. */
function retiredRows(
  sites: readonly BuiltSite[],
  network: SampleNetwork,
  nextId: (operator: OperatorId) => string,
  random: Random,
): StationRow[] {
  const rows: StationRow[] = [];
  while (rows.length < network.retired) {
    const site = pick(random, sites);
    if (site.naming !== 'id' || site.tenants.length > 1) continue;
    const operator = pick(random, OPERATORS)[0];
    const gone = rows.length % 2 === 0;
    const [x, y] = site.point;
    rows.push({
      id: `${nextId(operator)}-1`,
      operator,
      positionId: gone ? null : site.id,
      status: 'retired',
      commissioned: oldDate(network, random),
      plannedDate: null,
      technologies: ['2G', '3G'],
      mast: { ...site.mast, slots: null },
      heightM: site.mast.heightM,
      sectors: null,
      owner: operator,
      servedOperators: [],
      town: site.town,
      point: gone ? [x + 70, y + 45] : site.point,
    });
  }
  return rows;
}

function oldDate({ before }: SampleNetwork, random: Random): string {
  const year = before.from + Math.floor(before.count * Math.sqrt(random()));
  return `${year}-${two(integer(random, 1, 12))}-${two(integer(random, 1, 28))}`;
}

function periodDate({ period }: SampleNetwork, random: Random): string {
  const month = integer(random, 0, period.months - 1) + period.month - 1;
  return `${period.year + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(integer(random, 1, 28))}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
