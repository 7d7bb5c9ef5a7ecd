import { type Change, withChange } from '../state/parameter-specs.ts';
import { useApp } from '../state/store.ts';
import { compute } from './compute.ts';

/** Changes one assumption and computes anew; a value out of bounds changes nothing. */
export function setParameter(change: Change): void {
  const { parameters, province } = useApp.getState();
  if (!parameters || !province) return;
  const changed = withChange(parameters, change, province.profile);
  if (changed === parameters) return;
  useApp.setState({ parameters: changed });
  compute();
}
