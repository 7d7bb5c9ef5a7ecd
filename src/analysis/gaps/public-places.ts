import type { Structure } from '../../model/province.ts';
import { fold } from '../search/fold.ts';

/** Schools and commune offices among the structures that were given: their kind says what they are. */

/** As files name them, without marks; a blank on both sides makes them whole words. */
const NAMES = [
  ...['truong hoc', 'diem truong', 'tieu hoc', 'trung hoc', 'thcs', 'thpt', 'mam non', 'mau giao', 'school'],
  ...[
    'ubnd',
    'uy ban nhan dan',
    'tru so xa',
    'tru so phuong',
    'tru so thi tran',
    'commune office',
    'people s committee',
  ],
].map((name) => ` ${name} `);

/** Those of the structures that are a school or a commune office. */
export function publicPlaces<Place extends Pick<Structure, 'kind'>>(structures: readonly Place[]): readonly Place[] {
  return structures.filter(({ kind }) => {
    if (kind === null) return false;
    const words = ` ${fold(kind)} `;
    // "Trường" alone is a school; without its marks it may be the head of a village.
    return NAMES.some((name) => words.includes(name)) || kind.normalize('NFC').trim().toLowerCase() === 'trường';
  });
}
