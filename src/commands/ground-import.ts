import { nameTellsUse } from '../ingest/ground/known-products.ts';
import { addDelivery, deliveriesInUse, type GivenDelivery, newDelivery } from '../model/delivery.ts';
import { type GroundFileUse, type HeightsOf, USUAL_REACH_M } from '../model/ground.ts';
import { type GroundFile, NO_GROUND_IMPORT, useGroundImport } from '../state/ground-import-store.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import type { Channel } from '../worker/channel.ts';
import { createGroundClient } from '../worker/ground-client.ts';
import type { GroundContract } from '../worker/ground-protocol.ts';
import { Stopped } from '../worker/messages.ts';
import { takeDeliveries } from './deliveries.ts';
import { groundAddress } from './ground-in-use.ts';

/** Files of heights, land cover and people from a drop on the page to the ground in use. */

const HEAD_BYTES = 8;
/** The list of a zip's files stands at its end. */
const LIST_BYTES = 65_536;
/** How they begin; the import worker, which knows all formats, is not asked. */
const BEGINNING = /^(II[*+]\0|MM\0[*+]|PMTiles|SCGROUND)/;
/** After a name comes whatever the program adds, or the next entry at once. */
const IN_ZIP = /\.(hgt|tiff?)(?=$|[^\w.]|PK)/i;
/** A zip with one of these is a table or a layer with a picture in it. */
const NO_RASTERS = /\.(xml|shp|kml|gpkg|geojson|csv|xlsx)(?=$|[^\w.]|PK)/i;

let client: Channel<GroundContract> | null = null;
let lastId = 0;

interface Brought {
  readonly name: string;
  readonly content: Blob | string;
}

/** Whether a file is of the ground, by its first bytes and name. */
export async function isOfGround({ name, content }: Brought): Promise<boolean> {
  if (typeof content === 'string') return false;
  const head = await content.slice(0, HEAD_BYTES).text();
  if (!head.startsWith('PK')) return BEGINNING.test(head) || /\.hgt(\.gz)?$/i.test(name);
  const list = await content.slice(-LIST_BYTES).text();
  return IN_ZIP.test(list) && !NO_RASTERS.test(list);
}

/** Takes files of the ground, and makes a pack of all that were brought so far. */
export async function addGroundFiles(files: readonly Brought[]): Promise<void> {
  const added: GroundFile[] = [];
  for (const { name, content } of files) {
    if (typeof content === 'string') continue;
    const magic = await content.slice(0, 8).text();
    added.push({ id: ++lastId, name, content, use: magic === 'SCGROUND' ? 'pack' : nameTellsUse(name) });
  }
  useGroundImport.setState(({ files: before }) => ({ files: [...before, ...added] }));
  await makeGround();
}

/** What a file is, or what heights are of: the pack is made anew when that is asked for. */
export function setGroundUse(id: number, use: GroundFileUse): void {
  change(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, use } : file)) }));
}

export function setGroundHeights(heights: HeightsOf | null): void {
  change(() => ({ heights }));
}

export function removeGroundFile(id: number): void {
  change(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
}

/** Leaves all of them out. */
export function leaveGroundImport(): void {
  useGroundImport.setState(NO_GROUND_IMPORT);
}

// Whoever takes the files away ends what is made of them.
useGroundImport.subscribe(({ files }) => {
  // Rasters are not kept before they are a pack: whoever leaves the page is asked first.
  if (files.length > 0) globalThis.window?.addEventListener('beforeunload', stayForGround);
  else globalThis.window?.removeEventListener('beforeunload', stayForGround);
  if (files.length > 0 || client === null) return;
  client.close();
  client = null;
});

function stayForGround(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(how: (before: ReturnType<typeof useGroundImport.getState>) => object): void {
  client?.stop();
  useGroundImport.setState((before) => ({ ...how(before), stage: { kind: 'waiting' } }));
}

export function stopGround(): void {
  client?.stop();
}

/** Reads the files in a worker and joins them to one pack; nothing of the province changes. */
export async function makeGround(): Promise<void> {
  const { files, heights } = useGroundImport.getState();
  const profile = useApp.getState().province?.profile;
  if (!profile || files.length === 0) return;
  client?.stop();
  client ??= createGroundClient();
  const isStill = (): boolean => {
    const now = useGroundImport.getState();
    return now.files === files && now.heights === heights;
  };
  const show = (stage: ReturnType<typeof useGroundImport.getState>['stage']): void => {
    if (isStill()) useGroundImport.setState({ stage });
  };
  show({ kind: 'working', done: 0, total: files.length + 1 });
  const reachM = profile.linkBudgets?.mostM ?? USUAL_REACH_M;
  const question = {
    files,
    base: groundAddress(),
    bounds: profile.bounds,
    reachM,
    heights,
    clutter: profile.clutter ?? [],
  };
  try {
    const answer = await client.ask('make', question, {
      onProgress: ({ done, total }) => show({ kind: 'working', done, total }),
    });
    if (answer.ok) show({ kind: 'made', pack: answer.pack, facts: answer.facts, issues: answer.issues });
    else show({ kind: 'failed', issues: answer.issues, fault: answer.fault ?? null });
  } catch (reason) {
    if (!(reason instanceof Stopped)) console.warn('no ground pack:', reason);
    show({ kind: reason instanceof Stopped ? 'stopped' : 'lost' });
  }
}

/** The pack becomes the ground in use: a delivery like any other, kept with them and in the project. */
export async function takeGround(): Promise<void> {
  const { files, stage } = useGroundImport.getState();
  const profile = useApp.getState().province?.profile;
  if (stage.kind !== 'made' || !profile) return;
  const { pack, facts } = stage;
  const only = files.length === 1 && files[0]?.use === 'pack' ? files[0].name : null;
  // Heights of an illustration stay one, whatever was joined to them.
  const sample = facts.onBase && profile.ground?.sample === true;
  const known = { file: 'ground.pack', sample: true, source: profile.ground?.source ?? '' };
  await putGround({
    name: only ?? `${profile.id}-ground.pack`,
    pack,
    from: only ?? facts.sources.join(', '),
    ...(sample ? { known } : {}),
  });
  leaveGroundImport();
}

interface NewGround extends Pick<GivenDelivery, 'known'> {
  readonly name: string;
  readonly pack: Blob;
  readonly from: string;
}

/** Puts a pack in the place of the ground that is in use. */
async function putGround({ name, pack, from, known }: NewGround): Promise<void> {
  const { given } = useApp.getState();
  const replaces = deliveriesInUse(given).flatMap(({ id, kind }) => (kind === 'ground' ? [id] : []));
  const made = newDelivery(given, { kind: 'ground', file: name, content: pack });
  const next: GivenFiles = addDelivery(given, { ...made, from, replaces, ...(known ? { known } : {}) });
  await takeDeliveries(next, 'added', [name]);
}
