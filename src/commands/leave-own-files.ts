import { DEFAULT_PROFILE_URL, useApp } from '../state/store.ts';
import { loadProvince } from './load-province.ts';

/** Back to the files of the profile; of a profile that was made here, to the usual province. */
export async function leaveOwnFiles(): Promise<void> {
  const { profileUrl } = useApp.getState();
  await loadProvince(profileUrl.startsWith('blob:') ? DEFAULT_PROFILE_URL : profileUrl, {});
  const keeping = await import('./project/keep-project.ts').catch((reason: unknown) => {
    console.warn('what forgets the project could not be fetched:', reason);
  });
  await keeping?.keepProject();
}
