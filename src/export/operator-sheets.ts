import { ANSWER_WITHIN_DAYS } from '../analysis/agreement/progress.ts';
import { meridianWords } from '../i18n/meridian.ts';
import { say } from '../i18n/translate.ts';
import { AGREEMENT_WORDS } from '../i18n/words/agreement.ts';
import type { LonLat } from '../model/geometry.ts';
import {
  ANSWER_WORDS,
  OPERATOR_COLUMNS,
  type OperatorColumn,
  type OperatorColumnKey,
} from '../model/operator-sheet.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Village } from '../model/province.ts';
import type { Candidate, Position } from '../model/results.ts';
import type { SheetCell, SheetColumn, TableSheet } from '../model/sheet.ts';
import { departmentOn } from '../model/today.ts';

/** What the sheets are made of. */
export interface OperatorSheetsInput {
  readonly profile: Pick<Profile, 'name' | 'operators' | 'department' | 'centralMeridian'>;
  readonly stations: readonly BaseStation[];
  /** Positions, then structures, as candidates number them. */
  readonly hosts: readonly Position[];
  /** Of the plan. */
  readonly moves: readonly Candidate[];
  /** Commune and district of a place, where they are known; see `unitWords`. */
  readonly unitAt: (location: LonLat) => string | null;
  /** In the province's projection, metres. */
  readonly toVn2000: (lon: number, lat: number) => readonly [east: number, north: number];
  /** ISO dates: when it was made, and until when an answer is asked for. */
  readonly made: string;
  readonly due: string;
  readonly sample: boolean;
}

/** "Xã Gia Phú, Huyện Gia Viễn"; null: in no village. */
export function unitWords(village: Pick<Village, 'commune' | 'district'> | undefined): string | null {
  return [village?.commune, village?.district].filter((name) => name).join(', ') || null;
}

/** When sheets are made, and when they are to be answered. */
export function datesOfSheets(now: Date): Pick<OperatorSheetsInput, 'made' | 'due'> {
  const due = new Date(now.getTime() + ANSWER_WITHIN_DAYS * 86_400_000);
  return { made: now.toISOString().slice(0, 10), due: due.toISOString().slice(0, 10) };
}

/** A sheet for each operator whom a move concerns, as one that moves or as one at the host; by operator id. */
export function operatorSheets(
  input: OperatorSheetsInput,
): readonly { readonly operator: string; readonly sheet: TableSheet }[] {
  return input.profile.operators.flatMap(({ id }) => {
    const rows = input.moves.flatMap((move) => rowFor(id, move, input));
    return rows.length === 0 ? [] : [{ operator: id, sheet: sheetOf(id, rows, input) }];
  });
}

const SAY = (key: Parameters<typeof say<keyof (typeof AGREEMENT_WORDS)['vi']>>[2], values = {}): string =>
  say(AGREEMENT_WORDS, 'vi', key, values);

function sheetOf(operator: string, rows: readonly (readonly SheetCell[])[], input: OperatorSheetsInput): TableSheet {
  const { profile, made, due, sample } = input;
  const columns = Object.entries<OperatorColumn>(OPERATOR_COLUMNS).map(([key, { header, kind }]): SheetColumn => {
    if (key === 'answer') return { header, kind, widthChars: 18, choices: ANSWER_WORDS.map(([words]) => words) };
    return { header, kind };
  });
  const day = (date: string): string => date.split('-').reverse().join('/');
  const department = departmentOn(profile.department, made);
  const contact = [department.contact, department.telephone].filter((part) => part !== undefined).join(', ');
  const moves = rows.filter(([, role]) => role === SAY('sheet.moves')).length;
  return {
    name: operator,
    notes: [
      SAY('sheet.title', { operator, province: profile.name.vi }),
      SAY('sheet.from', { department: department.name.vi, date: day(made) }),
      SAY('sheet.to', { operator }),
      SAY('sheet.asked', { moves, receives: rows.length - moves }),
      SAY('sheet.due', { date: day(due), contact }),
      SAY('sheet.how'),
      SAY('sheet.vn2000', { meridian: meridianWords(profile.centralMeridian) }),
      ...(sample ? [SAY('sheet.sample')] : []),
    ],
    columns,
    rows,
  };
}

function rowFor(operator: string, move: Candidate, input: OperatorSheetsInput): SheetCell[][] {
  const station = input.stations[move.station];
  const host = input.hosts[move.host];
  if (!station || !host) return [];
  const isMover = station.operator === operator;
  if (!isMover && !host.operators.includes(operator)) return [];
  const [stationEast, stationNorth] = input.toVn2000(...station.location);
  const [hostEast, hostNorth] = input.toVn2000(...host.location);
  const asked = move.hostKind === 'new-site' ? 'sheet.askNewSite' : isMover ? 'sheet.askMover' : 'sheet.askHost';
  const toSurvey = Object.values(move.gates).includes('survey');
  const values: Readonly<Record<OperatorColumnKey, SheetCell>> = {
    operator,
    role: SAY(isMover ? 'sheet.moves' : 'sheet.receives'),
    station: station.id,
    stationOperator: station.operator,
    technologies: station.technologies.join(', '),
    equipment: equipmentOf(station),
    stationHeight: station.heightM,
    plannedDate: dateCell(station.plannedDate),
    stationUnit: input.unitAt(station.location),
    stationLon: rounded(station.location[0], 7),
    stationLat: rounded(station.location[1], 7),
    stationNorth: rounded(stationNorth, 2),
    stationEast: rounded(stationEast, 2),
    host: host.id,
    hostUnit: input.unitAt(host.location),
    hostOperators: [...new Set([...host.operators, ...comingTo(move, input)])].join(', '),
    hostLon: rounded(host.location[0], 7),
    hostLat: rounded(host.location[1], 7),
    hostNorth: rounded(hostNorth, 2),
    hostEast: rounded(hostEast, 2),
    hostHeight: host.heightM,
    freeSlots: move.freeSlots,
    distance: rounded(move.distanceM, 1),
    question: `${SAY(asked)}${toSurvey ? ` ${SAY('sheet.askSurvey')}` : ''}`,
    answer: null,
    reason: null,
    slots: null,
    heightM: null,
    date: null,
    person: null,
  };
  return [Object.values(values)];
}

/** Who builds at a new site; at any other host those who are there are asked. */
function comingTo({ host, hostKind }: Candidate, { moves, stations }: OperatorSheetsInput): readonly string[] {
  if (hostKind !== 'new-site') return [];
  return moves.filter((move) => move.host === host).flatMap((move) => stations[move.station]?.operator ?? []);
}

function equipmentOf({ frequencyMhz, eirpDbm, sectors }: BaseStation): string | null {
  const parts = [
    sectors.length === 0 ? null : `${sectors.length} sector`,
    frequencyMhz === null ? null : `${frequencyMhz} MHz`,
    eirpDbm === null ? null : `EIRP ${eirpDbm} dBm`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function dateCell(date: string | null): SheetCell {
  return date === null || date.length < 10 ? null : new Date(date.slice(0, 10));
}

function rounded(value: number, decimals: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;
}
