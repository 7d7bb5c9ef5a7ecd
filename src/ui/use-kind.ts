import { kindWord } from '../i18n/kind-word.ts';
import { useApp } from '../state/store.ts';

/** What a village is called in a sentence: phố, bản, xóm. */
export function useKind(index: number): string {
  return useApp(({ province, language }) => kindWord(province?.villages[index], language));
}
