import { describe, expect, it } from 'vitest';
import { communeGroups } from '../../src/analysis/commune-groups.ts';
import { villageAt } from '../support/province.ts';

const village = (communeCode: string | null, commune: string | null) => ({ ...villageAt(0, 0), communeCode, commune });

describe('the villages of a unit by communes', () => {
  const villages = [village('1', 'Xã A'), village('2', 'Xã B'), village('1', 'Xã A'), village(null, null)];

  it('have each exactly one group, those without a commune the last', () => {
    expect(communeGroups(villages, [0, 1, 2, 3])).toEqual([
      { code: '1', name: 'Xã A', villages: [0, 2] },
      { code: '2', name: 'Xã B', villages: [1] },
      { code: '', name: null, villages: [3] },
    ]);
  });

  it('are those of the unit alone', () => {
    expect(communeGroups(villages, [2])).toEqual([{ code: '1', name: 'Xã A', villages: [2] }]);
  });
});
