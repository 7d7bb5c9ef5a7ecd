/** A power of ten: the greatest loss is about a million units, so that sums are whole and exact. */
export function lossScale(moves: readonly { readonly loss: number }[]): number {
  const greatest = moves.reduce((most, move) => Math.max(most, move.loss), 0);
  return greatest > 0 ? 10 ** (6 - Math.floor(Math.log10(greatest))) : 1;
}

/**
 * Losses in whole units, of a power of ten of a person (or km²) each: a millionth of the greatest
 * or finer. Sums are then exact, and equal losses are equal.
 */
export function lossUnits({ moves }: { readonly moves: readonly { readonly loss: number }[] }): number[] {
  const scale = lossScale(moves);
  return moves.map(({ loss }) => Math.round(loss * scale));
}
