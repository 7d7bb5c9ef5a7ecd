import { useEffect } from 'react';
import { showOnMap } from '../../commands/workbench.ts';

type Overlay = Parameters<typeof showOnMap>[0];

/** What open parts of the screen lay over the map; the last one that has anything is seen. */
const laid: { readonly overlay: Overlay }[] = [];

/** Draws over the map what an open tool or card has found, for as long as it is open; then what was there before. */
export function useOverlay(overlay: Overlay): void {
  useEffect(() => {
    const own = { overlay };
    laid.push(own);
    showLast();
    return () => {
      laid.splice(laid.indexOf(own), 1);
      showLast();
    };
  }, [overlay]);
}

function showLast(): void {
  showOnMap(laid.findLast((one) => one.overlay !== null)?.overlay ?? null);
}
