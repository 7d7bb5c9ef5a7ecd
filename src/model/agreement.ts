import type { NamedMove } from './planner.ts';

/** From a plan to agreement: what became of each move, as a log that only grows. */

/** In the order in which a move goes through them; `refused` and the surveys lie beside the way. */
export const MOVE_STATES = ['proposed', 'refused', 'survey-asked', 'surveyed', 'accepted', 'agreed', 'built'] as const;
/** One of `MOVE_STATES`. `accepted`: an operator says yes; `agreed`: all that it concerns have signed. */
export type MoveState = (typeof MOVE_STATES)[number];

/** What was found on the spot at a host. Null: not looked up. */
export interface SurveyResult {
  /** Free places on the mast. */
  readonly slots: number | null;
  /** Height of the mast, metres. */
  readonly heightM: number | null;
  /** Ids of the stations at the host, whose figures these become. */
  readonly stations: readonly string[];
}

/** Something that happened to a move. An event is never changed: what was wrong is followed by another. */
export interface MoveEvent extends NamedMove {
  readonly id: string;
  readonly state: MoveState;
  /** ISO date on which it happened. */
  readonly date: string;
  /** ISO date-time at which it was recorded. */
  readonly recorded: string;
  /** Operator id, or whoever else says so; null: the department. */
  readonly by: string | null;
  /** Why refused, or anything else to remember. */
  readonly note: string | null;
  /** Of `surveyed`. */
  readonly survey: SurveyResult | null;
  /** The file that it came in; null: entered by hand. */
  readonly source: string | null;
}

/** What makes the record of a move doubtful. */
export const CONTRADICTIONS = ['answers-differ', 'no-slot', 'after-built'] as const;
/** `answers-differ`: one operator accepts what another refuses; `no-slot`: accepted though a survey found no place; `after-built`: refused or asked again once built. */
export type AnswerContradiction = (typeof CONTRADICTIONS)[number];

/** A move as its log leaves it. */
export interface MoveRecord extends NamedMove {
  readonly state: MoveState;
  /** Of the event that made it so. */
  readonly date: string;
  readonly by: string | null;
  readonly note: string | null;
  /** The survey done last. */
  readonly survey: SurveyResult | null;
  /** When it was first proposed; null: it never was. */
  readonly proposed: string | null;
  /** The last answer of each operator that gave one. */
  readonly answers: ReadonlyMap<string, 'accepted' | 'refused'>;
  readonly contradictions: readonly AnswerContradiction[];
  /** Oldest first. */
  readonly events: readonly MoveEvent[];
}

/** A move by names as one text. */
export function moveKey({ station, host }: NamedMove): string {
  return JSON.stringify([station, host]);
}

/** Two logs as one: each event once, whichever log it is in. */
export function mergedLogs(a: readonly MoveEvent[], b: readonly MoveEvent[]): readonly MoveEvent[] {
  const byId = new Map<string, MoveEvent>();
  for (const event of [...a, ...b]) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort(inTime);
}

/** By the day it happened, then by when it was recorded. */
function inTime(a: MoveEvent, b: MoveEvent): number {
  return order(a.date, b.date) || order(a.recorded, b.recorded) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Each move of a log as it stands, in the order in which they were first recorded.
 *
 * @param until ISO date: what happened later is not looked at; absent: all of it.
 */
export function currentMoves(log: readonly MoveEvent[], until?: string): readonly MoveRecord[] {
  const byMove = new Map<string, MoveEvent[]>();
  for (const event of mergedLogs(log, [])) {
    if (until !== undefined && event.date > until) continue;
    const key = moveKey(event);
    const events = byMove.get(key);
    if (events) events.push(event);
    else byMove.set(key, [event]);
  }
  return [...byMove.values()].flatMap((events) => {
    const last = events.at(-1);
    return last ? [recordOf(events, last)] : [];
  });
}

function recordOf(events: readonly MoveEvent[], last: MoveEvent): MoveRecord {
  const answers = new Map<string, 'accepted' | 'refused'>();
  for (const { state, by } of events) {
    // Whoever is asked anew has not answered yet.
    if (state === 'proposed') answers.clear();
    if (by !== null && (state === 'accepted' || state === 'refused')) answers.set(by, state);
  }
  const survey = events.findLast(({ survey: found }) => found !== null)?.survey ?? null;
  const given = [...answers.values()];
  const differ = given.includes('accepted') && given.includes('refused');
  // One operator's yes does not lift another's no.
  const refusal = last.state === 'accepted' && given.includes('refused') ? lastRefusal(events, answers) : null;
  const from = refusal ?? last;
  const builtAt = events.findIndex(({ state }) => state === 'built');
  const undone = builtAt >= 0 && events.slice(builtAt).some(({ state }) => state !== 'built');
  const noSlot = survey?.slots === 0 && (from.state === 'accepted' || from.state === 'agreed');
  const contradictions: AnswerContradiction[] = [];
  if (differ) contradictions.push('answers-differ');
  if (noSlot) contradictions.push('no-slot');
  if (undone) contradictions.push('after-built');
  const { station, host } = last;
  const { state, date, by, note } = from;
  const proposed = events.find((event) => event.state === 'proposed')?.date ?? null;
  return { station, host, state, date, by, note, survey, proposed, answers, contradictions, events };
}

function lastRefusal(events: readonly MoveEvent[], answers: ReadonlyMap<string, string>): MoveEvent | null {
  const refused = ({ state, by }: MoveEvent): boolean =>
    state === 'refused' && by !== null && answers.get(by) === 'refused';
  return events.findLast(refused) ?? null;
}
