import { gapsCsv } from '../../export/gaps-csv.ts';
import { pairsCsv } from '../../export/pairs-csv.ts';
import { useApp } from '../../state/store.ts';
import { saveFile } from '../save-file.ts';

/** Excel takes a file for UTF-8 only if it begins so. */
const BOM = '\uFEFF';
const CSV_TYPE = 'text/csv;charset=utf-8';

/** The existing pairs on the screen, for a spreadsheet. */
export function exportPairs(): void {
  const { planner, province } = useApp.getState();
  if (planner.pairs.kind !== 'done' || !province) return;
  const { answer, basis } = planner.pairs;
  saveFile(
    'pairs.csv',
    BOM + [...pairsCsv(answer.pairs, basis.analysis.positions, province.villages)].join(''),
    CSV_TYPE,
  );
}

/** The positions found for the gaps, for a spreadsheet. */
export function exportGaps(): void {
  const { planner, province } = useApp.getState();
  if (planner.gaps.kind !== 'done' || !province) return;
  const { answer, basis } = planner.gaps;
  const rows = gapsCsv(answer.filling, basis.analysis.positions, province.structures);
  saveFile('gaps.csv', BOM + [...rows].join(''), CSV_TYPE);
}
