import { useApp } from '../state/store.ts';
import { loadProvince } from './load-province.ts';

/** Back to the files of the profile. */
export function leaveOwnFiles(): Promise<void> {
  return loadProvince(useApp.getState().profileUrl, {});
}
