import { fold } from '../../analysis/search/fold.ts';
import { type Candidate, GATES, type Gate, type Position } from '../../model/results.ts';

/** What candidates and pairs are both filtered by; empty text: any. */
export interface MoveFilter {
  /** A gate that fails, or `survey`: any that nobody knows yet. */
  readonly gate: '' | Gate | 'survey';
  /** An operator that stands on the host. */
  readonly hostOperator: string;
  /** Part of an id or of an operator's name. */
  readonly text: string;
}

export const ANY_MOVE: MoveFilter = { gate: '', hostOperator: '', text: '' };

/** Choices of `MoveFilter.gate`, in the order in which they are offered. */
export const GATE_CHOICES = [...GATES, 'survey'] as const;

/**
 * Whether a row is asked for.
 *
 * @param names Ids and operators that the row shows.
 */
export function isWantedMove(
  { gates }: Pick<Candidate, 'gates'>,
  host: Pick<Position, 'operators'> | undefined,
  names: readonly (string | undefined)[],
  { gate, hostOperator, text }: MoveFilter,
): boolean {
  if (gate === 'survey' ? !Object.values(gates).includes('survey') : gate !== '' && gates[gate] !== 'fail')
    return false;
  if (hostOperator !== '' && !host?.operators.includes(hostOperator)) return false;
  const typed = fold(text);
  return typed === '' || names.some((name) => name !== undefined && fold(name).includes(typed));
}

/**
 * The filter with one choice changed: rows that fail a gate are not among those that pass, so each of the
 * two choices lets go of the other.
 */
export function withChoice<F extends MoveFilter & { readonly onlyPassing: boolean }>(filter: F, change: Partial<F>): F {
  const next = { ...filter, ...change };
  const failing = next.gate !== '' && next.gate !== 'survey';
  if (!failing || !next.onlyPassing) return next;
  return change.onlyPassing ? { ...next, gate: '' } : { ...next, onlyPassing: false };
}
