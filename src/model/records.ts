import type { MoveEvent } from './agreement.ts';
import type { IndicatorFigure } from './indicator-figure.ts';
import type { Pin } from './plan.ts';

/** What a department decides beside the files of a province: kept with the project, by province. */
export interface Records {
  /** Of the data as they are; a scenario has its own. */
  readonly pins: readonly Pin[];
  /** What became of the moves of its plans; it only grows. */
  readonly moveLog: readonly MoveEvent[];
  /** What was reported of the plan's indicators; it only grows. */
  readonly figures: readonly IndicatorFigure[];
}

/** Before anything was decided. */
export const NO_RECORDS: Records = { pins: [], moveLog: [], figures: [] };
