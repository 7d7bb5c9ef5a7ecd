import type { RadioMissing } from '../../model/questions.ts';
import { usePathWords } from './use-path-words.ts';

/** Why nothing was computed. */
export function RadioMissingNote({ what }: { readonly what: RadioMissing }) {
  const words = usePathWords();
  return <p role="status">{words(`radioPath.path.missing.${what}`)}</p>;
}
