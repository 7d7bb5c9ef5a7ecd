import { beforeEach, describe, expect, it } from 'vitest';
import { needAttention } from '../../src/analysis/attention.ts';
import { objectionsText, openObjections, setObjectionState } from '../../src/commands/objections.ts';
import { readObjections } from '../../src/ingest/objections.ts';
import {
  countObjections,
  joinObjections,
  joinReceived,
  type Objection,
  objectionNumber,
} from '../../src/model/objection.ts';
import { isoToday } from '../../src/model/today.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import { anAnalysis } from '../support/answers.ts';

/** A report of a villager, from the number it gets to the state that the public is told. */

const report = (given: Partial<Objection> = {}): Objection => ({
  number: 'SC-251128-7KQ2',
  village: '14320001',
  at: [105.9, 20.2],
  operator: 'Viettel',
  technology: '4G',
  kind: 'noSignal',
  where: 'indoors',
  tried: 'đổi SIM, ra sân thì có sóng',
  date: '2025-11-28',
  contact: '',
  state: 'new',
  ...given,
});

beforeEach(() => useApp.setState(initialState(), true));

describe('the number of a report', () => {
  it('tells the day, and two reports of one day have different ones', () => {
    expect(objectionNumber('2025-11-28', Uint8Array.of(0, 1, 2, 3))).toBe('SC-251128-2345');
    expect(objectionNumber('2025-11-28T10:00:00Z', Uint8Array.of(9, 1, 2, 3))).not.toBe('SC-251128-2345');
  });
});

describe('a file of reports', () => {
  it('is read as it was saved', () => {
    const reports = [report(), report({ number: 'SC-251128-AAAA', at: null, operator: null, where: null })];
    expect(readObjections(objectionsText(reports))).toEqual({ objections: reports, broken: 0, savedOn: isoToday() });
  });

  it('loses the rows that are not whole, and says how many', () => {
    const text = objectionsText([report()]).replace('"objections": [', '"objections": [{"number": "<b>1</b>"}, 7,');
    expect(readObjections(text)).toMatchObject({ broken: 2 });
  });

  it.each(['', '{', '[]', '{"format":"song-chung-objections","version":2,"objections":[]}'])('is not %s', (text) => {
    expect(readObjections(text)).toBeNull();
  });
});

describe('the department', () => {
  const file = (name: string, text: string): File => new File([text], name);

  it('opens files beside each other; of one number the later counts; other files are named', async () => {
    const second = report({ number: 'SC-251128-AAAA' });
    const opened = await openObjections([
      file('a.json', objectionsText([report()])),
      file('b.json', objectionsText([report({ state: 'asked' }), second])),
      file('ảnh.json', '{}'),
    ]);
    expect(opened).toEqual({ read: 3, broken: 0, others: ['ảnh.json'] });
    expect(useApp.getState().objections).toEqual([report({ state: 'asked' }), second]);
  });

  it('sets a state, and the public is told counts alone', async () => {
    await openObjections([file('a.json', objectionsText([report(), report({ number: 'SC-251128-AAAA' })]))]);
    setObjectionState('SC-251128-AAAA', 'mended');
    expect(countObjections(useApp.getState().objections)).toEqual({ new: 1, asked: 0, answered: 0, mended: 1 });
  });

  it('has a village with an open report among those that need attention', () => {
    const analysis = {
      ...anAnalysis(),
      verdicts: ['covered', 'covered'] as const,
      mobileContradictions: ['none', 'none'] as const,
    };
    const villages = [{ population: 10 }, { population: 20 }];
    expect(needAttention(villages, analysis, [0, 1], { objected: new Set([1]) })).toEqual([
      { village: 1, reasons: ['objected'] },
    ]);
    expect(needAttention(villages, analysis, [0, 1])).toEqual([]);
  });

  it('keeps the state of a report that is sent in again', () => {
    const asked = report({ state: 'asked', contact: '' });
    expect(joinObjections([asked], [report({ contact: '0912' })])).toEqual([{ ...asked, contact: '0912' }]);
    expect(joinObjections([asked], [report({ state: 'answered' })])).toEqual([report({ state: 'answered' })]);
  });

  it('joins files to the newest day that one of them tells', () => {
    const file = (savedOn: string | null, objections: readonly Objection[]) => ({ savedOn, objections });
    expect(joinReceived([file('2025-12-01', [report()]), file('2025-11-30', []), file(null, [])])).toEqual({
      savedOn: '2025-12-01',
      objections: [report()],
    });
    expect(joinReceived([]).savedOn).toBeNull();
  });

  it('keeps what it knows when nothing comes', () => {
    expect(joinObjections([report()], [])).toEqual([report()]);
  });
});
