import { currentMoves, type MoveEvent, type MoveRecord, type MoveState } from '../../model/agreement.ts';
import type { Period, Profile, Reading } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import { applyMoves, type Move } from '../plan/apply-moves.ts';
import { groupPositions } from '../positions.ts';
import { newBuildOf } from '../sharing/new-build.ts';

/** How far a plan is agreed: the goal by state, over time, and who has answered what. */

/** From what is surest on: each level counts the moves of those before it too. */
export const PROGRESS_LEVELS = ['built', 'agreed', 'accepted', 'proposed'] as const;
/** One of `PROGRESS_LEVELS`. */
export type ProgressLevel = (typeof PROGRESS_LEVELS)[number];

/** A refused move counts for nothing; one under survey is still a proposal. */
const LEVEL_OF: Readonly<Record<MoveState, ProgressLevel | null>> = {
  built: 'built',
  agreed: 'agreed',
  accepted: 'accepted',
  surveyed: 'proposed',
  'survey-asked': 'proposed',
  proposed: 'proposed',
  refused: null,
};

/** The shared share of newly built positions were only the moves up to a level made. */
export interface LevelShare {
  readonly level: ProgressLevel;
  readonly moves: number;
  /** 0 to 1; null: no new location. */
  readonly share: number | null;
  readonly shared: number;
  readonly locations: number;
}

/** The goal at one day, as the log stood then. */
export interface GoalAt {
  readonly day: string;
  /** Without any move. */
  readonly base: number | null;
  readonly levels: readonly LevelShare[];
}

/** What is counted; hosts are positions, then structures, as candidates number them. */
export interface AgreementGround {
  readonly profile: Pick<Profile, 'operators'>;
  readonly stations: readonly BaseStation[];
  readonly hosts: readonly Position[];
  readonly period: Period;
  readonly reading: Reading;
}

/**
 * The goal by state at each of some days. Moves whose station or host the data do not have count for nothing.
 *
 * @param days ISO dates.
 */
export function goalByState(
  ground: AgreementGround,
  log: readonly MoveEvent[],
  days: readonly string[],
): readonly GoalAt[] {
  const { stations, hosts } = ground;
  const stationOf = new Map(stations.map(({ id }, index) => [id, index]));
  const hostOf = new Map(hosts.map(({ id }, index) => [id, index]));
  const known = new Map<string, ReturnType<typeof shareWith>>();
  const shareOf = (moves: readonly Move[]) => {
    const key = moves.map(({ station, host }) => `${station}>${host}`).join(' ');
    const found = known.get(key) ?? shareWith(ground, moves);
    known.set(key, found);
    return found;
  };
  return days.map((day) => {
    const records = currentMoves(log, day);
    const upTo = (last: number): Move[] =>
      records.flatMap((record) => {
        const level = LEVEL_OF[record.state];
        const station = stationOf.get(record.station);
        const host = hostOf.get(record.host);
        if (level === null || station === undefined || host === undefined) return [];
        return PROGRESS_LEVELS.indexOf(level) <= last ? [{ station, host }] : [];
      });
    const levels = PROGRESS_LEVELS.map((level, index): LevelShare => {
      const moves = upTo(index);
      return { level, moves: moves.length, ...shareOf(moves) };
    });
    return { day, base: shareOf([]).share, levels };
  });
}

function shareWith({ profile, stations, hosts, period, reading }: AgreementGround, moves: readonly Move[]) {
  const moved = applyMoves(stations, hosts, moves);
  const { positions } = groupPositions(moved, 0, profile);
  const { share, shared, locations } = newBuildOf(positions, moved, period, reading)[reading];
  return { share, shared, locations };
}

/** Days within which an operator is to answer. */
export const ANSWER_WITHIN_DAYS = 30;

/** What one operator was asked and has said. */
export interface OperatorAnswers {
  readonly operator: string;
  readonly asked: number;
  readonly accepted: number;
  readonly refused: number;
  /** Neither yet; `overdue` of them for longer than `ANSWER_WITHIN_DAYS`. */
  readonly waiting: number;
  readonly overdue: number;
}

/**
 * Who has answered what, of the moves that concern each operator: as mover or as one at the host.
 *
 * @param parties Operators that a move concerns.
 */
export function answersByOperator(
  operators: readonly string[],
  records: readonly MoveRecord[],
  parties: (record: MoveRecord) => readonly string[],
  today: string,
): readonly OperatorAnswers[] {
  return operators.map((operator) => {
    const own = records.filter((record) => parties(record).includes(operator));
    const waiting = own.filter((record) => isWaiting(record, operator));
    return {
      operator,
      asked: own.length,
      accepted: own.filter(({ answers, state }) => isSettled(state) || answers.get(operator) === 'accepted').length,
      refused: own.filter(({ answers, state }) => !isSettled(state) && answers.get(operator) === 'refused').length,
      waiting: waiting.length,
      overdue: waiting.filter((record) => isOverdue(record, today)).length,
    };
  });
}

/** Signed or built: nobody is asked any more. */
function isSettled(state: MoveState): boolean {
  return state === 'agreed' || state === 'built';
}

function isWaiting({ answers, state }: MoveRecord, operator: string): boolean {
  return !isSettled(state) && !answers.has(operator);
}

/** Neither answered nor surveyed for longer than is given. */
export function isOverdue({ state, date, events }: MoveRecord, today: string): boolean {
  if (state !== 'proposed' && state !== 'survey-asked') return false;
  const asked = events.findLast((event) => event.state === state)?.date ?? date;
  return Date.parse(today) - Date.parse(asked) > ANSWER_WITHIN_DAYS * 86_400_000;
}
