import { followView } from './address.ts';
import { followCandidates } from './seek-candidates.ts';

/**
 * What follows the view once the map stands: the address, and the search for candidates.
 *
 * @returns Ends both.
 */
export function followStore(): () => void {
  const ends = [followView(), followCandidates()];
  return () => {
    for (const end of ends) end();
  };
}
