import { useEffect } from 'react';
import { showOnMap } from '../../commands/workbench.ts';

/** Draws over the map what an open tool has found, for as long as the tool is open. */
export function useOverlay(overlay: Parameters<typeof showOnMap>[0]): void {
  useEffect(() => {
    showOnMap(overlay);
    return () => showOnMap(null);
  }, [overlay]);
}
