import { contentOf, type RadioBasis, transmittersOf } from '../analysis/radio/radio-footprints.ts';
import { groupedBy, mastOf, type Transmitter } from '../analysis/radio/signal.ts';
import type { Ground } from '../model/ground.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { BaseStation } from '../model/province.ts';
import type { RadioModel } from '../model/radio.ts';
import { RADIO_OFF, type RadioProgress } from '../state/radio.ts';
import { useApp } from '../state/store.ts';
import type { CellEntries } from '../worker/protocol.ts';
import { MASTS_AT_ONCE } from '../worker/radio-footprints.ts';
import { createRadioPool, type RadioPool } from '../worker/radio-pool.ts';
import { analysisClient } from './analysis-client.ts';
import { keepCells, keptCells } from './kept-cells.ts';

/**
 * The signal of the province, computed in the background while circles are on the screen: what has
 * come is shown every few seconds. One run follows one province; another takes its place.
 */

const WORKERS = 2;
const SHOWN_EVERY_MS = 3_000;

interface Run {
  readonly model: RadioModel;
  readonly province: object;
  readonly ground: Ground;
  readonly pool: RadioPool;
  /** Contents that are computed, kept or waiting. */
  readonly asked: Set<string>;
  /** Have come since the last time they were shown. */
  fresh: (readonly [string, CellEntries[number][1]])[];
  shownMs: number;
}

let run: Run | null = null;
let isFollowing = false;
/** Computes with what has come. */
let compute: () => void = () => undefined;
/** Counts starts: one that was overtaken while it waited ends. */
let starts = 0;

/**
 * Follows the model that is chosen: computes what is missing for it, or stops. Called with each computation.
 *
 * @param computeAgain Computes the figures anew with what has come.
 */
export async function followRadio(computeAgain: () => void): Promise<void> {
  compute = computeAgain;
  followStore();
  const { parameters, province, radio } = useApp.getState();
  if (!parameters || !province) return;
  if (parameters.radioModel === undefined) {
    endRun();
    if (radio !== RADIO_OFF) show(RADIO_OFF);
    return;
  }
  if ((run?.province === province && run.model === parameters.radioModel) || radio.kind === 'loading') return;
  await startRun();
}

/** Nothing more is begun until `resumeRadio`; what has come stays. */
export function pauseRadio(): void {
  run?.pool.pause();
  if (useApp.getState().radio.kind === 'computing') show({ kind: 'paused' });
}

export function resumeRadio(): void {
  if (useApp.getState().radio.kind === 'paused') show({ kind: 'computing' });
  run?.pool.resume();
}

async function startRun(): Promise<void> {
  endRun();
  const start = ++starts;
  const { province, stations, parameters } = useApp.getState();
  const model = parameters?.radioModel;
  if (!province || !model) return;
  const { linkBudgets, ground: file } = province.profile;
  if (linkBudgets === undefined) return show({ ...RADIO_OFF, kind: 'no-budgets' });
  const address = await groundAddress();
  if (start !== starts) return;
  if (!file || !address) return show({ ...RADIO_OFF, kind: 'no-ground' });
  show({ kind: 'loading', done: 0, total: 0, ground: { file: file.file, sample: file.sample } });
  try {
    const ground = await readGround(address);
    if (start !== starts) return;
    const now = useApp.getState();
    if (now.province !== province || now.parameters?.radioModel !== model) return await startRun();
    await analysisClient().radio({ ground, cells: [] });
    const pool = createRadioPool({ ground, workers: WORKERS, onCells: take, onFailed: fail });
    run = { model, province, ground, pool, asked: new Set(), fresh: [], shownMs: performance.now() };
    show({ kind: 'computing' });
    await askFor(run, stations);
    await showFresh(run);
  } catch (reason) {
    if (start === starts) fail(reason instanceof Error ? reason.message : String(reason));
  }
}

/** Gives the analysis worker the ground that the profile names, for questions about single paths; null: there is none. */
export async function giveGround(): Promise<Ground | null> {
  const { province } = useApp.getState();
  if (run !== null && run.province === province) return run.ground;
  const address = await groundAddress();
  if (address === null) return null;
  const ground = await readGround(address);
  if (useApp.getState().province !== province) return null;
  await analysisClient().radio({ ground, cells: [] });
  return ground;
}

/** The first map names no file that it does not wait for: what finds the ground comes by itself. */
async function groundAddress(): Promise<string | null> {
  return (await import('./ground-in-use.ts')).groundAddress();
}

/** The parser is loaded with the first pack. */
export async function readGround(url: string): Promise<Ground> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { readGroundWith } = await import('../ingest/ground/clutter.ts');
  const { clutter } = useApp.getState().province?.profile ?? {};
  const read = readGroundWith(new Uint8Array(await response.arrayBuffer()), clutter);
  if (!read.ok) throw new Error(`${url}: ${read.fault.kind}`);
  return read.ground;
}

/** What is kept is taken from there, the rest is computed mast by mast. */
async function askFor(now: Run, stations: readonly BaseStation[]): Promise<void> {
  const basis = basisOf();
  if (basis === null) return;
  const missing = [...transmittersOf(stations, basis)].filter(([content]) => !now.asked.has(content));
  for (const [content] of missing) now.asked.add(content);
  const known = await keptCells(
    now.ground.sha256,
    missing.map(([content]) => content),
  );
  if (now !== run) return;
  now.fresh.push(...known);
  const isKnown = new Set(known.map(([content]) => content));
  const unknown = missing.flatMap(([content, one]) => (isKnown.has(content) ? [] : [one]));
  const masts = groupedBy(unknown, mastOf).map((group) => group.map((i): Transmitter => unknown[i] ?? outOfRange()));
  const { done, total } = useApp.getState().radio;
  show({ total: total + masts.length, done });
  if (masts.length === 0) show({ kind: 'ready' });
  now.pool.add(masts);
}

function basisOf(): RadioBasis | null {
  const { province, parameters } = useApp.getState();
  const budgets = province?.profile.linkBudgets;
  const model = parameters?.radioModel;
  return budgets && model ? { model, budgets } : null;
}

function take(cells: CellEntries): void {
  const now = run;
  if (!now) return;
  now.fresh.push(...cells);
  void keepCells(now.ground.sha256, cells);
  const { radio } = useApp.getState();
  const done = radio.done + 1;
  const isLast = done >= radio.total;
  show(isLast ? { done, kind: 'ready' } : { done });
  if (isLast || performance.now() - now.shownMs > SHOWN_EVERY_MS) void showFresh(now);
}

async function showFresh(now: Run): Promise<void> {
  now.shownMs = performance.now();
  const cells = now.fresh;
  now.fresh = [];
  try {
    await analysisClient().radio({ cells });
    if (now === run) compute();
  } catch (reason) {
    // A worker that was lost is replaced, and `followStore` begins again.
    console.warn('cells did not arrive:', reason);
  }
}

/** Another province, a worker that took the place of a lost one, stations that an edit brought. */
function followStore(): void {
  if (isFollowing) return;
  isFollowing = true;
  useApp.subscribe((state, before) => {
    if (state.parameters?.radioModel === undefined || state.province === null) return;
    const isReplaced = before.status.kind === 'restarting' && state.status.kind === 'idle';
    if (isReplaced || (state.province !== before.province && run !== null)) void startRun();
    else if (run && state.stations !== before.stations) void askForMany(run, state.stations);
  });
}

/** A few masts are computed with the figures themselves; see `MASTS_AT_ONCE`. */
async function askForMany(now: Run, stations: readonly BaseStation[]): Promise<void> {
  const basis = basisOf();
  if (basis === null) return;
  const missing = [...transmittersOf(stations, basis).values()].filter((one) => !now.asked.has(contentOf(one)));
  if (groupedBy(missing, mastOf).length <= MASTS_AT_ONCE) return;
  show({ kind: 'computing' });
  await askFor(now, stations);
  if (now === run) await showFresh(now);
}

function endRun(): void {
  run?.pool.close();
  run = null;
}

function fail(reason: string): void {
  console.error('radio:', reason);
  show({ kind: 'failed' });
}

function show(change: Partial<RadioProgress>): void {
  useApp.setState(({ radio }) => ({ radio: { ...radio, ...change } }));
}
