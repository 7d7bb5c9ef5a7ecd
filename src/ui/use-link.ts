import { useEffect } from 'react';

/** Keeps the address telling the view, and finds what a door wants. What does it comes late: nothing of a view changes before there is a map. */
export function useLinkInAddress(): void {
  useEffect(() => {
    let isOver = false;
    let stop = (): void => {
      isOver = true;
    };
    import('../commands/after-map.ts').then(
      ({ followStore }) => {
        if (!isOver) stop = followStore();
      },
      (reason: unknown) => console.warn('address not followed:', reason),
    );
    return () => stop();
  }, []);
}
