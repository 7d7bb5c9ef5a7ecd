import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/i18n/format.ts';
import { sourceDate } from '../../src/i18n/source-date.ts';

describe('the date of a source', () => {
  const f = formatFor('vi');
  const rowDates = { oldest: '2024-03-01', newest: '2025-06-30', undated: 0 };

  it('is the one that is known, or none', () => {
    expect(sourceDate({ date: '2025-06-30' }, f)).toBe('30/06/2025');
    expect(sourceDate({ date: null }, f)).toBeNull();
  });

  it('is from the oldest to the newest where rows differ, beside another that was stated', () => {
    expect(sourceDate({ date: '2025-06-30', rowDates }, f)).toBe('01/03/2024–30/06/2025');
    expect(sourceDate({ date: '2025-07-15', rowDates }, f)).toBe('15/07/2025 (01/03/2024–30/06/2025)');
  });
});
