import { currentMoves, type MoveEvent, type MoveRecord, moveKey } from '../../model/agreement.ts';
import type { AnswerFault, AnswerFaultCode, OperatorAnswer } from '../../model/operator-sheet.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';

/** What answers are matched with. Hosts are positions, then structures. */
export interface AnswerGround {
  readonly stations: readonly BaseStation[];
  readonly hosts: readonly Position[];
  readonly log: readonly MoveEvent[];
  /** ISO date-time: when the answers are recorded; their day where they name none. */
  readonly now: string;
  /** A name that no other event has. */
  readonly newId: () => string;
}

/** The events that answers come to, and what was noticed. */
export interface AnswersMatched {
  readonly events: readonly MoveEvent[];
  readonly faults: readonly AnswerFault[];
}

/**
 * Answers → events of the log. An answer about a move that the data do not have, by someone whom it
 * does not concern, or against another row of the same operator, is not taken; one that was given
 * before is passed over; one that contradicts what is known is taken and named.
 */
export function matchAnswers(answers: readonly OperatorAnswer[], ground: AnswerGround): AnswersMatched {
  const { stations, hosts, log } = ground;
  const stationOf = new Map(stations.map((station) => [station.id, station]));
  const hostOf = new Map(hosts.map((host) => [host.id, host]));
  const known = new Map(currentMoves(log).map((record) => [moveKey(record), record]));
  const faults: AnswerFault[] = [];
  const events: MoveEvent[] = [];
  const refused = (code: AnswerFaultCode, { file, row }: OperatorAnswer, found: string): void => {
    faults.push({ code, file, row, found, taken: false });
  };
  const doubted = (code: AnswerFaultCode, { file, row }: OperatorAnswer, found: string): void => {
    faults.push({ code, file, row, found, taken: true });
  };
  const twice = againstThemselves(answers);
  for (const answer of answers) {
    const station = stationOf.get(answer.station);
    const host = hostOf.get(answer.host);
    const name = `${answer.station} → ${answer.host}`;
    if (!station || !host) {
      refused('move-unknown', answer, name);
      continue;
    }
    if (station.operator !== answer.operator && !host.operators.includes(answer.operator)) {
      refused('not-party', answer, `${answer.operator}: ${name}`);
      continue;
    }
    if (twice.has(answer)) {
      refused('answered-twice', answer, `${answer.operator}: ${name}`);
      continue;
    }
    const record = known.get(moveKey(answer));
    const event = eventOf(answer, host, ground);
    if (record?.events.some((earlier) => isSame(earlier, event))) continue;
    if (record === undefined) doubted('not-asked', answer, name);
    else for (const code of doubtsOf(answer, record)) doubted(code, answer, `${answer.operator}: ${name}`);
    if (answer.state === 'accepted' && answer.slots === 0) doubted('slots-none', answer, name);
    events.push(event);
  }
  return { events, faults: [...faults, ...differing(events, answers, known)] };
}

function eventOf(answer: OperatorAnswer, host: Position, { stations, now, newId }: AnswerGround): MoveEvent {
  const { station, state, operator, reason, slots, heightM, date, person, file } = answer;
  const hasSurvey = slots !== null || heightM !== null;
  const there = host.stations.flatMap((index) => stations[index] ?? []).filter(({ status }) => status === 'existing');
  return {
    id: newId(),
    station,
    host: answer.host,
    state,
    date: date ?? now.slice(0, 10),
    recorded: now,
    by: operator,
    note: [reason, person].filter((part) => part !== null).join(' · ') || null,
    survey: hasSurvey ? { slots, heightM, stations: there.map(({ id }) => id) } : null,
    source: file,
  };
}

/** The same file read again says nothing new. */
function isSame(a: MoveEvent, b: MoveEvent): boolean {
  return a.state === b.state && a.by === b.by && a.note === b.note && a.source === b.source && sameSurvey(a, b);
}

function sameSurvey(a: MoveEvent, b: MoveEvent): boolean {
  return a.survey?.slots === b.survey?.slots && a.survey?.heightM === b.survey?.heightM;
}

function doubtsOf({ operator, state }: OperatorAnswer, { answers }: MoveRecord): AnswerFaultCode[] {
  const earlier = answers.get(operator);
  const isAnswer = state === 'accepted' || state === 'refused';
  return isAnswer && earlier !== undefined && earlier !== state ? ['changed-mind'] : [];
}

/** Rows of one operator that say different things about one move. */
function againstThemselves(answers: readonly OperatorAnswer[]): ReadonlySet<OperatorAnswer> {
  const byAsked = new Map<string, OperatorAnswer[]>();
  for (const answer of answers) {
    const key = JSON.stringify([answer.operator, moveKey(answer)]);
    byAsked.set(key, [...(byAsked.get(key) ?? []), answer]);
  }
  const differ = [...byAsked.values()].filter((same) => new Set(same.map(({ state }) => state)).size > 1);
  return new Set(differ.flat());
}

/** Moves that one operator accepts and another refuses, named at the row that brings it about. */
function differing(
  events: readonly MoveEvent[],
  answers: readonly OperatorAnswer[],
  known: ReadonlyMap<string, MoveRecord>,
): AnswerFault[] {
  const all = [...[...known.values()].flatMap((record) => record.events), ...events];
  const doubtful = currentMoves(all).filter(({ contradictions }) => contradictions.includes('answers-differ'));
  return doubtful.flatMap((record): AnswerFault[] => {
    const answer = answers.findLast((one) => moveKey(one) === moveKey(record));
    if (!answer || known.get(moveKey(record))?.contradictions.includes('answers-differ')) return [];
    const { file, row } = answer;
    return [{ code: 'answers-differ', file, row, found: `${record.station} → ${record.host}`, taken: true }];
  });
}
