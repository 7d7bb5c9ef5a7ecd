import { useApp } from '../state/store.ts';

/** Opens the card of the candidate whose line was pressed on the map. */
export async function chooseLine(station: number, host: number): Promise<void> {
  const candidate = useApp.getState().candidates?.find((one) => one.station === station && one.host === host);
  if (!candidate) return;
  const { chooseCandidate } = await import('./choose-candidate.ts');
  chooseCandidate(candidate);
}
