import { type ChosenInput, chooseInputs, type GivenInput } from '../ingest/choose-inputs.ts';
import { loadProvince, type Opened } from '../ingest/load-province.ts';
import { isOutOfMemory } from '../ingest/out-of-memory.ts';
import { readProfile } from '../ingest/profile.ts';
import { bodyOf, inTime, type Line, STILL_MS, StandsStill } from '../ingest/whole-answer.ts';
import { deliveriesToRead, type GivenDelivery, groundDelivery, hasRows, type RowDelivery } from '../model/delivery.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedDelivery } from '../model/loaded-province.ts';
import type { Profile } from '../model/profile.ts';
import type { Province } from '../model/province.ts';
import type { PublishedAnswers } from '../model/published.ts';
import { byteSource } from './byte-source.ts';
import type { LoadQuestion } from './protocol.ts';

export type FilesRead =
  | {
      readonly ok: true;
      readonly profile: Profile;
      readonly province: Province;
      readonly deliveries: readonly LoadedDelivery[];
      /** Names of files that are not whole; empty unless the question lets them be used. */
      readonly incomplete: readonly string[];
      /** What was computed before publishing; null where the province is computed here. */
      readonly answers: PublishedAnswers | null;
      readonly issues: readonly Issue[];
    }
  /** `files`: those that are not whole, where something could be shown without them. */
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly files?: readonly string[] };

/** Gets the bytes behind an address; answers the HTTP status where there are none. */
export type Fetch = (url: string) => Promise<Response>;

/**
 * Reads the profile at `profileUrl`, and its files beside it unless a person gave others.
 * Not ok where nothing can be shown (no profile, or neither villages nor stations), and where a file is
 * not whole, unless the question says to use what can be read.
 *
 * @param onRead Called after each file, with how many of them are done.
 */
export async function readFiles(
  { profileUrl, given, asOf = null, incomplete: todo = 'refuse' }: LoadQuestion,
  fetchUrl: Fetch,
  onRead: (done: number, total: number) => void,
): Promise<FilesRead> {
  const profileName = profileUrl.split(/[?#]/)[0]?.split('/').at(-1) ?? profileUrl;
  const opened = await openUrl(profileUrl, profileName, fetchUrl);
  if (!opened.ok) return opened;
  const read = readProfile(new TextDecoder().decode(opened.content), profileName);
  if (!read.ok) return read;
  const profile = withGround(read.value, groundDelivery(given, asOf));

  // Which of them count at the date is known only once they are read: their rows may say it.
  const files = deliveriesToRead(given, asOf).filter(hasRows);
  const named = files.map(({ kind, file, from, date, known }): GivenInput => {
    return { role: kind, name: file, delivery: { origin: from, date }, ...(known ? { known } : {}) };
  });
  const choice = chooseInputs(profile, named);
  const total = choice.inputs.length + 1;
  let done = 1;
  onRead(done, total);
  const openAhead = aheadOfTurn(choice.inputs, (input, line) => openOwn(input, profileUrl, fetchUrl, line));
  const open = async (input: ChosenInput): Promise<Opened> => {
    const file = input.given === null ? undefined : files[input.given];
    const answer = file ? await openGiven(file, profile) : await openAhead(input);
    onRead(++done, total);
    return answer;
  };
  const {
    province,
    issues,
    incomplete: broken,
    deliveries: outcomes,
  } = await loadProvince(profile, choice, open, asOf);
  const deliveries = choice.inputs.flatMap(({ given: at }, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ ...outcome, id: at === null ? null : (files[at]?.id ?? null) }];
  });
  const all = [...read.issues, ...issues];
  const nothing = province.villages.length === 0 && province.stations.length === 0;
  if (nothing) return { ok: false, issues: all };
  const incomplete = [...new Set(broken.map(({ file }) => file))];
  if (incomplete.length > 0 && todo === 'refuse')
    return { ok: false, issues: all.filter(({ file }) => incomplete.includes(file)), files: incomplete };
  if (!profile.data.answers || files.length > 0)
    return { ok: true, profile, province, deliveries, incomplete, answers: null, issues: all };

  const { file } = profile.data.answers;
  const published = await openUrl(new URL(file, profileUrl).href, file, fetchUrl);
  if (!published.ok) return { ok: false, issues: [...all, ...published.issues] };
  // Only published folders have one: its reader comes when it is needed.
  const { readPublishedAnswers } = await import('../ingest/answers.ts');
  const codes = province.villages.map(({ code }) => code);
  const answers = readPublishedAnswers(new TextDecoder().decode(published.content), file, codes);
  if (!answers.ok) return { ok: false, issues: [...all, ...answers.issues] };
  const cut = [...incomplete, ...(answers.answers.incomplete ?? [])];
  return { ok: true, profile, province, deliveries, incomplete: cut, answers: answers.answers, issues: all };
}

/** A ground that was delivered takes the place of the profile's, under its own name. */
function withGround(profile: Profile, ground: GivenDelivery | undefined): Profile {
  if (ground === undefined) return profile;
  const { file, from, date, known } = ground;
  return {
    ...profile,
    ground: { file, sample: known?.sample ?? false, source: from ?? file, ...(date === null ? {} : { date }) },
  };
}

/** Of the profile's files, so much is asked for before its turn: reading one then hides that another is on its way. */
const AHEAD_BYTES = 32_000_000;
/** Where the profile does not say how long a file is. */
const ASSUMED_BYTES = 8_000_000;

/** @param open Called once for each of the profile's own files, in their order. */
function aheadOfTurn(
  inputs: readonly ChosenInput[],
  open: (input: ChosenInput, line: Line) => Promise<Opened>,
): (input: ChosenInput) => Promise<Opened> {
  const line: Line = { heardAtMs: 0 };
  const own = inputs.filter(({ given }) => given === null);
  const opening = new Map<ChosenInput, Promise<Opened>>();
  const begin = (input: ChosenInput): Promise<Opened> => {
    const opened = opening.get(input) ?? open(input, line);
    // Whoever reads the file is told; until then nobody listens.
    opened.catch(() => {});
    opening.set(input, opened);
    return opened;
  };
  return (input) => {
    const opened = begin(input);
    opening.delete(input);
    let bytes = 0;
    for (const next of own.slice(own.indexOf(input) + 1)) {
      bytes += next.data?.bytes ?? ASSUMED_BYTES;
      if (bytes > AHEAD_BYTES) break;
      begin(next);
    }
    return opened;
  };
}

/** A file of the profile; its hash is computed where the profile states one. */
async function openOwn({ file, data }: ChosenInput, profileUrl: string, fetchUrl: Fetch, line: Line): Promise<Opened> {
  const opened = await openUrl(new URL(file, profileUrl).href, file, fetchUrl, line);
  if (!opened.ok || data?.sha256 === undefined) return opened;
  const { hashAside } = await import('../ingest/file-hash.ts');
  const hash = await hashAside(opened.content);
  return { ...opened, sha256: () => hash };
}

type Bytes =
  | { readonly ok: true; readonly content: Uint8Array<ArrayBuffer>; readonly bytes: number }
  | Extract<Opened, { ok: false }>;

async function openUrl(url: string, file: string, fetchUrl: Fetch, line?: Line): Promise<Bytes> {
  const failed = (code: 'file-missing' | 'file-unreadable' | 'file-stalled', found: string): Bytes => ({
    ok: false,
    issues: [{ severity: 'error', code, file, found }],
  });
  try {
    const response = await inTime(fetchUrl(url), STILL_MS, line);
    if (response.status === 404) return failed('file-missing', url);
    if (!response.ok) return failed('file-unreadable', `${url}, HTTP ${response.status}`);
    const body = await bodyOf(response, undefined, line);
    if (body === null) return failed('file-unreadable', url);
    return { ok: true, content: new Uint8Array(await body.arrayBuffer()), bytes: body.size };
  } catch (error) {
    // Said by who asked, with the file's name.
    if (isOutOfMemory(error)) throw error;
    return failed(error instanceof StandsStill ? 'file-stalled' : 'file-unreadable', url);
  }
}

/** A person's file, of any format; the parsers come when the first such file does. */
async function openGiven(
  { kind, file, content, mapping, fixes, values }: RowDelivery,
  profile: Profile,
): Promise<Opened> {
  const { openDelivery } = await import('../ingest/deliveries/open-delivery.ts');
  return openDelivery(byteSource(file, content), kind, profile, { mapping, fixes, values });
}
