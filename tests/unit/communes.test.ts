import { describe, expect, it } from 'vitest';
import { communeFinder } from '../../src/ingest/mapping/communes.ts';

const find = communeFinder([
  { name: 'Phường Tân Thành' },
  { name: 'Xã Tân Thành' },
  { name: 'Xã Kim Đông', formerly: [{ name: 'Xã Yên Mật', until: '2020' }, { name: 'Xã Tân Thành' }] },
  { name: 'Phường Me', formerly: [{ name: 'Xã Yên Mật' }, { name: 'Thị trấn Cồn' }] },
]);

describe('a commune’s name', () => {
  it.each([
    ['Xã Tân Thành', ['Xã Tân Thành']],
    ['P. Tân Thành', ['Phường Tân Thành']],
    ['tan thanh', ['Phường Tân Thành', 'Xã Tân Thành']],
    ['Thị trấn Me', ['Phường Me']],
    ['TT Cồn', ['Phường Me']],
    ['Xã Lạ', []],
  ])('%s is today %j', (name, today) => {
    expect(find(name)).toEqual(today);
  });

  it('of one that was divided finds both parts', () => {
    expect(find('Yên Mật')).toEqual(['Xã Kim Đông', 'Phường Me']);
  });
});
