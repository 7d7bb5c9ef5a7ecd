import { mergedLogs } from './agreement.ts';
import { mergedFigures } from './indicator-figure.ts';
import type { Records } from './records.ts';

/** A project's records in this browser: its pins, and all that either's logs have. */
export function joinedRecords(here: Records, brought: Records): Records {
  return {
    ...brought,
    moveLog: mergedLogs(here.moveLog, brought.moveLog),
    figures: mergedFigures(here.figures, brought.figures),
  };
}
