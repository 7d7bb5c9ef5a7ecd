import { describe, expect, it } from 'vitest';
import { villagesByCommune, villagesInTier } from '../../src/analysis/commune-tiers.ts';

const COMMUNES = [
  { code: '1', name: 'Phường Hoa Lư', formerly: [{ name: 'Phường Ninh Khánh' }, { name: 'Xã Ninh Nhất' }] },
  { code: '2', name: 'Xã Gia Lâm', formerly: [{ name: 'Xã Gia Sơn' }] },
  { code: '3', name: 'Xã Gia Tường', formerly: [{ name: 'Xã Đức Long' }, { name: 'Xã Chia Đôi' }] },
  { code: '4', name: 'Xã Thanh Sơn', formerly: [{ name: 'Xã Chia Đôi' }] },
];
const villages = (...names: readonly (string | null)[]) => names.map((commune) => ({ commune, communeCode: null }));
const groups = (names: readonly (string | null)[], tier: 'now' | 'former') => {
  const { groups: made, undecided } = villagesByCommune(villages(...names), COMMUNES, tier);
  return [made.map(({ name, villages: members }) => [name, members]), undecided];
};

describe('villages by communes of either tier', () => {
  it('of old names are found under the new one', () => {
    expect(groups(['Phường Ninh Khánh', 'Xã Ninh Nhất', 'phường hoa lư'], 'now')).toEqual([
      [['Phường Hoa Lư', [0, 1, 2]]],
      [],
    ]);
  });

  it('of old names stay apart by the old tier', () => {
    expect(groups(['Phường Ninh Khánh', 'Xã Ninh Nhất', 'Phường Ninh Khánh'], 'former')).toEqual([
      [
        ['Phường Ninh Khánh', [0, 2]],
        ['Xã Ninh Nhất', [1]],
      ],
      [],
    ]);
  });

  it('of a new name are under the old one where it was formed of one alone, else it is not known which', () => {
    expect(groups(['Xã Gia Lâm', 'Phường Hoa Lư'], 'former')).toEqual([[['Xã Gia Sơn', [0]]], [1]]);
  });

  it('of a commune that was divided, or of none, are not decided', () => {
    expect(groups(['Xã Chia Đôi', null, 'Xã Không Đổi'], 'now')).toEqual([[['Xã Không Đổi', [2]]], [0, 1]]);
  });
});

describe('villages grouped by communes of a tier', () => {
  const placed = (commune: string | null, extra = {}) => ({ commune, communeCode: 'x', extra });
  const inTier = (all: readonly ReturnType<typeof placed>[], tier: 'now' | 'former') => {
    const { villages: told, undecided } = villagesInTier(all, COMMUNES, tier);
    return [told.map(({ commune, communeCode }) => [commune, communeCode]), undecided];
  };

  it('of old names have the name and code of today', () => {
    expect(inTier([placed('Xã Ninh Nhất'), placed('Phường Hoa Lư')], 'now')).toEqual([
      [
        ['Phường Hoa Lư', '1'],
        ['Phường Hoa Lư', 'x'],
      ],
      0,
    ]);
  });

  it('of a unit that took in a part of a divided one are not said to have been in that one', () => {
    expect(inTier([placed('Xã Thanh Sơn')], 'former')).toEqual([[['Xã Thanh Sơn', 'x']], 1]);
  });

  it('read under a name of today have the old one again, where their file named it', () => {
    expect(inTier([placed('Phường Hoa Lư', { commune_formerly: 'Ninh Nhất' })], 'former')).toEqual([
      [['Xã Ninh Nhất', null]],
      0,
    ]);
  });

  it('keep the name of their file where the profile does not tell which, and are counted', () => {
    expect(inTier([placed('Phường Hoa Lư'), placed('Xã Chia Đôi'), placed(null)], 'former')).toEqual([
      [
        ['Phường Hoa Lư', 'x'],
        ['Xã Chia Đôi', 'x'],
        [null, 'x'],
      ],
      1,
    ]);
  });
});
