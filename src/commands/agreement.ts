import { withRefusals } from '../analysis/agreement/from-log.ts';
import { matchAnswers } from '../analysis/agreement/match-answers.ts';
import { hostsOfLog } from '../analysis/agreement/move-hosts.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { datesOfSheets, operatorSheets, unitWords } from '../export/operator-sheets.ts';
import { sheetsZip } from '../export/sheets-zip.ts';
import { isSample } from '../export/summary-json.ts';
import { readAnswerSheet } from '../ingest/agreement/read-answers.ts';
import { fromLonLat } from '../ingest/mapping/vn2000.ts';
import { type MoveEvent, moveKey } from '../model/agreement.ts';
import type { LonLat } from '../model/geometry.ts';
import type { AnswerFault, OperatorAnswer } from '../model/operator-sheet.ts';
import { pinsInForce } from '../state/planner.ts';
import { useApp } from '../state/store.ts';
import { setPins } from './pins.ts';
import { newScenarioId } from './planner-state.ts';
import { setRecords } from './records.ts';
import { saveFile } from './save-file.ts';

/** What a person records of a move. */
export type MoveNews = Pick<MoveEvent, 'station' | 'host' | 'state' | 'date' | 'by' | 'note'> & {
  /** Found at the host; null: no survey. */
  readonly found: { readonly slots: number | null; readonly heightM: number | null } | null;
};

/** Adds one event to the log; a refusal pins the move out. */
export function recordMove({ found, ...news }: MoveNews): void {
  const survey = found && { ...found, stations: standingAt(news.host) };
  addEvents([{ ...news, id: newScenarioId(), recorded: new Date().toISOString(), survey, source: null }]);
}

/** The moves of the plan on the screen that were never proposed, as proposed today. @returns How many. */
export function proposePlan(): number {
  const { records } = useApp.getState();
  const known = new Set(records.moveLog.map(moveKey));
  const recorded = new Date().toISOString();
  const news = plannedMoves()
    .filter((move) => !known.has(moveKey(move)))
    .map(
      (move): MoveEvent => ({
        ...move,
        id: newScenarioId(),
        state: 'proposed',
        date: recorded.slice(0, 10),
        recorded,
        by: null,
        note: null,
        survey: null,
        source: null,
      }),
    );
  if (news.length > 0) addEvents(news);
  return news.length;
}

/** Reads sheets that came back. @returns What was noticed in them, and how many answers were recorded. */
export async function takeAnswers(
  files: readonly File[],
): Promise<{ readonly recorded: number; readonly faults: readonly AnswerFault[] }> {
  const { province } = useApp.getState();
  if (!province) return { recorded: 0, faults: [] };
  const answers: OperatorAnswer[] = [];
  const faults: AnswerFault[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const source = { name: file.name, size: bytes.length, chunks: () => inOne(bytes) };
    const read = await readAnswerSheet(source, province.profile);
    answers.push(...read.answers);
    faults.push(...read.faults);
  }
  const { analysis, stations, records } = useApp.getState();
  if (!analysis) return { recorded: 0, faults };
  const matched = matchAnswers(answers, {
    stations,
    hosts: hostsOfLog(analysis.positions, province.structures, [...records.moveLog, ...answers]),
    log: records.moveLog,
    now: new Date().toISOString(),
    newId: newScenarioId,
  });
  if (matched.events.length > 0) addEvents(matched.events);
  return { recorded: matched.events.length, faults: [...faults, ...matched.faults] };
}

/**
 * A sheet for each operator whom the plan on the screen concerns, in one zip.
 *
 * @param villageAt Index of the village that holds a place; −1: none.
 */
export async function saveOperatorSheets(villageAt: (place: LonLat) => number): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const { profile, villages, sources } = province;
  const sheets = operatorSheets({
    profile,
    stations: basis.stations,
    hosts: hostsOf(basis.analysis.positions, province.structures, basis.sites),
    moves: answer.plan.chosen.flatMap((index) => basis.candidates?.[index] ?? []),
    unitAt: (location) => unitWords(villages[villageAt(location)]),
    toVn2000: fromLonLat({ kind: 'vn2000', centralMeridian: profile.centralMeridian, zoneDeg: 3 }),
    ...datesOfSheets(new Date()),
    sample: isSample(sources),
  });
  saveFile('phieu-thoa-thuan.zip', await sheetsZip(sheets), 'application/zip');
}

function addEvents(events: readonly MoveEvent[]): void {
  const { records } = useApp.getState();
  const moveLog = [...records.moveLog, ...events];
  setRecords({ moveLog });
  const pins = pinsInForce(useApp.getState());
  const refused = withRefusals(pins, moveLog);
  if (refused !== pins) setPins(refused);
}

/** Of the plan on the screen, by names. */
function plannedMoves(): readonly { readonly station: string; readonly host: string }[] {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return [];
  const { answer, basis } = planner.plan;
  const hosts = hostsOf(basis.analysis.positions, province.structures, basis.sites);
  return answer.plan.chosen.flatMap((index) => {
    const move = basis.candidates?.[index];
    const station = move && basis.stations[move.station]?.id;
    const host = move && hosts[move.host]?.id;
    return station && host ? [{ station, host }] : [];
  });
}

/** Stations that stand at a host: what a survey finds there is theirs. */
function standingAt(host: string): readonly string[] {
  const { analysis, stations } = useApp.getState();
  const position = analysis?.positions.find(({ id }) => id === host);
  const there = position?.stations.flatMap((index) => stations[index] ?? []) ?? [];
  return there.flatMap(({ id, status }) => (status === 'existing' ? [id] : []));
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
