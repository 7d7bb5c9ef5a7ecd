import { useApp } from '../state/store.ts';

/** Tries the province without a position, or with it again; nothing is edited. */
export function switchOff(position: string, off: boolean): void {
  const { workbench } = useApp.getState();
  const others = workbench.off.filter((id) => id !== position);
  useApp.setState({ workbench: { ...workbench, off: off ? [...others, position] : others } });
}

export function switchAllOn(): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, off: [] } });
}
