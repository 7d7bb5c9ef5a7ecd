import type { PointCell } from '../../model/point-answer.ts';
import type { Technology } from '../../model/profile.ts';
import type { Analysis } from '../../model/results.ts';
import { shareOf } from '../layout.ts';
import { AS_MUCH } from '../village-answer.ts';

/** What chooses a SIM: an operator's broadband at a place and in the village around it. */
export interface SimRow {
  readonly operator: string;
  /** Best place where its broadband is expected here. */
  readonly here: 'indoors' | 'outdoors' | 'nowhere';
  /** The broadband technology that reaches most of the village, and its share of the area, 0 to 1. */
  readonly technology: string;
  readonly villageShare: number;
}

/** Operators side by side, the one to choose first. */
export interface WhichSim {
  readonly rows: readonly SimRow[];
  /** As good as the first, here and in the village; none where no broadband reaches the place. */
  readonly best: readonly string[];
  /** The newest broadband, told apart: few phones and plans have it yet. Null: there is one broadband alone. */
  readonly newest: { readonly technology: string; readonly operators: readonly string[] } | null;
}

const PLACES = ['nowhere', 'outdoors', 'indoors'] as const;

/**
 * Which SIM to have at a place: broadband indoors before outdoors, then by its share of the village.
 *
 * @param technologies Of the profile, the oldest first.
 */
export function whichSim(
  cells: readonly PointCell[],
  { coverage }: Pick<Analysis, 'coverage'>,
  village: number,
  technologies: readonly Technology[],
): WhichSim {
  const broadband = technologies.flatMap(({ id, broadband: is }) => (is ? [id] : []));
  const newest = broadband.length > 1 ? (broadband.at(-1) ?? null) : null;
  const usual = broadband.filter((id) => id !== newest);
  const operators = [...new Set(cells.map(({ operator }) => operator))];
  const reaches = (operator: string, at: readonly string[], where: 'outdoors' | 'indoors'): boolean =>
    cells.some((cell) => cell.operator === operator && at.includes(cell.technology) && cell[where]);
  const rows = operators.map((operator): SimRow => {
    const shares = usual.map((technology) => ({
      technology,
      villageShare: shareOf(coverage, village, { kind: 'cell', operator, technology }),
    }));
    // The newest of equals.
    const most = Math.max(0, ...shares.map(({ villageShare }) => villageShare));
    const best = shares.findLast(({ villageShare }) => villageShare >= most - AS_MUCH);
    const here = (['indoors', 'outdoors'] as const).find((where) => reaches(operator, usual, where)) ?? 'nowhere';
    return { operator, here, technology: best?.technology ?? '', villageShare: best?.villageShare ?? 0 };
  });
  const rank = ({ here }: SimRow): number => PLACES.indexOf(here);
  rows.sort((a, b) => rank(b) - rank(a) || b.villageShare - a.villageShare);
  const first = rows[0];
  const best =
    first && first.here !== 'nowhere'
      ? rows.filter((row) => row.here === first.here && row.villageShare >= first.villageShare - AS_MUCH)
      : [];
  return {
    rows,
    best: best.map(({ operator }) => operator),
    newest:
      newest === null
        ? null
        : {
            technology: newest,
            operators: operators.filter((operator) => reaches(operator, [newest], 'outdoors')),
          },
  };
}
