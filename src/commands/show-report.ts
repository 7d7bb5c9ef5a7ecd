import { useApp } from '../state/store.ts';

/** Opens or closes the A4 report of the chosen unit. */
export function showReport(reporting: boolean): void {
  useApp.setState({ reporting });
}
