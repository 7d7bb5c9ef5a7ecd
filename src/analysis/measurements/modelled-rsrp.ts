import Flatbush from 'flatbush';
import type { LonLat } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { BaseStation } from '../../model/province.ts';
import { stationCounts } from '../footprints.ts';
import { freeSpace } from '../radio/free-space.ts';
import { wayBetween } from '../radio/great-circle.ts';
import { type RadioBasis, transmitterOf } from '../radio/radio-footprints.ts';
import type { Transmitter } from '../radio/signal.ts';
import { signalTo } from '../radio/signal-to.ts';

/**
 * What the model expects a receiver outdoors to measure: the median over places, without the loss
 * into buildings, of the mast that is received best.
 */

/** Degrees of latitude a metre. */
const DEGREE_A_METRE = 180 / Math.PI / 6_371_008.8;

/** RSRP at a place in dBm; null: no mast that the model knows is in reach, or the ground on the way is not known. */
export type ModelledRsrp = (at: LonLat, operator: string, technology: string) => number | null;

/** The model of the footprints, asked for medians outdoors. */
export function outdoorMedian({ model, budgets }: RadioBasis): RadioBasis {
  const technologies = budgets.technologies.map(({ entry: _, ...budget }) => ({ ...budget, locationPercent: 50 }));
  return { model, budgets: { ...budgets, technologies } };
}

interface Masts {
  readonly tree: Flatbush;
  readonly transmitters: readonly Transmitter[];
}

/** @param given Model and link budgets of the footprints: they are asked for medians outdoors. */
export function modelledRsrp(
  stations: readonly BaseStation[],
  parameters: Pick<AnalysisParameters, 'includePlanned'>,
  given: RadioBasis,
  ground: Ground,
): ModelledRsrp {
  const basis = outdoorMedian(given);
  const byCell = new Map<string, Masts | null>();

  function mastsOf(operator: string, technology: string): Masts | null {
    const key = `${operator}\n${technology}`;
    const known = byCell.get(key);
    if (known !== undefined) return known;
    const transmitters = stations.flatMap((station) => {
      const serves = station.operator === operator || station.servedOperators.includes(operator);
      if (!serves || !station.technologies.includes(technology) || !stationCounts(station, parameters)) return [];
      return transmitterOf(station, technology, basis) ?? [];
    });
    const made = transmitters.length === 0 ? null : { tree: treeOf(transmitters), transmitters };
    byCell.set(key, made);
    return made;
  }

  return (at, operator, technology) => {
    const isRsrp = basis.budgets.technologies.some((one) => one.technology === technology && one.quantity === 'RSRP');
    const masts = isRsrp ? mastsOf(operator, technology) : null;
    return masts === null ? null : bestAt(at, masts, basis.budgets.mostM, ground);
  };
}

function treeOf(transmitters: readonly Transmitter[]): Flatbush {
  const tree = new Flatbush(transmitters.length);
  for (const { lonDeg, latDeg } of transmitters) tree.add(lonDeg, latDeg, lonDeg, latDeg);
  tree.finish();
  return tree;
}

/** The greatest of the signals; a mast whose signal in free space is less is not looked at. */
function bestAt(at: LonLat, { tree, transmitters }: Masts, mostM: number, ground: Ground): number | null {
  const north = mostM * DEGREE_A_METRE;
  const east = north / Math.cos((at[1] * Math.PI) / 180);
  const near = tree
    .search(at[0] - east, at[1] - north, at[0] + east, at[1] + north)
    .map((index) => {
      const transmitter = transmitters[index] ?? outOfRange();
      const km = Math.max(0.001, wayBetween([transmitter.lonDeg, transmitter.latDeg], at).km);
      const gainDb = 2.6 * Math.log10(50 / transmitter.model.timePercent);
      return { transmitter, km, mostDbm: transmitter.eirpDbm + gainDb - freeSpace(transmitter.model.fGhz, km) };
    })
    .filter(({ km }) => km * 1000 <= mostM)
    .sort((a, b) => b.mostDbm - a.mostDbm);
  let best: number | null = null;
  for (const { transmitter, mostDbm } of near) {
    if (best !== null && best >= mostDbm) break;
    const signalDbm = signalTo(transmitter, at, ground);
    if (signalDbm !== null && (best === null || signalDbm > best)) best = signalDbm;
  }
  return best;
}
