import type { ComponentType } from 'react';
import { useApp } from '../../state/store.ts';

/** The planner's tools are many files and show nothing without a province: they must not take the line from its own. */
export async function loadWorkbench(): Promise<ComponentType> {
  await provinceRead();
  return (await import('./workbench.tsx')).Workbench;
}

function provinceRead(): Promise<void> {
  const isRead = ({ province, status } = useApp.getState()): boolean =>
    province !== null || !['idle', 'loading'].includes(status.kind);
  return new Promise((resolve) => {
    const stop = useApp.subscribe((state) => {
      if (isRead(state)) done();
    });
    const done = (): void => {
      stop();
      resolve();
    };
    if (isRead()) done();
  });
}
