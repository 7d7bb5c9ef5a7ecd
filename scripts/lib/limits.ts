import type { OperatorLimit } from '../../src/model/plan.ts';

/** Options of `npm run plan` that spare an operator; each may be given any number of times. */
export const LIMIT_OPTIONS = ['most-moves', 'most-loss'] as const;

/** `--most-moves O=N` and `--most-loss O=PEOPLE`, by operator; null: one of them is no limit. */
export function limitsGiven(lists: Readonly<Record<string, readonly string[]>> = {}): readonly OperatorLimit[] | null {
  const limits = new Map<string, OperatorLimit>();
  for (const option of LIMIT_OPTIONS) {
    for (const text of lists[option] ?? []) {
      const [, operator = '', number = ''] = /^\s*(.+?)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
      if (operator === '' || (option === 'most-moves' && number.includes('.'))) return null;
      const known = limits.get(operator) ?? { operator, mostMoves: null, mostLoss: null };
      const value = Number(number);
      limits.set(operator, option === 'most-moves' ? { ...known, mostMoves: value } : { ...known, mostLoss: value });
    }
  }
  return [...limits.values()];
}
