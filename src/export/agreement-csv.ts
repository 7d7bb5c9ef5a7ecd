import type { MoveRecord } from '../model/agreement.ts';
import { type Cell, csvChunks, plain } from './csv.ts';

/** `agreement.csv`: each move as its log leaves it, in the order in which they were first recorded. */
export function agreementCsv(moves: readonly MoveRecord[]): Iterable<string> {
  const header = ['station', 'host', 'state', 'date', 'by', 'note', 'proposed', 'accepted_by', 'refused_by'];
  return csvChunks(
    [...header, 'surveyed_slots', 'surveyed_height_m', 'contradictions'],
    moves.map(({ station, host, state, date, by, note, proposed, answers, survey, contradictions }) => {
      const those = (answer: string): readonly string[] =>
        [...answers].flatMap(([operator, given]) => (given === answer ? [operator] : []));
      const found = [survey?.slots ?? null, survey?.heightM ?? null].map(plain);
      const answered: Cell[] = [those('accepted'), those('refused')];
      return [station, host, state, date, by, note, proposed, ...answered, ...found, contradictions];
    }),
  );
}
