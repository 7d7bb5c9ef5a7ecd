import { describe, expect, it } from 'vitest';
import { measuredLayer } from '../../src/map/layers/measured.ts';
import { measuredBreaks, measuredClass, measuredColours, measuredFeatures } from '../../src/map/measured-paint.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { BASE_LAYERS } from '../../src/map/z-order.ts';
import { LINK_BUDGETS } from '../support/link-budgets.ts';
import { measurement } from '../support/measurements.ts';

const ALL = { quantity: 'rsrp', operator: null, technology: null } as const;

describe('dots of measurements', () => {
  it('end their classes at the threshold of 4G: what is below is a ring', () => {
    const breaks = measuredBreaks('rsrp', LINK_BUDGETS);
    expect(breaks).toEqual([-80, -90, -100, -105]);
    expect([-60, -80, -95, -105, -106].map((dbm) => measuredClass(dbm, breaks))).toEqual([0, 0, 2, 3, 4]);
    expect(new Set(measuredColours(breaks, 'dark')).size).toBe(breaks.length + 1);
  });

  it('are those of the chosen operator that have a place and the quantity, the weakest drawn last', () => {
    const rows = [
      measurement({ operator: 'Viettel', rsrpDbm: -120 }),
      measurement({ operator: 'Viettel', rsrpDbm: -70 }),
      measurement({ operator: 'VinaPhone', rsrpDbm: -70 }),
      measurement({ operator: 'Viettel', downloadMbps: 12 }),
      measurement({ operator: 'Viettel', rsrpDbm: -70, location: null }),
    ];
    const { features } = measuredFeatures(rows, { ...ALL, operator: 'Viettel' }, LINK_BUDGETS, 'light');
    expect(features.map(({ properties }) => properties?.ring)).toEqual([0, 1]);
    expect(measuredFeatures(rows, { ...ALL, quantity: 'download' }, LINK_BUDGETS, 'light').features).toHaveLength(1);
  });

  it('have a place in the one list of layers', () => {
    expect(BASE_LAYERS).toContain(measuredLayer(PALETTES.light).id);
  });
});
