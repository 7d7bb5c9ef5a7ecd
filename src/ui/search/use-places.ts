import { useEffect, useState } from 'react';
import type { SearchPlace } from '../../analysis/search/places.ts';
import { useApp } from '../../state/store.ts';

export type FindPlaces = (question: string, limit: number) => readonly SearchPlace[];

/**
 * The search over what is loaded; null until it has come. It is sent for when first `wanted`, and
 * the index is made anew when villages or masts change.
 *
 * @param wanted Counts the wishes: where the search could not be fetched, the next asks anew.
 */
export function usePlaces(wanted: number): FindPlaces | 'not-fetched' | null {
  const villages = useApp((state) => state.province?.villages);
  const profile = useApp((state) => state.province?.profile);
  const positions = useApp((state) => state.analysis?.positions);
  const [find, setFind] = useState<FindPlaces | 'not-fetched' | null>(null);
  useEffect(() => {
    if (wanted === 0 || !villages || !profile) return;
    let gone = false;
    Promise.all([import('../../analysis/search/places.ts'), import('../../analysis/search/find-places.ts')]).then(
      ([{ indexPlaces }, { findPlaces }]) => {
        if (gone) return;
        const index = indexPlaces(villages, positions ?? [], profile.communes, profile.name.vi);
        setFind(() => (question: string, limit: number) => findPlaces(index, question, limit));
      },
      (reason: unknown) => {
        console.warn('the search could not be loaded:', reason);
        if (!gone) setFind('not-fetched');
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, villages, profile, positions]);
  return find;
}
