import type { FeatureCollection } from 'geojson';
import type { TileFault } from '../map/tile-faults.ts';
import type { BaseMapView, ShownArchive } from '../map/view.ts';
import type {
  BaseFault,
  BaseFaultReason,
  BaseMap,
  LinesBaseMap,
  PmtilesBaseMap,
  ReliefPicture,
} from '../model/base-map.ts';
import type { Bounds } from '../model/geometry.ts';
import type { Profile } from '../model/profile.ts';
import { baseViewOf, drawnBaseMaps, type FoundBaseMap, useBaseMaps } from '../state/base-choice.ts';
import { type AppState, useApp } from '../state/store.ts';
import { heightBandsOf, reliefOf } from '../worker/relief-client.ts';

/** A server that says nothing for so long is not there. */
const MOST_WAIT_MS = 20_000;
/** The tile that is asked for to see whether a server answers: the middle of a province, seen from afar. */
const TRIED_ZOOM = 10;

/**
 * Fetches what the profile names to lie under the figures. The map is there without it: what
 * cannot be had is left out, and said on the screen.
 */
export async function showBaseMap(profileUrl: string, profile: Profile): Promise<void> {
  const { ground } = profile;
  const baseMaps = (profile.baseMaps ?? []).map(withPlainAddress);
  const address = (file: string): string => new URL(file, new URL(profileUrl, document.baseURI)).href;
  // Nothing lies beside a profile that was made here, or came in a project.
  const hasFiles = !profileUrl.startsWith('blob:');
  const isStill = (): boolean => useApp.getState().province?.profile === profile;
  const miss = (one: BaseMap | null, file: string, why: BaseFaultReason): null => {
    if (isStill()) addFault({ kind: one?.kind ?? 'ground', name: one?.name ?? null, file, why });
    return null;
  };
  useApp.setState({ baseFaults: [], groundAbout: null });
  // Parts that few need, and the first map names no file that it does not wait for.
  const [{ siteRefusal }, { groundAddress }, { hearTileFaults }] = await Promise.all([
    import('./allowed-sites.ts'),
    import('./ground-in-use.ts'),
    import('../map/tile-faults.ts'),
  ]);
  const asked = baseMaps.filter((one) => {
    const refused = siteRefusal(one.kind === 'tiles' ? one.tiles : one.file);
    if (refused) miss(one, one.kind === 'tiles' ? hostOf(one.tiles) : one.file, { kind: 'site' });
    return !refused;
  });
  const finding = asked.map(async (one): Promise<FoundBaseMap | null> => {
    if (one.kind === 'tiles') return { one, content: { kind: 'tiles', tiles: one } };
    if (!hasFiles && !(one.kind === 'pmtiles' && isAddress(one.file))) return null;
    if (one.kind === 'lines') {
      const lines = await linesOf(one, address(one.file), miss);
      return lines && { one, content: { kind: 'lines', lines } };
    }
    const archive = await archiveOf(one, address(one.file), miss);
    return archive && { one, content: { kind: 'archive', archive } };
  });
  hearTileFaults((fault) => void tellTile(fault, asked, address, miss));
  for (const one of asked)
    if (one.kind === 'tiles')
      void tileFault(one.tiles, profile.bounds, one.maxZoom).then((why) => why && miss(one, hostOf(one.tiles), why));
  const groundAt = groundAddress();
  const relief =
    ground === undefined || groundAt === null
      ? null
      : reliefOf(groundAt).then(
          (read) => {
            if (!read.ok) return miss(null, ground.file, read.why);
            if (isStill()) useApp.setState({ groundAbout: read.about });
            return read.picture;
          },
          (reason: unknown) => miss(null, ground.file, { kind: 'damaged', found: String(reason) }),
        );
  const found = (await Promise.all(finding)).filter((one) => one !== null);
  if (isStill()) {
    useBaseMaps.setState({ found });
    drawBaseMaps({ relief: null, tint: null });
  }
  // The lines need not wait for the hills.
  const picture = await relief;
  if (picture === null || !isStill()) return;
  drawBaseMaps({ relief: picture });
  if (groundAt !== null && ground)
    tintOnceShown(groundAt, picture, (why) => {
      miss(null, ground.file, why);
    });
}

/** Draws one base map alone; null: those of the profile over one another. */
export function chooseBaseMap(id: string | null): void {
  useApp.setState({ baseChoice: id });
  drawBaseMaps({});
}

function drawBaseMaps(change: Partial<Pick<BaseMapView, 'relief' | 'tint'>>): void {
  const { base, baseChoice } = useApp.getState();
  const drawn = baseViewOf(drawnBaseMaps(useBaseMaps.getState().found, baseChoice));
  useApp.setState({ base: { relief: base?.relief ?? null, tint: base?.tint ?? null, ...drawn, ...change } });
}

let stopTinting = (): void => {};

/** Bands of height are made when they are first asked for: few look at them. */
function tintOnceShown(groundAt: string, relief: ReliefPicture, fail: (why: BaseFaultReason) => void): void {
  stopTinting();
  // Another ground may have taken its place.
  const isStill = (): boolean => useApp.getState().base?.relief === relief;
  const failed = (why: BaseFaultReason): void => {
    if (!isStill()) return;
    useApp.setState(({ shown }) => ({ shown: { ...shown, tint: false } }));
    fail(why);
  };
  const begin = ({ shown }: Pick<AppState, 'shown'>): void => {
    if (!shown.tint) return;
    stopTinting();
    heightBandsOf(groundAt).then(
      (read) => {
        if (!read.ok) failed(read.why);
        else if (isStill()) drawBaseMaps({ tint: read.bands });
      },
      (reason: unknown) => failed({ kind: 'damaged', found: String(reason) }),
    );
  };
  stopTinting = useApp.subscribe(begin);
  begin(useApp.getState());
}

/** Asks again for all that the profile names. */
export async function retryBaseMap(): Promise<void> {
  const { province, profileUrl } = useApp.getState();
  if (province) await showBaseMap(profileUrl, province.profile);
}

/** The first fault of each is said: a server that is gone fails for every tile. */
function addFault(fault: BaseFault): void {
  useApp.setState(({ baseFaults: told = [] }) =>
    told.some(({ kind, file }) => kind === fault.kind && file === fault.file) ? {} : { baseFaults: [...told, fault] },
  );
}

type Miss = (one: BaseMap, file: string, why: BaseFaultReason) => null;

/** A file with an address of its own; all others lie beside the profile. */
function isAddress(file: string): boolean {
  return /^https:/i.test(file);
}

/** A WMTS server's own names for zoom, column and row are the map's. */
function withPlainAddress(one: BaseMap): BaseMap {
  if (one.kind !== 'tiles') return one;
  const names: Readonly<Record<string, string>> = { TileMatrix: 'z', TileCol: 'x', TileRow: 'y' };
  return { ...one, tiles: one.tiles.replace(/\{(TileMatrix|TileCol|TileRow)\}/g, (_, name) => `{${names[name]}}`) };
}

/** Of an address with places in braces, which is none for a URL. */
function hostOf(address: string): string {
  return /^https:\/\/([^/?#]+)/i.exec(address)?.[1] ?? address;
}

/** What an archive holds, by its own first bytes; its reader comes with the first that is named. */
async function archiveOf(one: PmtilesBaseMap, address: string, miss: Miss): Promise<ShownArchive | null> {
  const { archiveFault, describeArchive } = await import('../ingest/tile-archive.ts');
  try {
    return { address, ...(await describeArchive(address)) };
  } catch (reason) {
    return miss(one, one.file, archiveFault(reason));
  }
}

async function linesOf(one: LinesBaseMap, address: string, miss: Miss): Promise<FeatureCollection | null> {
  const answer = await fetched(address);
  if (!answer.ok) return miss(one, one.file, answer.why);
  const read: unknown = await answer.response.json().catch(() => null);
  if (!isCollection(read)) return miss(one, one.file, { kind: 'content' });
  const isDrawn = read.features.some(
    (feature) => feature?.properties?.kind === 'road' || feature?.properties?.kind === 'river',
  );
  return isDrawn ? read : miss(one, one.file, { kind: 'empty' });
}

/** Null: the server gives pictures. A map asks for many tiles and takes one that is not there for an empty place. */
async function tileFault(address: string, [west, south, east, north]: Bounds, maxZoom = TRIED_ZOOM) {
  const zoom = Math.min(TRIED_ZOOM, maxZoom);
  const latitude = (((south + north) / 2) * Math.PI) / 180;
  const column = Math.floor(((west + east) / 2 / 360 + 0.5) * 2 ** zoom);
  const row = Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + latitude / 2)) / (2 * Math.PI)) * 2 ** zoom);
  const at = { z: zoom, x: column, y: row };
  const answer = await fetched(address.replace(/\{([zxy])\}/g, (_, axis: 'z' | 'x' | 'y') => String(at[axis])));
  if (!answer.ok) return answer.why;
  try {
    (await createImageBitmap(await answer.response.blob())).close();
    return null;
  } catch {
    return { kind: 'content' } as const;
  }
}

/** What the map met later. */
async function tellTile(
  { address, reason }: TileFault,
  baseMaps: readonly BaseMap[],
  addressOf: (file: string) => string,
  miss: Miss,
): Promise<void> {
  const one = baseMaps.find(
    (base) =>
      (base.kind === 'tiles' && base.tiles === address) ||
      (base.kind === 'pmtiles' && addressOf(base.file) === address),
  );
  if (one?.kind !== 'tiles' && one?.kind !== 'pmtiles') return;
  const status: unknown = typeof reason === 'object' && reason !== null ? Reflect.get(reason, 'status') : null;
  const { archiveFault } = await import('../ingest/tile-archive.ts');
  const why =
    typeof status === 'number' && status > 0 ? ({ kind: 'status', found: `${status}` } as const) : archiveFault(reason);
  miss(one, one.kind === 'tiles' ? hostOf(one.tiles) : one.file, why);
}

type Fetched =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly why: BaseFaultReason };

async function fetched(address: string): Promise<Fetched> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(MOST_WAIT_MS) });
    return response.ok
      ? { ok: true, response }
      : { ok: false, why: { kind: 'status', found: String(response.status) } };
  } catch {
    return { ok: false, why: { kind: 'network' } };
  }
}

function isCollection(value: unknown): value is FeatureCollection {
  return typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'features'));
}
