import type { Examined } from '../../model/import.ts';
import type { GuessReason, Mapping } from '../../model/mapping.ts';
import { useWords } from './import-words.ts';

/** What a guess rests on, in words. */
export function Why({
  reasons,
  about,
  when,
}: {
  readonly reasons: readonly GuessReason[];
  readonly about: string;
  readonly when?: string | undefined;
}) {
  const t = useWords();
  const said = reasons.filter(
    (reason) =>
      reason.about === about &&
      (when === undefined || reason.found === when || about !== reason.about || !reason.code.startsWith('header-')),
  );
  return said.map(({ code, found = '' }) => t(`reason.${code}`, { found })).join('; ');
}

/** What a part of the mapping step is given. */
export interface Choosing {
  readonly examined: Examined;
  readonly mapping: Mapping;
  readonly change: (next: Partial<Mapping>) => void;
}
