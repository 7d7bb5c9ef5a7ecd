import { stationRadiusM } from '../analysis/footprints.ts';
import { contentOf, radioFootprints, transmittersOf } from '../analysis/radio/radio-footprints.ts';
import { groupedBy, mastOf } from '../analysis/radio/signal.ts';
import type { Ground } from '../model/ground.ts';
import type { LinkBudgets } from '../model/link-budget.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { BaseStation } from '../model/province.ts';
import type { RadioFootprints, RadioModel, ServedCells } from '../model/radio.ts';

/** Ground and cells that the analysis worker has. */
export interface RadioState {
  readonly ground: Ground;
  readonly kept: Map<string, ServedCells | null>;
}

/** Masts that are computed with the answer: one that a person moves. More are left to the radio workers. */
export const MASTS_AT_ONCE = 3;

interface Asked {
  readonly model: RadioModel;
  readonly linkBudgets: LinkBudgets;
  readonly parameters: AnalysisParameters;
  readonly stations: readonly BaseStation[];
}

/** Footprints with what is known; a few masts are computed when asked for, many are awaited. */
export function footprintsByRadio(
  { model, linkBudgets, parameters, stations }: Asked,
  { ground, kept }: RadioState,
): RadioFootprints {
  const basis = { model, budgets: linkBudgets };
  const missing = [...transmittersOf(stations, basis)].flatMap(([content, one]) => (kept.has(content) ? [] : [one]));
  const isFew = groupedBy(missing, mastOf).length <= MASTS_AT_ONCE;
  return radioFootprints(basis, ground, (station, technology) => stationRadiusM(station, technology, parameters), {
    kept,
    awaited: new Set(isFew ? [] : missing.map(contentOf)),
  });
}
