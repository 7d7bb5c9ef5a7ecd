import { describe, expect, it } from 'vitest';
import { surveyEdits, withRefusals } from '../../src/analysis/agreement/from-log.ts';
import { matchAnswers } from '../../src/analysis/agreement/match-answers.ts';
import { positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { newSite } from '../../src/analysis/plan/new-site-id.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { hostsOf } from '../../src/analysis/sharing/hosts.ts';
import { operatorSheets } from '../../src/export/operator-sheets.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { readAnswerSheet } from '../../src/ingest/agreement/read-answers.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { currentMoves, type MoveEvent } from '../../src/model/agreement.ts';
import { OPERATOR_COLUMNS, type OperatorColumnKey } from '../../src/model/operator-sheet.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { BaseStation } from '../../src/model/province.ts';
import type { Candidate } from '../../src/model/results.ts';
import type { SheetCell, TableSheet } from '../../src/model/sheet.ts';
import { source } from '../support/format-files.ts';
import { PROFILE as TWO_OPERATORS, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/** What goes out to the operators, and what comes back. */

const PROFILE = {
  ...TWO_OPERATORS,
  operators: [...TWO_OPERATORS.operators, { id: 'MobiFone', aliases: [], colour: '#00f' }],
};
const STATIONS = [
  station({ id: 'm', operator: 'Viettel', location: at(500, 500), heightM: 42 }),
  station({ id: 'p', operator: 'VinaPhone', location: at(900, 500), status: 'planned', heightM: 30 }),
  station({ id: 'q', operator: 'MobiFone', location: at(700, 500), status: 'planned' }),
];
const HOSTS = hostsOf(groupPositions(STATIONS, 30, PROFILE).positions, []);
const HOST = HOSTS.findIndex(({ stations }) => stations.includes(0));
const hostId = HOSTS[HOST]?.id ?? '';
const move = (index: number): Candidate => ({
  station: index,
  host: HOST,
  hostKind: 'existing',
  areaClass: 'other',
  distanceM: 400,
  nearestOtherM: null,
  rule: null,
  mandatory: false,
  loss: 0,
  coverageKept: 1,
  freeSlots: null,
  gates: { distance: 'pass', slots: 'survey', height: 'pass', operator: 'pass', coverage: 'pass' },
  passes: true,
  fallingVillages: [],
});
const INPUT = {
  profile: { ...PROFILE, name: { vi: 'Ninh Bình', en: 'Ninh Binh' } },
  stations: STATIONS,
  hosts: HOSTS,
  moves: [move(1), move(2)],
  unitAt: () => 'Xã Gia Phú, Huyện Gia Viễn',
  toVn2000: fromLonLat({ kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 }),
  made: '2025-06-30',
  due: '2025-07-30',
  sample: false,
};
const SHEETS = operatorSheets(INPUT);
const sheetOf = (operator: string): TableSheet => {
  const found = SHEETS.find((one) => one.operator === operator);
  if (!found) throw new Error(`no sheet for ${operator}`);
  return found.sheet;
};
const COLUMN = Object.keys(OPERATOR_COLUMNS);
const cell = (row: readonly SheetCell[] | undefined, key: OperatorColumnKey) => row?.[COLUMN.indexOf(key)];

type Filled = Partial<Record<OperatorColumnKey, SheetCell>>;
/** The sheet with the cells that an operator has filled in, row by row, as an Excel file. */
async function answered(operator: string, ...rows: readonly Filled[]): Promise<Uint8Array> {
  const sheet = sheetOf(operator);
  const filled = sheet.rows.map((row, index) =>
    row.map((value, c) => new Map(Object.entries(rows[index] ?? {})).get(COLUMN[c] ?? '') ?? value),
  );
  return xlsxFile([{ ...sheet, rows: filled }]);
}

let number = 0;
async function matched(log: readonly MoveEvent[], ...files: readonly (readonly [name: string, bytes: Uint8Array])[]) {
  const read = await Promise.all(files.map(([name, bytes]) => readAnswerSheet(source(name, bytes), PROFILE)));
  const answers = read.flatMap((one) => one.answers);
  const now = '2025-07-10T08:00:00.000Z';
  const found = matchAnswers(answers, { stations: STATIONS, hosts: HOSTS, log, now, newId: () => `e${++number}` });
  return { events: found.events, faults: [...read.flatMap((one) => one.faults), ...found.faults] };
}
const proposed = (id: string): MoveEvent => ({
  id: `proposed ${id}`,
  station: id,
  host: hostId,
  state: 'proposed',
  date: '2025-06-30',
  recorded: '2025-06-30T00:00:00.000Z',
  by: null,
  note: null,
  survey: null,
  source: null,
});
const LOG = [proposed('p'), proposed('q')];

describe('the sheet that goes out', () => {
  it('has an operator’s own moves as guest and as host, and goes to nobody else', () => {
    expect(SHEETS.map(({ operator, sheet }) => [operator, sheet.rows.length])).toEqual([
      ['Viettel', 2],
      ['VinaPhone', 1],
      ['MobiFone', 1],
    ]);
    const [row] = sheetOf('VinaPhone').rows;
    expect(cell(row, 'station')).toBe('p');
    expect(cell(row, 'hostUnit')).toBe('Xã Gia Phú, Huyện Gia Viễn');
    expect(cell(row, 'stationUnit')).toBe('Xã Gia Phú, Huyện Gia Viễn');
    expect(cell(row, 'question')).toContain('khảo sát');
    const [east, north] = [Number(cell(row, 'hostEast')), Number(cell(row, 'hostNorth'))];
    // One degree of longitude east of the meridian; some 20 degrees north.
    expect(east).toBeGreaterThan(500_000);
    expect(north).toBeGreaterThan(2_000_000);
  });

  it('has a head like a letter: what it is, from the department of the day, to whom, what is asked, until when, where to', () => {
    const text = (vi: string) => ({ vi, en: vi });
    const successor = { from: '2025-03-01', name: text('Sở Khoa học và Công nghệ'), telephone: '0229 3 871 111' };
    const profile = { ...PROFILE, name: text('Ninh Bình'), department: { ...PROFILE.department, successor } };
    const notesOn = (made: string) => operatorSheets({ ...INPUT, profile, made })[0]?.sheet.notes ?? [];
    expect(notesOn('2025-06-30')).toEqual([
      'Phiếu thoả thuận dùng chung vị trí BTS: Viettel, Ninh Bình',
      'Sở Khoa học và Công nghệ lập ngày 30/06/2025.',
      'Kính gửi: Viettel.',
      'Đề nghị trả lời về 0 trạm dự kiến của doanh nghiệp chuyển sang vị trí khác và 2 trạm của doanh nghiệp khác đến vị trí của doanh nghiệp.',
      'Đề nghị trả lời trước ngày 30/07/2025, gửi về 0229 3 871 111.',
      expect.stringContaining('chọn trong danh sách'),
      'Tọa độ VN-2000: kinh tuyến trục 105°00′, múi chiếu 3°; X là hướng bắc, Y là hướng đông.',
    ]);
    expect(notesOn('2025-02-28')[1]).toBe('Sở lập ngày 28/02/2025.');
    expect(notesOn('2025-02-28')[4]).toBe('Đề nghị trả lời trước ngày 30/07/2025.');
  });

  it('asks those who would build a new mast together, each about its own station, and names the others', () => {
    const site = newSite(at(800, 500), 30);
    const hosts = [...HOSTS, site];
    const moves = [1, 2].map((index) => ({ ...move(index), host: HOSTS.length, hostKind: 'new-site' as const }));
    const sheets = operatorSheets({ ...INPUT, hosts, moves });
    expect(sheets.map(({ operator, sheet }) => [operator, sheet.rows.length])).toEqual([
      ['VinaPhone', 1],
      ['MobiFone', 1],
    ]);
    const [row] = sheets[0]?.sheet.rows ?? [];
    expect(cell(row, 'host')).toBe(site.id);
    expect(cell(row, 'hostOperators')).toBe('VinaPhone, MobiFone');
    expect(cell(row, 'question')).toContain('cùng xây');
  });

  it('offers the answers as a list, and reads back without one as nothing', async () => {
    const choices = sheetOf('Viettel').columns.find(({ header }) => header === OPERATOR_COLUMNS.answer.header)?.choices;
    expect(choices).toContain('Từ chối');
    expect(await matched(LOG, ['viettel.xlsx', await answered('Viettel')])).toEqual({ events: [], faults: [] });
  });
});

describe('a sheet that comes back', () => {
  it('is matched row by row: answers, reasons, surveys, dates', async () => {
    const file = await answered(
      'Viettel',
      { answer: 'Đồng ý', slots: 2, heightM: 40.5, date: new Date('2025-07-05'), person: 'Ông Nam' },
      { answer: 'từ chối', reason: 'hết tải trọng' },
    );
    const { events, faults } = await matched(LOG, ['viettel.xlsx', file]);
    expect(faults).toEqual([]);
    expect(events).toMatchObject([
      {
        station: 'p',
        host: hostId,
        state: 'accepted',
        date: '2025-07-05',
        by: 'Viettel',
        note: 'Ông Nam',
        survey: { slots: 2, heightM: 40.5, stations: ['m'] },
        source: 'viettel.xlsx',
      },
      { station: 'q', state: 'refused', date: '2025-07-10', note: 'hết tải trọng', survey: null },
    ]);
    expect(withRefusals([], [...LOG, ...events])).toMatchObject([{ station: 'q', in: false }]);
    // The same file once more says nothing new.
    expect((await matched([...LOG, ...events], ['viettel.xlsx', file])).events).toEqual([]);
  });

  it('makes data of what a survey found: slots and height change the gates of a candidate', async () => {
    const gatesOf = (stations: readonly BaseStation[]) => {
      const parameters = defaultParameters(PROFILE);
      const { positions } = positionsAndFootprints(PROFILE, stations, parameters);
      const prepared = prepareProvince(PROFILE, [villageAt(0, 0)]);
      const all = allCandidates(
        findCandidates(PROFILE, { stations, structures: [] }, { positions, parameters }, prepared),
      );
      return all.find((one) => stations[one.station]?.id === 'p' && positions[one.host]?.id === hostId)?.gates;
    };
    const surveyed = async (slots: number, heightM: number) => {
      const file = await answered('Viettel', { answer: 'Đồng ý', slots, heightM, date: new Date('2025-07-05') });
      const { events } = await matched(LOG, ['viettel.xlsx', file]);
      const ground = { profile: PROFILE, stations: STATIONS, positions: HOSTS, structures: [] };
      return applyEdits(ground, surveyEdits([...LOG, ...events])).stations;
    };
    expect(gatesOf(STATIONS)).toMatchObject({ slots: 'survey', height: 'pass' });
    const full = await surveyed(0, 20);
    expect(gatesOf(full)).toMatchObject({ slots: 'fail', height: 'fail' });
    expect(full[0]).toMatchObject({
      tenantSlots: 0,
      heightM: 20,
      source: 'viettel.xlsx',
      sourceDate: '2025-07-05',
    });
    expect(gatesOf(await surveyed(1, 26))).toMatchObject({ slots: 'pass', height: 'pass' });
  });

  it('that contradicts another is named, and the refusal stands', async () => {
    const host = await answered('Viettel', { answer: 'Từ chối', reason: 'cột yếu' });
    const guest = await answered('VinaPhone', { answer: 'Đồng ý', slots: 0 });
    const { events, faults } = await matched(LOG, ['viettel.xlsx', host], ['vnpt.xlsx', guest]);
    expect(faults.map(({ code, file, taken }) => [code, file, taken])).toEqual([
      ['slots-none', 'vnpt.xlsx', true],
      ['answers-differ', 'vnpt.xlsx', true],
    ]);
    expect(currentMoves([...LOG, ...events])[0]).toMatchObject({ state: 'refused', note: 'cột yếu' });
    const again = await answered('Viettel', { answer: 'Đồng ý' });
    expect((await matched([...LOG, ...events], ['lan-2.xlsx', again])).faults).toMatchObject([
      { code: 'changed-mind' },
    ]);
  });

  it.each<[string, Filled, string]>([
    ['an answer that is not in the list', { answer: 'có lẽ' }, 'answer-unknown'],
    ['an operator nobody knows', { operator: 'Ai đó', answer: 'Đồng ý' }, 'operator-unknown'],
    ['a station that is not there', { station: 'zz', answer: 'Đồng ý' }, 'move-unknown'],
    ['a move of others', { operator: 'MobiFone', answer: 'Đồng ý' }, 'not-party'],
    ['a number that is none', { answer: 'Đồng ý', heightM: 'cao' }, 'number-broken'],
    ['a date that is none', { answer: 'Đồng ý', date: 'hôm qua' }, 'date-broken'],
  ])('with %s says so with its row', async (_, filled, code) => {
    const { faults } = await matched(LOG, ['vnpt.xlsx', await answered('VinaPhone', filled)]);
    // Below the lines above the table and its head.
    const row = (sheetOf('VinaPhone').notes?.length ?? 0) + 2;
    expect(faults).toMatchObject([{ code, file: 'vnpt.xlsx', row }]);
  });

  it('with two answers to one question has neither taken', async () => {
    const sheet = sheetOf('VinaPhone');
    const rows = ['Đồng ý', 'Từ chối'].map((answer) =>
      (sheet.rows[0] ?? []).map((value, c) => (COLUMN[c] === 'answer' ? answer : value)),
    );
    const { events, faults } = await matched(LOG, ['vnpt.xlsx', await xlsxFile([{ ...sheet, rows }])]);
    expect(events).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(['answered-twice', 'answered-twice']);
  });

  it.each([
    ['another table', 'id,operator\nA,Viettel\n', 'no-columns'],
    ['nothing', '', 'file-unreadable'],
  ])('that is %s is refused with the reason', async (_, text, code) => {
    expect((await matched(LOG, ['x.csv', new TextEncoder().encode(text)])).faults).toMatchObject([
      { code, taken: false },
    ]);
  });
});
