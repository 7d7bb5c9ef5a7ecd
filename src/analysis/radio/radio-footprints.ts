import type { Ground } from '../../model/ground.ts';
import type { LinkBudget, LinkBudgets } from '../../model/link-budget.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { BaseStation } from '../../model/province.ts';
import type { ModelledFootprint, RadioFootprints, ServedCells } from '../../model/radio.ts';
import { servedCells } from '../coverage/served-cells.ts';
import { stationCounts } from '../footprints.ts';
import { buildingEntryLoss } from './building-entry.ts';
import { type SignalGrid, signalsAround, type Transmitter } from './signal.ts';

/** Footprints by Recommendation ITU-R P.1812-8: where the signal reaches the threshold of its technology. */

/** Models that need the ground and make footprints. */
export const GROUND_MODELS = ['p1812'] as const;
/** One of `GROUND_MODELS`. */
export type GroundModel = (typeof GROUND_MODELS)[number];

/** A station as a radio model sees it, or null where its height, EIRP or link budget is not known. */
export function transmitterOf(station: BaseStation, technology: string, budgets: LinkBudgets): Transmitter | null {
  const budget = budgets.technologies.find((one) => one.technology === technology);
  const eirpDbm = station.eirpDbm ?? budget?.eirpDbm ?? null;
  const { heightM } = station;
  if (budget === undefined || eirpDbm === null || heightM === null || !(heightM >= 1)) return null;
  const [lonDeg, latDeg] = station.location;
  const { tiltDeg, verticalBeamwidthDeg, frontToBackDb, sideLobeDb } = budget.antenna;
  return {
    lonDeg,
    latDeg,
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
    eirpDbm: eirpDbm + budget.referenceOffsetDb - entryLossDb(budget, station.frequencyMhz),
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

/** What a model computes of stations that stand or are planned, by content: each once. */
export function transmittersOf(
  stations: readonly BaseStation[],
  budgets: LinkBudgets,
): ReadonlyMap<string, Transmitter> {
  const transmitters = new Map<string, Transmitter>();
  for (const station of stations) {
    if (!stationCounts(station, { includePlanned: true })) continue;
    for (const technology of station.technologies) {
      const transmitter = transmitterOf(station, technology, budgets);
      if (transmitter !== null) transmitters.set(contentOf(transmitter), transmitter);
    }
  }
  return transmitters;
}

/** @param kept Cells that are known already, by `contentOf`; what else is asked for is added. */
export function radioFootprints(
  model: GroundModel,
  ground: Ground,
  budgets: LinkBudgets,
  discRadiusM: (station: BaseStation, technology: string) => number,
  kept = new Map<string, ServedCells | null>(),
): RadioFootprints {
  const modelled = new Set<string>();
  const onDisc = new Set<string>();

  /** What is not known yet is computed for all technologies of the station: they share the terrain. */
  function cellsOf(station: BaseStation, technology: string): ServedCells | null {
    const transmitter = transmitterOf(station, technology, budgets);
    if (transmitter === null) return null;
    const content = contentOf(transmitter);
    const known = kept.get(content);
    if (known !== undefined) return known;
    const missing = new Map<string, Transmitter>();
    for (const each of [technology, ...station.technologies]) {
      const one = transmitterOf(station, each, budgets);
      if (one !== null && !kept.has(contentOf(one))) missing.set(contentOf(one), one);
    }
    const cells = cellsReached([...missing.values()], ground);
    [...missing.keys()].forEach((key, i) => {
      kept.set(key, cells[i] ?? null);
    });
    return kept.get(content) ?? null;
  }

  function footprintOf(station: BaseStation, technology: string): ModelledFootprint | null {
    const served = cellsOf(station, technology);
    (served === null ? onDisc : modelled).add(`${station.operator}\n${station.id}`);
    if (served === null) return null;
    return {
      served,
      at: (location) => cellsOf({ ...station, location }, technology),
      discM: discRadiusM(station, technology),
    };
  }

  return {
    footprintOf,
    toJSON: () => ({
      model,
      groundSha256: ground.sha256,
      modelledStations: modelled.size,
      discStations: onDisc.size,
    }),
  };
}
