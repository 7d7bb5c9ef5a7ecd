import type { Ground } from '../../model/ground.ts';
import type { LinkBudget, LinkBudgets } from '../../model/link-budget.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { StationPower } from '../../model/path-section.ts';
import type { BaseStation } from '../../model/province.ts';
import type { ModelledFootprint, RadioFootprints, RadioModel, RadioSummary, ServedCells } from '../../model/radio.ts';
import { servedCells } from '../coverage/served-cells.ts';
import { stationCounts } from '../footprints.ts';
import { buildingEntryLoss } from './building-entry.ts';
import { isInDomain } from './loss-by-distance.ts';
import { type SignalGrid, signalsAround, type Transmitter } from './signal.ts';

/** Footprints by a radio model: where the signal reaches the threshold of its technology. */

/** Model and link budgets that transmitters are computed with. */
export interface RadioBasis {
  readonly model: RadioModel;
  readonly budgets: LinkBudgets;
}

/** A station as a radio model sees it, or null where its height, EIRP or link budget is not known. */
export function transmitterOf(
  station: BaseStation,
  technology: string,
  { budgets, model: by }: RadioBasis,
): Transmitter | null {
  const budget = budgets.technologies.find((one) => one.technology === technology);
  const power = budget && powerOf(station, budget);
  const { heightM } = station;
  if (!power || heightM === null || !(heightM >= 1)) return null;
  const [lonDeg, latDeg] = station.location;
  const { tiltDeg, verticalBeamwidthDeg, frontToBackDb, sideLobeDb } = budget.antenna;
  return {
    lonDeg,
    latDeg,
    by,
    surroundings: station.areaClass === 'urban' ? 'urban' : 'other',
    model: {
      fGhz: (station.frequencyMhz ?? budget.frequencyMhz) / 1000,
      timePercent: budgets.timePercent,
      locationPercent: budget.locationPercent,
      locationSigmaDb: budget.locationSigmaDb,
      txHeightM: heightM,
      rxHeightM: budget.receiverHeightM,
      polarisation: 'vertical',
      latitudeDeg: latDeg,
      deltaN: budgets.deltaN,
      n0: budgets.n0,
    },
    eirpDbm: power.eirpDbm + power.referenceOffsetDb - power.entryLossDb,
    sectors: station.sectors.map(({ azimuthDeg, beamwidthDeg }) => ({
      azimuthDeg,
      beamwidthDeg,
      ...{ tiltDeg, verticalBeamwidthDeg, frontToBackDb, sideLobeDb },
    })),
    thresholdDbm: budget.thresholdDbm,
    cellM: budgets.cellM,
    mostM: budgets.mostM,
  };
}

/** The power of a station, and what of it the threshold is of; null where no EIRP is known. */
export function powerOf(station: BaseStation, budget: LinkBudget): StationPower | null {
  const eirpDbm = station.eirpDbm ?? budget.eirpDbm ?? null;
  if (eirpDbm === null) return null;
  const { quantity, referenceOffsetDb } = budget;
  return { eirpDbm, quantity, referenceOffsetDb, entryLossDb: entryLossDb(budget, station.frequencyMhz) };
}

function entryLossDb({ entry, frequencyMhz }: LinkBudget, ownMhz: number | null): number {
  if (entry === undefined) return 0;
  return buildingEntryLoss(entry.building, (ownMhz ?? frequencyMhz) / 1000, entry.locationPercent / 100).lossDb;
}

/** Cells in which a signal is at its threshold or above. */
export function reachedCells(grid: SignalGrid, thresholdDbm: number): ServedCells {
  return servedCells(grid, (cell) => grid.known[cell] === 1 && (grid.signalDbm[cell] ?? outOfRange()) >= thresholdDbm);
}

/** Cells that each transmitter serves; null where the ground at its foot is not known. Those of one mast are computed together. */
export function cellsReached(transmitters: readonly Transmitter[], ground: Ground): readonly (ServedCells | null)[] {
  return signalsAround(transmitters, ground).map((grid, t) =>
    grid === null ? null : reachedCells(grid, transmitters[t]?.thresholdDbm ?? outOfRange()),
  );
}

/** By what results are kept: a station that did not change is not computed again. */
export function contentOf(transmitter: Transmitter): string {
  return JSON.stringify(transmitter);
}

interface NamedTransmitter {
  readonly content: string;
  readonly transmitter: Transmitter;
}

/** Made once for each station: a thousand stations are asked for again with each move of one. */
const made = new WeakMap<LinkBudgets, WeakMap<BaseStation, Map<string, NamedTransmitter | null>>>();

function namedTransmitter(station: BaseStation, technology: string, basis: RadioBasis): NamedTransmitter | null {
  const { budgets, model } = basis;
  const ofBudgets = made.get(budgets) ?? new WeakMap<BaseStation, Map<string, NamedTransmitter | null>>();
  made.set(budgets, ofBudgets);
  const ofStation = ofBudgets.get(station) ?? new Map<string, NamedTransmitter | null>();
  ofBudgets.set(station, ofStation);
  const name = `${model} ${technology}`;
  const known = ofStation.get(name);
  if (known !== undefined) return known;
  const transmitter = transmitterOf(station, technology, basis);
  const named = transmitter === null ? null : { transmitter, content: contentOf(transmitter) };
  ofStation.set(name, named);
  return named;
}

/** What a model computes of stations that stand or are planned, by content: each once. */
export function transmittersOf(stations: readonly BaseStation[], basis: RadioBasis): ReadonlyMap<string, Transmitter> {
  const transmitters = new Map<string, Transmitter>();
  for (const station of stations) {
    if (!stationCounts(station, { includePlanned: true })) continue;
    for (const technology of station.technologies) {
      const named = namedTransmitter(station, technology, basis);
      if (named !== null) transmitters.set(named.content, named.transmitter);
    }
  }
  return transmitters;
}

/** What a source of footprints has, and what it waits for. */
export interface KnownCells {
  /** By `contentOf`; what else is asked for is added. */
  readonly kept: Map<string, ServedCells | null>;
  /** Contents that are computed elsewhere and not known yet: their stations keep the disc meanwhile. */
  readonly awaited: ReadonlySet<string>;
}

const NONE_AWAITED: ReadonlySet<string> = new Set();

/** Footprints by a model over a ground; a station that it cannot compute keeps its disc, and is counted. */
export function radioFootprints(
  basis: RadioBasis,
  ground: Ground,
  discRadiusM: (station: BaseStation, technology: string) => number,
  { kept, awaited }: KnownCells = { kept: new Map(), awaited: NONE_AWAITED },
): RadioFootprints {
  const modelled = new Set<string>();
  const onDisc = new Set<string>();
  const waiting = new Set<string>();
  const outside = new Set<string>();

  /** What is not known yet is computed for all technologies of the station: they share the terrain. */
  function cellsOf(station: BaseStation, technology: string): ServedCells | null {
    const named = namedTransmitter(station, technology, basis);
    if (named === null) return null;
    const known = kept.get(named.content);
    if (known !== undefined) return known;
    const missing = new Map<string, Transmitter>();
    for (const each of [technology, ...station.technologies]) {
      const one = namedTransmitter(station, each, basis);
      if (one !== null && !kept.has(one.content) && !awaited.has(one.content))
        missing.set(one.content, one.transmitter);
    }
    const cells = cellsReached([...missing.values()], ground);
    [...missing.keys()].forEach((key, i) => {
      kept.set(key, cells[i] ?? null);
    });
    return kept.get(named.content) ?? null;
  }

  function isAwaited(station: BaseStation, technology: string): boolean {
    const content = namedTransmitter(station, technology, basis)?.content;
    // Though it has come meanwhile: all of one answer is of one moment.
    return content !== undefined && awaited.has(content);
  }

  function footprintOf(station: BaseStation, technology: string): ModelledFootprint | null {
    const name = `${station.operator}\n${station.id}`;
    const isWaiting = isAwaited(station, technology);
    if (isWaiting) waiting.add(name);
    const served = isWaiting ? null : cellsOf(station, technology);
    (served === null ? onDisc : modelled).add(name);
    if (served === null) return null;
    const { model } = namedTransmitter(station, technology, basis)?.transmitter ?? outOfRange();
    if (!isInDomain(basis.model, model)) outside.add(name);
    return {
      served,
      at: (location) => cellsOf({ ...station, location }, technology),
      discM: discRadiusM(station, technology),
    };
  }

  return {
    footprintOf,
    toJSON: (): RadioSummary => ({
      model: basis.model,
      groundSha256: ground.sha256,
      modelledStations: modelled.size,
      discStations: onDisc.size,
      ...(waiting.size > 0 ? { awaitedStations: waiting.size } : {}),
      ...(outside.size > 0 ? { outsideDomainStations: outside.size } : {}),
    }),
  };
}
