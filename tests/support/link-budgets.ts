import type { LinkBudgets } from '../../src/model/link-budget.ts';

/** 4G at 1.8 GHz, the threshold met in half of the places. */
export const LINK_BUDGETS: LinkBudgets = {
  deltaN: 55,
  n0: 370,
  timePercent: 50,
  cellM: 50,
  mostM: 4000,
  source: 'test',
  technologies: [
    {
      technology: '4G',
      quantity: 'RSRP',
      thresholdDbm: -105,
      frequencyMhz: 1800,
      eirpDbm: 61,
      bandwidthMhz: 20,
      referenceOffsetDb: -31,
      receiverHeightM: 1.5,
      locationPercent: 50,
      locationSigmaDb: 0,
      antenna: { tiltDeg: 4, verticalBeamwidthDeg: 10, frontToBackDb: 25, sideLobeDb: 20 },
      source: 'test',
    },
  ],
};
