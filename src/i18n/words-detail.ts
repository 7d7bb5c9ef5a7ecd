import { EN_DETAIL } from './messages-en-detail.ts';
import { VI_DETAIL } from './messages-vi-detail.ts';
import type { Words } from './translate.ts';

/** What is said about one village, one position, and in the tables: it comes with the first of them. */
export const DETAIL_WORDS: Words<keyof typeof VI_DETAIL> = { vi: VI_DETAIL, en: EN_DETAIL };
