import { useMemo } from 'react';
import type { Pair } from '../model/planner.ts';
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

/** The pair of standing positions whose card is open, found again by its names in the answer about what is on the screen. */
export function useChosenPair(): Pair | null {
  const chosen = useApp((state) => state.workbench.pair);
  const asked = useApp((state) => state.planner.pairs);
  const analysis = useApp((state) => state.analysis);
  return useMemo(() => {
    if (chosen === null || asked.kind !== 'done' || asked.basis.analysis !== analysis) return null;
    const { positions } = asked.basis.analysis;
    const isChosen = ({ mover, host }: Pair): boolean =>
      positions[mover]?.id === chosen.mover && positions[host]?.id === chosen.host;
    return asked.answer.pairs.find(isChosen) ?? null;
  }, [chosen, asked, analysis]);
}
