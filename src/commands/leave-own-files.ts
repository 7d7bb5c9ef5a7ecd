import { DEFAULT_PROFILE_URL, useApp } from '../state/store.ts';
import { loadProvince } from './load-province.ts';

/** Back to the files of the profile; of a profile that was made here, to the usual province. */
export async function leaveOwnFiles(): Promise<void> {
  const { profileUrl } = useApp.getState();
  await loadProvince(profileUrl.startsWith('blob:') ? DEFAULT_PROFILE_URL : profileUrl, {});
  const { keepProject } = await import('./project/keep-project.ts');
  await keepProject();
}
