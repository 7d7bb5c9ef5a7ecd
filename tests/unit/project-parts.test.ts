import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/analysis/project/merge-parts.ts';
import { bothOf, partsOf, type Work, workOf } from '../../src/analysis/project/project-parts.ts';
import { newDelivery } from '../../src/model/delivery.ts';
import type { Pin } from '../../src/model/plan.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { PROFILE } from '../support/province.ts';

/** Two states of one project: what differs, and both in one. */

const delivery = (id: string, file: string, more: object = {}) => ({
  given: { ...newDelivery([], { kind: 'stations', file, content: file }), id, ...more },
  sha256: `hash of ${file}`,
});
const scenario = (id: string, name: string): Scenario => ({
  id,
  name,
  created: '2026-01-01',
  changed: '2026-01-01',
  data: { provinceId: PROFILE.id, sha256: '0' },
  edits: [],
});
const pin = (station: string, isIn: boolean): Pin => ({ station, host: 'H', in: isIn, reason: null, date: null });
const work = (change: Partial<Work> = {}): Work => ({ ...workOf([], PROFILE), ...change });
const names = { scenarioId: () => 'new', scenarioName: (name: string) => `${name} (từ tệp)` };

describe('the parts of a project', () => {
  it('give the work back, and are the same in whatever order members were written', () => {
    const all = work({
      deliveries: [delivery('d1', 'a.csv')],
      asOf: '2026-01-01',
      communeTier: 'former',
      changes: [{ key: 'radiusM', technology: '4G', area: 'urban', value: 700 }],
      scenarios: [scenario('s', 'Một')],
      records: { pins: [pin('A', true)], moveLog: [], figures: [] },
    });
    expect(workOf(partsOf(all).values(), PROFILE)).toEqual(all);
    const turned = work({ ...all, changes: [{ value: 700, area: 'urban', technology: '4G', key: 'radiusM' }] });
    const [mine, theirs] = [partsOf(all), partsOf(turned)];
    expect(differencesOf(mine, theirs)).toEqual([]);
  });

  it('differ where a file has other bytes, a switch or a mapping', () => {
    const here = partsOf(
      work({ deliveries: [delivery('d1', 'a.csv'), delivery('d2', 'b.csv'), delivery('d3', 'c.csv')] }),
    );
    const there = partsOf(
      work({ deliveries: [delivery('d1', 'a.csv'), delivery('d2', 'b.csv', { on: false }), delivery('d3', 'd.csv')] }),
    );
    expect(differencesOf(here, there).map(({ key }) => key)).toEqual(['delivery/d2', 'delivery/d3']);
  });
});

describe('both states in one', () => {
  it('have every file; another file under the same number gets its own, and what it replaces follows', () => {
    const mine = work({ deliveries: [delivery('d1', 'a.csv'), delivery('d2', 'b.csv')] });
    const theirs = work({
      deliveries: [
        delivery('d1', 'a.csv'),
        delivery('d2', 'x.csv'),
        delivery('d3', 'y.csv', { replaces: ['d2', 'd1'] }),
      ],
    });
    const { deliveries } = bothOf(mine, theirs, names);
    expect(deliveries.map(({ given }) => [given.id, given.file, given.replaces])).toEqual([
      ['d1', 'a.csv', []],
      ['d2', 'b.csv', []],
      ['d4', 'x.csv', []],
      ['d3', 'y.csv', ['d4', 'd1']],
    ]);
  });

  it('have a scenario twice where it differs, and mine where there can be one value alone', () => {
    const mine = work({
      scenarios: [scenario('s', 'Một')],
      changes: [{ key: 'coveredShare', value: 0.6 }],
      records: { pins: [pin('A', true)], moveLog: [], figures: [] },
    });
    const theirs = work({
      scenarios: [{ ...scenario('s', 'Một'), changed: '2026-02-02' }, scenario('t', 'Hai')],
      changes: [
        { key: 'coveredShare', value: 0.7 },
        { key: 'maxMoveM', value: 400 },
      ],
      records: { pins: [pin('A', false), pin('B', true)], moveLog: [], figures: [] },
    });
    const both = bothOf(mine, theirs, names);
    expect(both.scenarios.map(({ id, name }) => [id, name])).toEqual([
      ['s', 'Một'],
      ['new', 'Một (từ tệp)'],
      ['t', 'Hai'],
    ]);
    expect(both.changes).toEqual([
      { key: 'coveredShare', value: 0.6 },
      { key: 'maxMoveM', value: 400 },
    ]);
    expect(both.records.pins.map((one) => [one.station, one.in])).toEqual([
      ['A', true],
      ['B', true],
    ]);
  });
});
