import { coverClasses } from '../ingest/ground/clutter.ts';
import { makePack } from '../ingest/ground/make-pack.ts';
import type { NamedBlob } from '../ingest/ground/raster.ts';
import { readGroundPack } from '../ingest/ground-pack.ts';
import type { Bounds } from '../model/geometry.ts';
import { type Ground, type GroundFileUse, USUAL_STEP_SEC } from '../model/ground.ts';
import type { GroundContract, PackAnswer, PackFacts, PackFault, PackQuestion } from './ground-protocol.ts';
import type { StepsDone } from './protocol.ts';
import type { Call, Handlers } from './serve.ts';

/** What the ground worker does, without being a worker. @param fetchUrl Of the ground that is there. */
export function createGroundSession(fetchUrl: (url: string) => Promise<Response>): Handlers<GroundContract> {
  return { make: (question, call) => make(question, call, fetchUrl) };
}

async function make(
  { files, base: address, bounds, reachM, heights, clutter }: PackQuestion,
  call: Call<StepsDone>,
  fetchUrl: (url: string) => Promise<Response>,
): Promise<PackAnswer> {
  const of = (use: GroundFileUse): readonly NamedBlob[] =>
    files.filter((one) => one.use === use).map(({ name, content }) => ({ name, blob: content }));
  const [elevation, landCover, population] = [of('elevation'), of('landCover'), of('population')];
  const clutterHeights = of('clutterHeights');
  const brought = of('pack').at(-1);
  let base: Ground | null = null;
  if (brought) {
    const read = readGroundPack(new Uint8Array(await brought.blob.arrayBuffer()));
    const fault = read.ok ? elsewhere(read.ground, bounds, brought.name) : faultOf(read.fault, brought.name);
    if (fault !== null || !read.ok) return { ok: false, issues: [], ...(fault && { fault }) };
    base = read.ground;
    if (elevation.length + landCover.length + clutterHeights.length + population.length === 0)
      return { ok: true, pack: brought.blob, facts: { ...factsOf(base), onBase: false }, issues: [] };
  } else if (address !== null && elevation.length === 0) base = await groundAt(address, fetchUrl);
  const onFile = async (done: number, total: number): Promise<void> => {
    call.progress({ done, total });
    await call.rest();
  };
  const inputs = { elevation, landCover, clutterHeights, population, base, bounds, reachM, heights, onFile };
  const made = await makePack({ ...inputs, classes: coverClasses(clutter), stepSec: USUAL_STEP_SEC });
  if (!made.ok) return made;
  const onBase = base !== null && !brought && elevation.length === 0;
  return { ok: true, pack: new Blob([made.pack]), facts: { ...factsOf(made.ground), onBase }, issues: made.issues };
}

/** Null where it cannot be read: heights are then asked for. */
async function groundAt(address: string, fetchUrl: (url: string) => Promise<Response>): Promise<Ground | null> {
  const response = await fetchUrl(address).catch(() => null);
  if (!response?.ok) return null;
  const read = readGroundPack(new Uint8Array(await response.arrayBuffer()));
  return read.ok ? read.ground : null;
}

function factsOf(ground: Omit<Ground, 'sha256'>): Omit<PackFacts, 'onBase'> {
  const { raster, heights = 'terrain', classes, people, sources } = ground;
  const { columns, rows } = raster;
  const count = people ? Math.round(people.people.reduce((sum, one) => sum + one, 0)) : null;
  return { columns, rows, heights, classes, people: count, sources: sources.map(({ name }) => name) };
}

type ReadFault = Extract<ReturnType<typeof readGroundPack>, { ok: false }>['fault'];

function faultOf(fault: ReadFault, file: string): PackFault {
  if (fault.kind === 'header') return { file, kind: 'header', found: fault.field, expected: fault.expected };
  return { file, kind: fault.kind === 'damaged' ? 'damaged' : 'content' };
}

function elsewhere({ raster }: Ground, [west, south, east, north]: Bounds, file: string): PackFault | null {
  const { westDeg, northDeg, stepLonDeg, stepLatDeg, columns, rows } = raster;
  const isThere =
    westDeg < east && westDeg + columns * stepLonDeg > west && northDeg > south && northDeg - rows * stepLatDeg < north;
  return isThere ? null : { file, kind: 'elsewhere' };
}
