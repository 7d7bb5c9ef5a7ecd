import * as v from 'valibot';
import { SIGNAL_QUANTITIES } from '../model/link-budget.ts';

/** Link budgets of a profile; the message of a check is what was expected. */

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));

function between(least: number, most: number) {
  const expected = `number ${least}..${most}`;
  return v.pipe(v.number(expected), v.minValue(least, expected), v.maxValue(most, expected));
}

const linkBudget = v.object(
  {
    technology: text,
    quantity: v.picklist(SIGNAL_QUANTITIES, SIGNAL_QUANTITIES.join(' | ')),
    thresholdDbm: between(-150, 0),
    frequencyMhz: between(30, 6000),
    eirpDbm: v.exactOptional(between(-30, 100)),
    bandwidthMhz: between(0.1, 400),
    referenceOffsetDb: between(-60, 0),
    receiverHeightM: between(1, 100),
    locationPercent: between(1, 99),
    locationSigmaDb: between(0, 50),
    entry: v.exactOptional(
      v.object(
        {
          building: v.picklist(['traditional', 'thermally-efficient'], 'traditional | thermally-efficient'),
          locationPercent: between(1, 99),
        },
        'object',
      ),
    ),
    antenna: v.object(
      {
        tiltDeg: between(-30, 30),
        verticalBeamwidthDeg: between(1, 180),
        frontToBackDb: between(0, 60),
        sideLobeDb: between(0, 60),
      },
      'object',
    ),
    source: text,
  },
  'object',
);

export const linkBudgets = v.object(
  {
    deltaN: between(0, 150),
    n0: between(200, 500),
    timePercent: between(1, 50),
    cellM: between(10, 1000),
    mostM: between(250, 100_000),
    source: text,
    technologies: v.pipe(
      v.array(linkBudget, 'list'),
      v.check((list) => new Set(list.map(({ technology }) => technology)).size === list.length, 'each technology once'),
    ),
  },
  'object',
);
