import {
  type ChosenInput,
  chooseInputs,
  type GivenInput,
  INPUT_ROLES,
  loadProvince,
  type Opened,
} from '../ingest/load-province.ts';
import { readProfile } from '../ingest/profile.ts';
import type { Issue } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Province } from '../model/province.ts';
import type { PublishedAnswers } from '../model/published.ts';
import type { GivenFile, GivenRole } from './protocol.ts';

export type FilesRead =
  | {
      readonly ok: true;
      readonly profile: Profile;
      readonly province: Province;
      /** What was computed before publishing; null where the province is computed here. */
      readonly answers: PublishedAnswers | null;
      readonly issues: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Gets the bytes behind an address; answers the HTTP status where there are none. */
export type Fetch = (url: string) => Promise<Response>;

/**
 * Reads the profile at `profileUrl`, and its files beside it unless a person gave others.
 * Not ok only where nothing can be shown: no profile, or neither villages nor stations.
 *
 * @param onRead Called after each file, with how many of them are done.
 */
export async function readFiles(
  profileUrl: string,
  given: Partial<Record<GivenRole, GivenFile>>,
  fetchUrl: Fetch,
  onRead: (done: number, total: number) => void,
): Promise<FilesRead> {
  const profileName = profileUrl.split(/[?#]/)[0]?.split('/').at(-1) ?? profileUrl;
  const opened = await openUrl(profileUrl, fetchUrl);
  if (!opened.ok) {
    const { code, found = profileUrl } = opened;
    return { ok: false, issues: [{ severity: 'error', code, file: profileName, found }] };
  }
  const read = readProfile(new TextDecoder().decode(opened.content), profileName);
  if (!read.ok) return read;
  const profile = read.value;

  const named: Partial<Record<GivenRole, GivenInput>> = {};
  for (const role of INPUT_ROLES) {
    const file = given[role];
    if (file) named[role] = { name: file.name };
  }
  const choice = chooseInputs(profile, named);
  const total = choice.inputs.length + 1;
  let done = 1;
  onRead(done, total);
  const open = async (input: ChosenInput): Promise<Opened> => {
    const file = input.given ? given[input.role] : undefined;
    const answer = file ? await openGiven(file) : await openUrl(new URL(input.file, profileUrl).href, fetchUrl);
    onRead(++done, total);
    return answer;
  };
  const { province, issues } = await loadProvince(profile, choice, open);
  const all = [...read.issues, ...issues];
  const nothing = province.villages.length === 0 && province.stations.length === 0;
  if (nothing) return { ok: false, issues: all };
  const own = INPUT_ROLES.some((role) => given[role] !== undefined);
  if (!profile.data.answers || own) return { ok: true, profile, province, answers: null, issues: all };

  const { file } = profile.data.answers;
  const published = await openUrl(new URL(file, profileUrl).href, fetchUrl);
  if (!published.ok) {
    return {
      ok: false,
      issues: [...all, { severity: 'error', code: published.code, file, found: published.found ?? file }],
    };
  }
  // Only published folders have one: its reader comes when it is needed.
  const { readAnswers } = await import('../ingest/answers.ts');
  const codes = province.villages.map(({ code }) => code);
  const answers = readAnswers(new TextDecoder().decode(published.content), file, codes);
  if (!answers.ok) return { ok: false, issues: [...all, ...answers.issues] };
  return { ok: true, profile, province, answers: answers.answers, issues: all };
}

type Bytes = { readonly ok: true; readonly content: Uint8Array } | Extract<Opened, { ok: false }>;

async function openUrl(url: string, fetchUrl: Fetch): Promise<Bytes> {
  try {
    const response = await fetchUrl(url);
    if (response.status === 404) return { ok: false, code: 'file-missing', found: url };
    if (!response.ok) return { ok: false, code: 'file-unreadable', found: `${url}, HTTP ${response.status}` };
    return { ok: true, content: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { ok: false, code: 'file-unreadable', found: url };
  }
}

async function openGiven({ name, content }: GivenFile): Promise<Opened> {
  if (typeof content === 'string') return { ok: true, content };
  try {
    return { ok: true, content: new Uint8Array(await content.arrayBuffer()) };
  } catch {
    return { ok: false, code: 'file-unreadable', found: name };
  }
}
