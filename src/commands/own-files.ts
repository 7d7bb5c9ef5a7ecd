import { DEFAULT_PROFILE_URL, useApp } from '../state/store.ts';
import { loadAndKeep } from './kept-project.ts';

/** Back to the files of the profile; of a profile that was made here, to the usual province. */
export async function leaveOwnFiles(): Promise<void> {
  const { profileUrl } = useApp.getState();
  const usual = profileUrl.startsWith('blob:') ? DEFAULT_PROFILE_URL : profileUrl;
  await loadAndKeep({ profileUrl: usual, given: [], asOf: null, communeTier: null });
}
