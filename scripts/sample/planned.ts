import { isInsideRings } from '../../src/model/geometry.ts';
import { drawSectors, newMast, type StationRow } from './equipment.ts';
import { distance, type Point } from './plane.ts';
import type { Planned } from './province.ts';
import { at, integer, pick, pickWeighted, type Random } from './rng.ts';
import { nearestSite, OPERATORS, type OperatorId, type Site } from './sites.ts';
import type { SampleLand } from './villages.ts';

/** The operators' plans for the coming time: stations of all sorts. */

/** A position with the id and mast that its stations refer to. */
export interface BuiltSite extends Site {
  readonly id: string;
  readonly mast: ReturnType<typeof newMast>;
  readonly mountain: boolean;
}

interface Draft {
  readonly operator: OperatorId;
  readonly point: Point;
  readonly positionId: string | null;
  readonly site: BuiltSite | null;
  readonly technologies: readonly string[];
}

export function plannedRows(
  land: SampleLand,
  sites: readonly BuiltSite[],
  nextId: (operator: OperatorId) => string,
  random: Random,
): StationRow[] {
  const { inTown, network } = land;
  const { planned } = network;
  const drafts: Draft[] = [];
  const free = (point: Point): boolean =>
    isInsideRings(point, [land.outline]) &&
    sites.every((site) => distance(site.point, point) > 75) &&
    drafts.every((draft) => distance(draft.point, point) > 75);
  const anyOperator = (not: readonly OperatorId[]): OperatorId =>
    pickWeighted(
      random,
      OPERATORS.filter(([id]) => !not.includes(id)),
    );
  const add = (operator: OperatorId, point: Point, positionId: string | null, site: BuiltSite | null): void => {
    const town = inTown(point);
    const technologies = town
      ? pick(random, [['4G', '5G'], ['4G'], ['5G'], ['2G', '4G']])
      : pick(random, [['4G'], ['2G', '4G'], ['3G', '4G'], ['4G', '5G']]);
    drafts.push({ operator, point, positionId, site, technologies });
  };

  const around = (centre: Point, low: number, high: number): Point => {
    for (;;) {
      const x = (random() * 2 - 1) * high;
      const y = (random() * 2 - 1) * high;
      const d = Math.sqrt(x * x + y * y);
      if (d >= low && d <= high) return [centre[0] + x, centre[1] + y];
    }
  };
  const until = (count: number, tryOne: () => number): void => {
    for (let made = 0; made < count; ) made += tryOne();
  };

  until(planned.nearOthers, () => {
    const host = pick(random, sites);
    if (host.tenants.length > 3) return 0;
    const operator = anyOperator(host.tenants);
    const point = around(host.point, 80, pick(random, [170, 250, 330, 480]));
    const own = nearestSite(sites, point, (site) => !site.tenants.includes(operator)).distanceM;
    if (!free(point) || own < (inTown(point) ? 250 : 600)) return 0;
    add(operator, point, null, null);
    return 1;
  });
  until(planned.neighbourPairs, () => {
    const village = pick(random, land.villages);
    const first = around(village.centre, 0, 300);
    const second = around(first, 130, 420);
    if (!free(first) || !free(second)) return 0;
    const operator = anyOperator([]);
    add(operator, first, null, null);
    add(anyOperator([operator]), second, null, null);
    return 1;
  });
  let joint = 0;
  until(planned.jointPairs, () => {
    const point = around(pick(random, land.villages).centre, 0, 300);
    if (!free(point)) return 0;
    const operator = anyOperator([]);
    joint++;
    add(operator, point, `${network.prefix}-DK${joint}`, null);
    add(anyOperator([operator]), point, `${network.prefix}-DK${joint}`, null);
    return 1;
  });
  until(planned.gapFillers, () => {
    const village = pick(random, land.villages);
    const point = around(village.centre, 0, 500);
    if (nearestSite(sites, point, () => false).distanceM < 750 || !free(point)) return 0;
    add(anyOperator([]), point, null, null);
    return 1;
  });
  until(planned.colocated, () => {
    const site = pick(random, sites);
    if (site.tenants.length > 1 || site.naming !== 'id' || site.mast.slots === 0) return 0;
    add(anyOperator(site.tenants), site.point, site.id, site);
    return 1;
  });
  until(planned.ownUpgrades, () => {
    const site = pick(random, sites);
    const [operator] = site.tenants;
    if (!site.town || site.naming !== 'id' || operator === undefined) return 0;
    if (drafts.some((draft) => draft.site === site)) return 0;
    drafts.push({ operator, point: site.point, positionId: site.id, site, technologies: ['5G'] });
    return 1;
  });
  return drafts.map((draft) => plannedRow(draft, { town: inTown(draft.point), planned }, nextId, random));
}

function plannedRow(
  draft: Draft,
  { town, planned }: { readonly town: boolean; readonly planned: Planned },
  nextId: (operator: OperatorId) => string,
  random: Random,
): StationRow {
  const mast = draft.site?.mast ?? newMast(random, { town, mountain: false });
  // What is planned is seldom higher than what stands.
  const heightM = draft.site ? draft.site.mast.heightM : integer(random, town ? 18 : 27, town ? 30 : 42);
  return {
    id: `${nextId(draft.operator)}-1`,
    operator: draft.operator,
    positionId: draft.positionId,
    status: 'planned',
    commissioned: null,
    plannedDate: plannedDate(planned, random),
    technologies: draft.technologies,
    mast: draft.site ? mast : { ...mast, slots: random() < 0.35 ? null : integer(random, 0, 2) },
    heightM,
    sectors: drawSectors(random, { town }),
    owner: mast.towerCompany ?? draft.operator,
    servedOperators: [],
    town,
    point: draft.point,
  };
}

function plannedDate({ dates }: Planned, random: Random): string {
  const dice = random();
  const [, year, low, high] = dates.find(([upTo]) => dice < upTo) ?? at(dates, dates.length - 1);
  const month = String(integer(random, low, high)).padStart(2, '0');
  return `${year}-${month}-${String(integer(random, 1, 28)).padStart(2, '0')}`;
}
