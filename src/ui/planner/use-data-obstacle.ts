import { useMemo } from 'react';
import { dataObstacle } from '../../analysis/plan/plan.ts';
import { useApp } from '../../state/store.ts';

/** Why the data on the screen have nothing to share, whatever is asked. */
export function useDataObstacle(): ReturnType<typeof dataObstacle> {
  const profile = useApp((state) => state.province?.profile);
  const stations = useApp((state) => state.stations);
  return useMemo(() => (profile ? dataObstacle({ profile, stations }) : null), [profile, stations]);
}
