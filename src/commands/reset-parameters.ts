import { defaultParameters } from '../model/parameters.ts';
import { useApp } from '../state/store.ts';
import { compute } from './compute.ts';

/** Every assumption back to the profile's. */
export function resetParameters(): void {
  const { province } = useApp.getState();
  if (!province) return;
  useApp.setState({ parameters: defaultParameters(province.profile) });
  compute();
}
