import type { Words } from './translate.ts';

/** The list that says what the map shows. */
export const VILLAGE_LIST_WORDS = {
  vi: {
    'list.title': 'Danh sách thôn',
    'list.where': 'Thôn ở',
    'list.inView': 'khung bản đồ đang xem',
    'list.count': { one: '{count} thôn', other: '{count} thôn' },
    'list.more': { one: 'Thêm {count} thôn', other: 'Thêm {count} thôn' },
  },
  en: {
    'list.title': 'List of villages',
    'list.where': 'Villages in',
    'list.inView': 'the part of the map in view',
    'list.count': { one: '{count} village', other: '{count} villages' },
    'list.more': { one: '{count} more village', other: '{count} more villages' },
  },
} satisfies Words<'list.title' | 'list.where' | 'list.inView' | 'list.count' | 'list.more'>;
