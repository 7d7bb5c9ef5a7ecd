import { describe, expect, it } from 'vitest';
import { analyse, positionsAndFootprints } from '../../src/analysis/analyse.ts';
import { needAttention } from '../../src/analysis/attention.ts';
import { measuredOf } from '../../src/analysis/measurements/measured.ts';
import { modelledRsrp, outdoorMedian } from '../../src/analysis/measurements/modelled-rsrp.ts';
import { villagesOf } from '../../src/analysis/measurements/villages-of.ts';
import { transmitterOf } from '../../src/analysis/radio/radio-footprints.ts';
import { sectionTo } from '../../src/analysis/radio/section.ts';
import { measurementErrorsCsv, measurementsCsv } from '../../src/export/measured-csv.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { Measurement } from '../../src/model/province.ts';
import { groundAround } from '../support/grounds.ts';
import { LINK_BUDGETS } from '../support/link-budgets.ts';
import { measurement } from '../support/measurements.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/** Two villages of one commune and one of another; a mast in the middle of the first. */
const VILLAGES = [
  villageAt(0, 0, { commune: 'Xã An', mobileReported: true }),
  villageAt(1, 0, { commune: 'Xã An', mobileReported: null }),
  villageAt(0, 5, { commune: 'Xã Bình', mobileReported: false }),
];
const STATIONS = [station({ id: 'S1', location: at(500, 500), heightM: 42, technologies: ['4G'] })];
const profile = { ...PROFILE, linkBudgets: LINK_BUDGETS, measurements: { minSamples: 3, source: 'test' } };
const GROUND = groundAround(at(500, 500), (east) => ({ heightM: 10, cover: east > 200 ? 2 : 1 }), { halfM: 7000 });

const points = (from: readonly [number, number], rsrpDbm: number, count: number, given: Partial<Measurement> = {}) =>
  Array.from({ length: count }, (_, i) => ofViettel({ location: at(from[0] + 10 * i, from[1]), rsrpDbm, ...given }));

async function measured(
  measurements: readonly Measurement[],
  radio: Parameters<typeof measuredOf>[1]['radio'] = null,
  by: Profile = profile,
) {
  const province = { villages: VILLAGES, stations: STATIONS, fibre: null, structures: [], sources: [STATIONS_FILE] };
  const analysis = analyse(by, province, defaultParameters(by));
  const { footprints } = positionsAndFootprints(by, STATIONS, analysis.parameters);
  return {
    analysis,
    ...(await measuredOf(measurements, {
      profile: by,
      villages: VILLAGES,
      stations: STATIONS,
      analysis,
      footprints,
      radio,
    })),
  };
}

describe('what was measured', () => {
  it('has a median from 300 samples on where the profile says nothing, not from 299', async () => {
    const line = (samples: number) => [ofViettel({ location: null, commune: 'Xã An', downloadMbps: 50, samples })];
    const medianOf = async (samples: number) => (await measured(line(samples), null, PROFILE)).figures[0]?.downloadMbps;
    expect(await medianOf(299)).toEqual({ samples: 299, median: null });
    expect(await medianOf(300)).toEqual({ samples: 300, median: 50 });
  });

  it('is told by village, operator and technology from enough samples on; else how many there are', async () => {
    const { figures, outside } = await measured([
      ...points([100, 100], -90, 3),
      ...points([1100, 100], -95, 2),
      ...points([50_000, 0], -95, 1),
    ]);
    expect(figures).toMatchObject([
      { village: 0, operator: 'Viettel', technology: '4G', rsrpDbm: { samples: 3, median: -90 }, usableShare: 1 },
      { village: 1, rsrpDbm: { samples: 2, median: null }, usableShare: null },
    ]);
    expect(outside).toBe(1);
  });

  it('of a commune stays a figure of the commune, by the samples of its lines', async () => {
    const { figures, contradictions } = await measured([
      ofViettel({ location: null, commune: 'Xã An', downloadMbps: 50, samples: 2 }),
      ofViettel({ location: null, commune: 'Xã An', downloadMbps: 20, samples: 5 }),
    ]);
    expect(figures).toMatchObject([
      {
        village: null,
        commune: 'Xã An',
        downloadMbps: { samples: 7, median: 20 },
        rsrpDbm: { samples: 0, median: null },
      },
    ]);
    expect(contradictions).toEqual([]);
  });

  it('contradicts what is computed or reported, and the village then needs attention', async () => {
    const { analysis, contradictions } = await measured([
      ...points([100, 100], -125, 4),
      ...points([100, 5100], -80, 4),
    ]);
    expect(analysis.verdicts).toEqual(['covered', 'covered', 'uncovered']);
    expect(contradictions).toEqual([
      [0, 'measured-none'],
      [2, 'measured-only'],
    ]);
    const found = needAttention(VILLAGES, analysis, [0, 1, 2], { measured: new Map(contradictions) });
    expect(found[0]).toMatchObject({ village: 0, reasons: ['measured-none', 'hanging'] });
    expect(found.find(({ village }) => village === 2)?.reasons).toContain('measured-only');
  });

  it('by circles is counted inside and outside of what is computed for its operator and technology', async () => {
    const { errors } = await measured([
      ...points([100, 100], -90, 2),
      ...points([100, 5100], -90, 1),
      ...points([200, 200], -120, 1),
    ]);
    expect(errors).toMatchObject({ model: null, rows: [], biases: [], check: null });
    expect(errors.footprints).toEqual([
      {
        ...{ operator: 'Viettel', technology: '4G', usableInside: 2, usableOutside: 1 },
        ...{ unusableInside: 1, unusableOutside: 0 },
      },
    ]);
  });

  it('beside a model has its error by operator and land cover: what the model says is the median outdoors', async () => {
    const basis = {
      model: 'p1812',
      budgets: { ...LINK_BUDGETS, technologies: LINK_BUDGETS.technologies.map(indoors) },
    } as const;
    const places = [at(200, 300), at(900, 300)];
    const expected = places.map((place) => {
      const transmitter = transmitterOf(
        station({ id: 'S1', location: at(500, 500), heightM: 42 }),
        '4G',
        outdoorMedian(basis),
      );
      return transmitter && sectionTo(transmitter, place, GROUND)?.signalDbm;
    });
    const rsrpAt = modelledRsrp(STATIONS, { includePlanned: false }, basis, GROUND);
    expect(places.map((place) => rsrpAt(place, 'Viettel', '4G'))).toEqual(expected);
    expect(rsrpAt(places[0] ?? at(0), 'VinaPhone', '4G')).toBeNull();

    const rows = places.map((location, i) => ofViettel({ location, rsrpDbm: (expected[i] ?? 0) + 6 }));
    const { errors } = await measured([...rows, ofViettel({ rsrpDbm: -90, technology: null })], {
      basis,
      ground: GROUND,
    });
    expect(errors.rows.map(({ by, name, samples }) => [by, name, samples])).toEqual([
      ['all', '', 2],
      ['operator', 'Viettel', 2],
      ['cover', 'forest', 1],
      ['cover', 'open', 1],
    ]);
    for (const { meanDb, rmseDb } of errors.rows) {
      expect(meanDb).toBeCloseTo(6, 6);
      expect(rmseDb).toBeCloseTo(6, 6);
    }
    expect(errors).toMatchObject({ model: 'p1812', notComputed: 1, biases: [], check: null });
  });

  it('is written in files of its own, with what is too few left empty', async () => {
    const all = await measured([...points([100, 100], -125, 4), ...points([1100, 100], -95, 2)]);
    const [header, first, second] = [...measurementsCsv(all, VILLAGES)].join('').trim().split('\r\n');
    expect(header?.replace('\uFEFF', '')).toContain(
      'scope,village_code,village,commune,operator,technology,rsrp_samples',
    );
    expect(first).toBe('village,V0-0,Thôn,Xã An,Viettel,4G,4,-125.00,0,,0,,0.000000,,,3,measured-none');
    expect(second).toBe('village,V1-0,Thôn,Xã An,Viettel,4G,2,,0,,0,,,,,3,');
    expect([...measurementErrorsCsv(all)].join('').trim().split('\r\n').at(-1)).toBe(
      'footprint,,operator,Viettel,4G,6,,,,,,2,0,4,0',
    );
  });
});

it('a point on no land, or without a place, is in no village', () => {
  expect([...villagesOf([at(500, 500), at(1500, 500), at(90_000, 0), null], VILLAGES)]).toEqual([0, 1, -1, -1]);
  expect([...villagesOf([at(500, 500)], [])]).toEqual([-1]);
});

function indoors<T extends object>(budget: T) {
  return { ...budget, locationPercent: 95, entry: { building: 'traditional', locationPercent: 50 } as const };
}

function ofViettel(given: Partial<Measurement>): Measurement {
  return measurement({ operator: 'Viettel', location: at(100, 100), ...given });
}
