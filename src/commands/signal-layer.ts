import { stationCounts } from '../analysis/footprints.ts';
import { normalTail } from '../analysis/radio/normal-tail.ts';
import { transmitterOf } from '../analysis/radio/radio-footprints.ts';
import { stepsInReach, type Transmitter } from '../analysis/radio/signal.ts';
import { frameOf } from '../analysis/radio/signal-raster.ts';
import { signalPicture } from '../map/signal-paint.ts';
import type { Theme } from '../map/view.ts';
import { type Bounds, EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import type { Ground } from '../model/ground.ts';
import type { SignalKind, SignalLayer } from '../model/signal-picture.ts';
import { useSignal } from '../state/signal-store.ts';
import { useApp } from '../state/store.ts';
import { Stopped } from '../worker/messages.ts';
import { signalRaster } from '../worker/signal-client.ts';
import { giveGround } from './radio.ts';

/** Layers of the signal, computed for the area in sight and drawn over the villages. */

const WORKERS = 2;
const MOST_PIXELS = 700;
/** Of each side, beyond it. */
const MARGIN = 0.03;
const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M;

let running: AbortController | null = null;

/** Computes the signal of an operator, null: of all, in a technology, where the map is; and draws it. */
export async function drawSignal(operator: string | null, technology: string, theme: Theme): Promise<void> {
  const { province, seen, stations, parameters } = useApp.getState();
  const budget = province?.profile.linkBudgets?.technologies.find((one) => one.technology === technology);
  const budgets = province?.profile.linkBudgets;
  if (!province || !budgets || !budget || !parameters) return;
  running?.abort(new Stopped());
  const stopping = new AbortController();
  running = stopping;
  const model = parameters.radioModel ?? 'p1812';
  const bounds = withMargin(seen ?? province.profile.bounds);
  const ofOperator = stations.filter(
    (one) =>
      stationCounts(one, parameters) &&
      one.technologies.includes(technology) &&
      (operator === null || one.operator === operator || one.servedOperators.includes(operator)),
  );
  const all = ofOperator
    .filter(({ location }) => isNear(location, bounds, budgets.mostM))
    .map((station) => ({ station, transmitter: transmitterOf(station, technology, { model, budgets }) }));
  const modelled = all.flatMap(({ station, transmitter }) =>
    transmitter && reaches(transmitter, bounds) ? [{ station, transmitter }] : [],
  );
  const transmitters = modelled.map(({ transmitter }) => transmitter);
  if (transmitters.length === 0) return show({ kind: 'no-stations' });
  show({ kind: 'computing', done: 0, total: transmitters.length });
  try {
    const ground: Ground | null = await giveGround();
    if (ground === null) return show({ kind: 'no-ground' });
    const frame = frameOf(bounds, budgets.cellM / 2, MOST_PIXELS);
    const raster = await signalRaster({
      ...{ ground, frame, transmitters, workers: WORKERS, signal: stopping.signal },
      onProgress: (done) => running === stopping && show({ kind: 'computing', done, total: transmitters.length }),
    });
    if (running !== stopping) return;
    const layer: SignalLayer = {
      ...frame,
      ...raster,
      ...{ model, operator, technology },
      quantity: budget.quantity,
      thresholdDbm: budget.thresholdDbm,
      placesDb: model === 'free-space' ? 0 : -normalTail(budget.locationPercent / 100) * budget.locationSigmaDb,
      sigmaDb: model === 'free-space' ? 0 : budget.locationSigmaDb,
      servers: modelled.map(({ station: { id, operator: of } }) => ({ id, operator: of })),
      stations: transmitters.length,
      discStations: all.filter(({ transmitter }) => transmitter === null).length,
    };
    show({ kind: 'done', layer });
    paintSignal(theme);
  } catch (reason) {
    if (running !== stopping || reason instanceof Stopped) return;
    console.error('signal layer:', reason);
    show({ kind: 'failed' });
  }
}

/** Another of the layer's pictures: nothing is computed again. */
export function showSignalKind(kind: SignalKind, theme: Theme): void {
  useSignal.setState({ kind });
  paintSignal(theme);
}

/** Draws the layer anew, as in another theme. */
export function paintSignal(theme: Theme): void {
  const { state, kind } = useSignal.getState();
  if (state.kind === 'done') useApp.setState({ signalPicture: signalPicture(kind, state.layer, theme) });
}

/** Ends what is being computed, and takes the layer off the map. */
export function removeSignal(): void {
  running?.abort(new Stopped());
  running = null;
  show({ kind: 'none' });
  useApp.setState({ signalPicture: null });
}

function show(state: ReturnType<typeof useSignal.getState>['state']): void {
  useSignal.setState({ state });
}

/** A little more than is in sight, so that no strip at the edge of a panel stays without. */
function withMargin([west, south, east, north]: Bounds): Bounds {
  const [lon, lat] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return [west - lon, south - lat, east + lon, north + lat];
}

function reaches(transmitter: Transmitter, bounds: Bounds): boolean {
  const { lonDeg, latDeg, cellM } = transmitter;
  return isNear([lonDeg, latDeg], bounds, stepsInReach(transmitter) * cellM);
}

function isNear([lon, lat]: LonLat, [west, south, east, north]: Bounds, metres: number): boolean {
  const latDeg = metres / DEGREE_M;
  const lonDeg = latDeg / Math.cos((lat * Math.PI) / 180);
  return lon >= west - lonDeg && lon <= east + lonDeg && lat >= south - latDeg && lat <= north + latDeg;
}
