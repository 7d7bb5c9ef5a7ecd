import { describe, expect, it } from 'vitest';
import { chosenPeriod, defaultParameters, hasEnded, periodInForce } from '../../src/model/parameters.ts';
import { PROFILE } from '../support/province.ts';

const periods = [
  { id: 'ended', from: '2023-07-01', to: '2025-12-31', goal: 0.3 },
  { id: 'now', from: '2026-01-01', to: '2030-12-31', goal: 0.4 },
];
const chosen = (day: string | null, today: string) => periodInForce({ periods }, day, today)?.id;

describe('the period that figures are of where none is chosen', () => {
  it('holds the day of the data, else today, else is the next, else the last', () => {
    expect(chosen('2025-06-30', '2027-01-01')).toBe('ended');
    expect(chosen('2026-06-30', '2024-01-01')).toBe('now');
    expect(chosen(null, '2027-01-01')).toBe('now');
    expect(chosen('2019-01-01', '2020-01-01')).toBe('ended');
    expect(chosen(null, '2040-01-01')).toBe('now');
    expect(periodInForce({ periods: [] }, null)).toBeUndefined();
  });

  it('is the default of the parameters', () => {
    const stations = { file: 's', sample: false, source: '', date: '2026-06-30', licence: '' };
    expect(defaultParameters({ ...PROFILE, periods, data: { stations } }).periodId).toBe('now');
  });

  it('goes by the newest of several deliveries of stations', () => {
    const of = (date: string) => ({ kind: 'stations', file: `${date}.csv`, sample: false, source: '', date }) as const;
    const data = { deliveries: [of('2025-06-30'), of('2026-06-30'), of('2025-01-31')] };
    expect(defaultParameters({ ...PROFILE, periods, data }).periodId).toBe('now');
    const earlier = { deliveries: data.deliveries.filter(({ date }) => date < '2026') };
    expect(defaultParameters({ ...PROFILE, periods, data: earlier }).periodId).toBe('ended');
  });

  it('is the one that is asked for where the profile has it', () => {
    expect(chosenPeriod({ periods }, { periodId: 'ended' })?.id).toBe('ended');
    expect(chosenPeriod({ periods }, { periodId: 'of another province' })?.id).toBe(
      periodInForce({ periods }, null)?.id,
    );
  });

  it('shows its result once its last day is past', () => {
    expect(hasEnded({ to: '2025-12-31' }, '2025-12-31')).toBe(false);
    expect(hasEnded({ to: '2025-12-31' }, '2026-01-01')).toBe(true);
  });
});
