import { useMemo } from 'react';
import type { Candidate } from '../model/results.ts';
import { useApp } from '../state/store.ts';
import { useHosts } from './planner/use-planner.ts';

/** The candidate whose card is open, found again by its names among those on the screen. */
export function useChosenCandidate(): Candidate | null {
  const chosen = useApp((state) => state.workbench.candidate);
  const candidates = useApp((state) => state.candidates);
  const hosts = useHosts();
  const stations = useApp((state) => state.stations);
  return useMemo(
    () =>
      (chosen &&
        candidates?.find(
          ({ station, host }) => stations[station]?.id === chosen.station && hosts[host]?.id === chosen.host,
        )) ??
      null,
    [chosen, candidates, hosts, stations],
  );
}
