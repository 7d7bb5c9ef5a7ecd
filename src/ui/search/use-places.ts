import { useEffect, useState } from 'react';
import type { SearchPlace } from '../../analysis/search/places.ts';
import type { LonLat } from '../../model/geometry.ts';
import { useApp } from '../../state/store.ts';

export type FindPlaces = (question: string, limit: number, near: LonLat | null) => readonly SearchPlace[];

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
    Promise.all([
      import('../../analysis/search/places.ts'),
      import('../../analysis/search/find-places.ts'),
      import('../../analysis/search/coordinates.ts'),
    ]).then(
      ([{ indexPlaces }, { findPlaces }, { coordinatesIn }]) => {
        if (gone) return;
        const index = indexPlaces(villages, positions ?? [], profile.communes, profile.name.vi);
        setFind(() => (question: string, limit: number, near: LonLat | null): readonly SearchPlace[] => {
          const at = coordinatesIn(question, profile.bounds);
          if (!at) return findPlaces(index, question, limit, near);
          return [{ kind: 'point', at, name: `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`, where: '' }];
        });
      },
      (reason: unknown) => {
        console.warn('no search:', reason);
        if (!gone) setFind('not-fetched');
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, villages, profile, positions]);
  return find;
}
