import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { analyse, positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { fillGaps, gapObstacle } from '../../src/analysis/gaps/fill-gaps.ts';
import { publicPlaces } from '../../src/analysis/gaps/public-places.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { GapOrder } from '../../src/model/planner.ts';
import type { BaseStation, Structure } from '../../src/model/province.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/** Five villages in a row, a square kilometre each; 4G reaches 500 m. */
const VILLAGES = [0, 1, 2, 3, 4].map((east) => villageAt(east, 0, { population: 1000 + 100 * east }));
const PREPARED = prepareProvince(PROFILE, VILLAGES);
const PARAMETERS = {
  ...defaultParameters(PROFILE),
  radiusM: { '2G': { urban: 500, other: 500 }, '4G': { urban: 300, other: 500 } },
};
const ORDER: GapOrder = {
  operator: 'Viettel',
  technology: '4G',
  radiusM: null,
  count: 4,
  leastPeople: 100,
  siteSpacingM: 250,
  sampleSpacingM: 50,
};
const mast = (id: string, operator: string, eastM: number, more: Partial<BaseStation> = {}) =>
  station({ id, operator, positionId: id, location: at(eastM, 500), ...more });
const pole = (id: string, eastM: number, tenantSlots: number | null = null): Structure => ({
  id,
  kind: 'pole',
  location: at(eastM, 500),
  heightM: null,
  tenantSlots,
  extra: {},
});

/** A building that has no room for a mast. */
const building = (kind: string, eastM: number): Structure => ({ ...pole(kind, eastM, 0), kind });

async function filled(
  stations: readonly BaseStation[],
  { structures = [] as readonly Structure[], order = {}, greedily = false, timeLimitS = 60 } = {},
) {
  const { shapes, layout, broadband } = PREPARED;
  const province = { villages: VILLAGES, stations, fibre: null, structures, sources: [STATIONS_FILE] };
  const { positions, coverage } = analyse(PROFILE, province, PARAMETERS, PREPARED);
  const { footprints } = positionsAndFootprints(PROFILE, stations, PARAMETERS);
  const filling = await fillGaps(
    { ...province, profile: PROFILE, positions, prepared: PREPARED, footprints, parameters: PARAMETERS },
    { ...ORDER, ...order },
    {
      solver: greedily ? null : highsSolver,
      timeLimitS,
      now: () => 0,
      tell: () => undefined,
      isStopped: async () => false,
      session: createCoverageSession(shapes, layout, broadband, PARAMETERS, { start: { footprints, coverage } }),
    },
  );
  const named = (sites: readonly number[]) =>
    sites.map((s) => {
      const site = filling.sites[s];
      if (site?.kind === 'existing') return positions[site.index]?.id;
      return site?.kind === 'structure' ? structures[site.index]?.id : 'free';
    });
  return { ...filling, named };
}

describe('gap filling', () => {
  it('takes others’ masts first, then structures, then free points, though these would reach more', async () => {
    const { greedy, named, optimum } = await filled([mast('V', 'VinaPhone', 500)], { structures: [pole('X', 1500)] });
    const last = greedy.at(-1);
    expect(named(last?.sites ?? [])).toEqual(['V', 'X', 'free', 'free']);
    expect(optimum.map(({ sites }) => named(sites).slice(0, 2))).toEqual([['V'], ['V', 'X'], ['V', 'X'], ['V', 'X']]);
  });

  it('with the aim of most people takes what reaches most, whatever stands there, and each site brings no more than the one before', async () => {
    const stations = [mast('V', 'VinaPhone', 60)];
    const byMasts = await filled(stations, { order: { aim: 'masts-first' } });
    const byPeople = await filled(stations, { order: { aim: 'people' } });
    expect(byMasts.named(byMasts.greedy.at(-1)?.sites ?? [])[0]).toBe('V');
    expect(byPeople.named(byPeople.greedy.at(-1)?.sites ?? [])).not.toContain('V');
    byPeople.greedy.forEach(({ people, gains }, n) => {
      expect(people).toBeGreaterThanOrEqual(byMasts.greedy[n]?.people ?? 0);
      expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    });
    byPeople.optimum.forEach(({ people, proven }, n) => {
      expect(proven).toBe(true);
      expect(people).toBeGreaterThanOrEqual(byMasts.optimum[n]?.people ?? 0);
    });
  });

  it('turns to schools and commune offices where each counts as so many people; people stay people', async () => {
    const far = {
      structures: [building('Trường tiểu học', 500), building('UBND xã', 620), building('nhà văn hóa', 2500)],
    };
    const order = { aim: 'people', operator: null, count: 1, leastPeople: 0 } as const;
    const usual = await filled([], { ...far, order });
    const turned = await filled([], { ...far, order: { ...order, publicPlacePeople: 1000 } });
    const east = ({ sites, optimum }: typeof usual): number =>
      (sites[optimum[0]?.sites[0] ?? -1]?.location[0] ?? 0) - 106;
    // Most people live in the east; the two places stand in the west, and a village hall counts for nothing.
    expect(east(usual)).toBeGreaterThan(at(4000)[0] - 106);
    expect(east(turned)).toBeLessThan(at(1200)[0] - 106);
    expect(usual).not.toHaveProperty('publicPlacesWithout');
    expect([turned.publicPlacesWithout, turned.greedy[0]?.publicPlaces, turned.optimum[0]?.publicPlaces]).toEqual([
      2, 2, 2,
    ]);
    expect(turned.optimum[0]?.proven).toBe(true);
    expect(turned.reanalysed.people / (turned.optimum[0]?.people ?? 1)).toBeCloseTo(1, 1);
    expect(turned.optimum[0]?.people).toBeLessThan(usual.optimum[0]?.people ?? 0);
  });

  it.each([
    ['Trường THCS Gia Phú', true],
    ['TRƯỜNG', true],
    ['truong hoc', true],
    ['Trụ sở UBND xã', true],
    ['primary school', true],
    ['nhà trưởng thôn', false],
    ['nhà văn hóa', false],
    [null, false],
  ])('knows what counts by the kind that its file says: %s', (kind, counts) => {
    expect(publicPlaces([{ kind }])).toHaveLength(counts ? 1 : 0);
  });

  it('leaves a kind that brings too little for the next', async () => {
    const onEdge = mast('V', 'VinaPhone', -420);
    const { greedy, named } = await filled([onEdge], { structures: [pole('X', 1500)] });
    expect(named(greedy[0]?.sites ?? [])).toEqual(['X']);
  });

  it('passes over hosts without room, and uses an operator’s own mast that lacks the technology', async () => {
    const full = mast('F', 'VinaPhone', 500, { tenantSlots: 0 });
    const own = mast('O', 'Viettel', 2500, { technologies: ['2G'], tenantSlots: 0 });
    const done = mast('D', 'Viettel', 4500);
    const { named, greedy, sites } = await filled([full, own, done], { structures: [pole('X', 1500, 0)] });
    expect(named(greedy[0]?.sites ?? [])).toEqual(['O']);
    expect(sites.filter(({ kind }) => kind !== 'free')).toHaveLength(1);
  });

  it('for anyone: places without any broadband', async () => {
    const { named, greedy, peopleWithout } = await filled(
      [mast('T', 'Viettel', 500, { technologies: ['2G'] }), mast('V', 'VinaPhone', 3500)],
      {
        order: { operator: null, count: 1 },
      },
    );
    expect(named(greedy[0]?.sites ?? [])).toEqual(['T']);
    // All but a disc of half a kilometre in the fourth village.
    expect(peopleWithout / (6000 - 1300 * Math.PI * 0.25)).toBeCloseTo(1, 2);
  });

  it('estimates by points what the engine then computes', async () => {
    const { optimum, reanalysed } = await filled([mast('V', 'VinaPhone', 500), mast('W', 'VinaPhone', 1700)]);
    const last = optimum.at(-1);
    expect(reanalysed.sites).toEqual(last?.sites);
    expect(reanalysed.people / (last?.people ?? 1)).toBeCloseTo(1, 1);
    expect(reanalysed.villages.gained.map(({ village }) => village)).toContain(0);
  });

  it('is greedily never better than the proven optimum, and its curve never falls', async () => {
    const { greedy, optimum } = await filled([
      mast('V', 'VinaPhone', 900),
      mast('W', 'VinaPhone', 1500),
      mast('U', 'VinaPhone', 2100),
    ]);
    expect(optimum.every(({ proven }) => proven)).toBe(true);
    optimum.forEach(({ people, bound }, n) => {
      expect(people).toBeGreaterThanOrEqual((greedy[n]?.people ?? 0) - 0.5);
      expect(people).toBeGreaterThanOrEqual(optimum[n - 1]?.people ?? 0);
      expect(bound).toBeGreaterThanOrEqual(people - 1e-6);
    });
  });

  it('says what is not proven when time is up, and falls back on the greedy choice', async () => {
    const { greedy, optimum } = await filled([mast('V', 'VinaPhone', 500)], { timeLimitS: 0 });
    expect(optimum.some(({ proven }) => proven)).toBe(false);
    expect(optimum.map(({ people }) => people)).toEqual(greedy.map(({ people }) => people));
    expect((await filled([], { greedily: true })).optimum).toEqual([]);
  });

  it('has nothing to add where all are reached', async () => {
    const { greedy, optimum, reanalysed } = await filled([mast('V', 'Viettel', 2500, { radiusM: { '*': 9000 } })]);
    expect([greedy, optimum, reanalysed.people]).toEqual([[], [], 0]);
  });

  it('is refused for what it cannot search', () => {
    const of = (given: Partial<GapOrder>) =>
      gapObstacle({ profile: PROFILE, villages: VILLAGES }, { ...ORDER, ...given });
    expect(of({})).toBeNull();
    expect(of({ count: 0 })).toBe('count-range');
    expect(of({ leastPeople: Number.NaN })).toBe('count-range');
    expect(of({ siteSpacingM: 1 })).toBe('spacing-range');
    expect(of({ operator: 'X' })).toBe('operator-unknown');
    expect(of({ technology: '2G' })).toBe('not-broadband');
    expect(gapObstacle({ profile: PROFILE, villages: [] }, ORDER)).toBe('no-villages');
  });
});
