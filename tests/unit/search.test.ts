import { describe, expect, it } from 'vitest';
import { closeness } from '../../src/analysis/search/closeness.ts';
import { findPlaces } from '../../src/analysis/search/find-places.ts';
import { fold, wordsOf } from '../../src/analysis/search/fold.ts';
import { indexPlaces } from '../../src/analysis/search/places.ts';

const village = (name: string, commune: string, district: string) => ({
  name,
  communeCode: commune,
  commune,
  districtCode: district,
  district,
  bounds: [105, 20, 105.1, 20.1] as const,
});
const index = indexPlaces(
  [
    village('Thôn Đông Hải', 'Xã Kim Đông', 'Huyện Kim Sơn'),
    village('Xóm 5', 'Xã Kim Đông', 'Huyện Kim Sơn'),
    village('Xóm 15', 'Xã Kim Đông', 'Huyện Kim Sơn'),
    village('Thôn Kim Đông', 'Xã Gia Hưng', 'Huyện Gia Viễn'),
    village('Tổ dân phố 3', 'Thị trấn Me', 'Huyện Gia Viễn'),
    village('Thôn Chùa', 'Xã Gia Hòa', 'Huyện Gia Viễn'),
  ],
  [{ id: 'NBH-0007', operators: ['Viettel'] }],
  [
    { name: 'Xã Kim Đông', formerly: [{ name: 'Xã Yên Mật' }, { name: 'Xã Cồn Thoi' }] },
    { code: 'Xã Gia Hòa', name: 'Xã Gia Hòa', formerly: [{ name: 'Xã Cồn Thoi', until: '2020', source: 'thử' }] },
  ],
  'Ninh Bình',
);
const names = (question: string): string[] => findPlaces(index, question, 10).map(({ name }) => name);

describe('what is typed', () => {
  it('loses its accents, whichever way they are composed, and đ becomes d', () => {
    expect(fold('Thôn Đông Hải')).toBe('thon dong hai');
    expect(fold('Thôn Đông Hải'.normalize('NFD'))).toBe('thon dong hai');
  });

  it('has its abbreviations written out and its numbers set apart', () => {
    expect(wordsOf('TDP số 03, TT Me')).toEqual(['to', 'dan', 'pho', '3', 'thi', 'tran', 'me']);
    expect(wordsOf('xom5')).toEqual(['xom', '5']);
  });

  it('may end in a letter that is the beginning of a name, not an abbreviation', () => {
    expect(wordsOf('gia h')).toEqual(['gia', 'h']);
    expect(wordsOf('h. gia vien')).toEqual(['huyen', 'gia', 'vien']);
  });
});

describe('a word of a name', () => {
  it('is the nearer the less is wrong', () => {
    const order = ['chua', 'chu', 'chau', 'chia', 'cau'].map((typed) => closeness(typed, 'chua', { last: true }));
    expect([...order].sort((a, b) => b - a)).toEqual(order);
    expect(order[0]).toBe(1);
    expect(order.at(-1)).toBe(0);
  });

  it('is never another number by a slip', () => {
    expect(closeness('5', '15', { last: true })).toBe(0);
    expect(closeness('15', '5', { last: true })).toBe(0);
    expect(closeness('1', '15', { last: false })).toBe(0);
  });
});

describe('a search', () => {
  it('puts a unit before the villages that share its name', () => {
    expect(names('kim dong')[0]).toBe('Xã Kim Đông');
    expect(names('kim dong')).toContain('Thôn Kim Đông');
    expect(names('kim son')[0]).toBe('Huyện Kim Sơn');
  });

  it('finds a village by its commune, in any order of words', () => {
    expect(names('kim dong xom 5')[0]).toBe('Xóm 5');
    expect(names('dong hai, xa kim dong, h. kim son, tinh ninh binh')[0]).toBe('Thôn Đông Hải');
  });

  it('tells villages of one name apart by where they lie', () => {
    expect(findPlaces(index, 'xom 5', 1)[0]).toMatchObject({ name: 'Xóm 5', where: 'Xã Kim Đông, Huyện Kim Sơn' });
  });

  it('forgives a slip, words run together, and a name not finished', () => {
    expect(names('thon chau gia hoa')[0]).toBe('Thôn Chùa');
    expect(names('giahoa')[0]).toBe('Xã Gia Hòa');
    expect(names('thon chua gia h')[0]).toBe('Thôn Chùa');
  });

  it('finds a unit by the name of one that was merged into it, and says so', () => {
    expect(findPlaces(index, 'yen mat', 1)[0]).toMatchObject({
      name: 'Xã Kim Đông',
      where: 'Huyện Kim Sơn, ← Xã Yên Mật, ← Xã Cồn Thoi',
    });
    expect(names('xom 5 yen mat')[0]).toBe('Xóm 5');
  });

  it('finds all that a divided commune became', () => {
    expect(names('con thoi').slice(0, 2).sort()).toEqual(['Xã Gia Hòa', 'Xã Kim Đông']);
  });

  it('finds a position by a part of its number', () => {
    expect(names('nbh 0007')).toEqual(['NBH-0007']);
  });

  it('finds nothing for nothing, and nothing for what is not there', () => {
    expect(names('  ')).toEqual([]);
    expect(names('Sa Pa')).toEqual([]);
  });
});

describe('communes that were joined', () => {
  const communes = [{ name: 'Xã Kim Đông', formerly: [{ name: 'Xã Yên Mật' }, { name: 'Xã Cồn Thoi' }] }];
  const found = (commune: string, question: string) =>
    findPlaces(indexPlaces([village('Thôn Chùa', commune, 'Huyện Kim Sơn')], [], communes), question, 3).map(
      ({ name }) => name,
    );

  it('are found by their old name where the file has the new one, and the other way round', () => {
    expect(found('Xã Kim Đông', 'xã yên mật')).toContain('Xã Kim Đông');
    expect(found('Xã Yên Mật', 'xã kim đông')).toContain('Xã Yên Mật');
  });
});
