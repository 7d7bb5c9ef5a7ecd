import { useEffect } from 'react';
import { linkOf } from '../state/link-state.ts';
import { writeLink } from '../state/permalink.ts';
import { useApp } from '../state/store.ts';

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const PAUSE_MS = 400;

/** Keeps the address telling the view, so that it can be copied at any time. */
export function useLinkInAddress(): void {
  useEffect(() => {
    let timer: number | undefined;
    let written = Number.NEGATIVE_INFINITY;
    const write = (): void => {
      timer = undefined;
      written = performance.now();
      const query = writeLink(linkOf(useApp.getState()));
      const wanted = query === '' ? '' : `?${query}`;
      if (wanted !== window.location.search) window.history.replaceState(null, '', window.location.pathname + wanted);
    };
    const stop = useApp.subscribe((state) => {
      // Before the province is known the link on the address is more than the store has.
      if (!state.province || timer !== undefined) return;
      const rest = written + PAUSE_MS - performance.now();
      if (rest <= 0) write();
      else timer = window.setTimeout(write, rest);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
}
