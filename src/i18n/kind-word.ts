import type { Village } from '../model/province.ts';
import type { Language } from './language.ts';
import { say } from './translate.ts';
import { KIND_WORDS } from './words/kind.ts';

/** A village by its own kind, inside a sentence: phố, bản, tổ dân phố. English has one word for all. */
export function kindWord(village: Pick<Village, 'kind'> | undefined, language: Language): string {
  const kind = language === 'vi' ? village?.kind : null;
  return kind ? kind.toLocaleLowerCase('vi') : say(KIND_WORDS, language, 'kind.usual');
}
