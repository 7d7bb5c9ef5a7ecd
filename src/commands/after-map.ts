import { IMPORT_KEPT, useApp } from '../state/store.ts';
import { followView } from './address.ts';
import { FOLDER_KEPT } from './folder-kept.ts';
import { isKept } from './province.ts';
import { followCandidates } from './seek-candidates.ts';

/**
 * What follows the view once the map stands: the address, the search for candidates, the offer of files that
 * were being mapped when an earlier page ended, and what a save to the project's folder has to know.
 *
 * @returns Ends all.
 */
export function followStore(): () => void {
  const ends = [followView(), followCandidates(), followProvince()];
  return () => {
    for (const end of ends) end();
  };
}

/** Once for each province that is shown. */
function followProvince(): () => void {
  let asked: string | undefined;
  return useApp.subscribe(({ mapDrawn, embedded, province }) => {
    const id = province?.profile.id;
    if (!mapDrawn || embedded || id === asked) return;
    asked = id;
    if (isKept(FOLDER_KEPT))
      import('./project-folder.ts').then(
        ({ noteStart }) => noteStart(),
        (reason: unknown) => console.warn('what saves to the folder could not be fetched:', reason),
      );
    if (isKept(IMPORT_KEPT))
      import('./kept-import.ts').then(
        ({ offerUnfinished }) => offerUnfinished(),
        (reason: unknown) => console.warn('no kept import:', reason),
      );
  });
}
