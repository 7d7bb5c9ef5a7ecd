import { useEffect } from 'react';

/** Keeps the address telling the view. What does it comes late: nothing of a view changes before there is a map. */
export function useLinkInAddress(): void {
  useEffect(() => {
    let isOver = false;
    let stop = (): void => {
      isOver = true;
    };
    import('../commands/address.ts').then(
      ({ followView }) => {
        if (!isOver) stop = followView();
      },
      (reason: unknown) => console.warn('the address will not follow the view:', reason),
    );
    return () => stop();
  }, []);
}
