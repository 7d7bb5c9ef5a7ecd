import { outOfRange } from '../../model/out-of-range.ts';
import type { FibreNetwork } from '../../model/province.ts';
import type { VillageRows } from '../coverage/village-rows.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';
import { type FibreReach, fibreShares } from '../fibre.ts';
import { blurred } from './blur.ts';

/**
 * Whose fibre is within reach of a village, as it may be published. Nodes often stand at masts, so every node and
 * every corner of a cable is first moved to the middle of its square: what is said is a function of the squares.
 *
 * @param inReach By village: the true verdict on fibre, of all operators together. Elsewhere nobody is named.
 * @param fibreShare Share of a village from which an operator is named.
 * @returns Operators by village, in alphabetical order; null: no file tells whose fibre it is.
 */
export function fibreOperators(
  shapes: VillageShapes,
  fibre: FibreNetwork,
  inReach: (village: number) => boolean,
  { squareM, fibreShare, ...reach }: FibreReach & { readonly squareM: number; readonly fibreShare: number },
  rowsOf?: (village: number) => VillageRows,
): readonly (readonly string[])[] | null {
  const named = [...fibre.nodes, ...fibre.cables].flatMap(({ operator }) => operator ?? []);
  const operators = [...new Set(named)].sort();
  if (operators.length === 0) return null;
  const squares = fibreInSquares(fibre, squareM);
  const shares = operators.map((operator) => fibreShares(shapes, ofOperator(squares, operator), reach, rowsOf));
  return Array.from({ length: shapes.count }, (_, v) =>
    inReach(v) ? operators.filter((_operator, o) => (shares[o]?.[v] ?? outOfRange()) >= fibreShare) : [],
  );
}

/** Every node and every corner of a cable in the middle of its square. */
export function fibreInSquares({ nodes, cables }: FibreNetwork, squareM: number): FibreNetwork {
  return {
    nodes: nodes.map((node) => ({ ...node, location: blurred(node.location, squareM) })),
    cables: cables.map((cable) => ({
      ...cable,
      lines: cable.lines.map((line) => line.map((corner) => blurred(corner, squareM))),
    })),
  };
}

function ofOperator({ nodes, cables }: FibreNetwork, operator: string): FibreNetwork {
  return {
    nodes: nodes.filter((node) => node.operator === operator),
    cables: cables.filter((cable) => cable.operator === operator),
  };
}
