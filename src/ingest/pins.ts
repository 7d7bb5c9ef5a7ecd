import type { Result } from '../model/issue.ts';
import type { Pin } from '../model/plan.ts';
import type { NamedMove } from '../model/planner.ts';
import { CsvRows } from './csv-rows.ts';
import { isoDate, isRecord } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';

/**
 * Pins from a file: a JSON array of records (or a `plan.json`, whose `pinned` is one), or a CSV with
 * the columns `station,host,in,reason,date`. One wrong row refuses the file: a plan without one of
 * its pins is another plan.
 */
export function readPins(bytes: Uint8Array, file: string): Result<readonly Pin[]> {
  const log = new IssueLog(file);
  const pins: Pin[] = [];
  const collect = (row: number, record: Readonly<Record<string, unknown>>): void => {
    const pin = pinOf(record, row, log);
    if (pin) pins.push(pin);
  };
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(text)) {
    const records = recordsOf(text, log);
    records?.forEach((record, index) => {
      if (isRecord(record)) collect(index + 1, record);
      else log.error('value-broken', { row: index + 1, found: shown(record), expected: '{ station, host, in }' });
    });
  } else {
    const rows = new CsvRows(log, ['station', 'host', 'in'], collect);
    rows.push(bytes);
    rows.end();
  }
  const issues = log.list();
  return log.hasErrors ? { ok: false, issues } : { ok: true, value: pins, issues };
}

function recordsOf(text: string, log: IssueLog): readonly unknown[] | null {
  try {
    const given: unknown = JSON.parse(text);
    const list: unknown = isRecord(given) ? given.pinned : given;
    if (Array.isArray(list)) return list;
    log.error('value-broken', { field: 'pinned', found: shown(list), expected: '[{ station, host, in }]' });
  } catch (error) {
    log.error('json-broken', { found: shown(error instanceof Error ? error.message : error) });
  }
  return null;
}

function pinOf(record: Readonly<Record<string, unknown>>, row: number, log: IssueLog): Pin | null {
  const textOf = (field: string): string | null => {
    const value = record[field];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? null : text;
  };
  const [station, host, given] = [textOf('station'), textOf('host'), textOf('date')];
  const isIn = flagOf(record.in);
  const date = given === null ? null : isoDate(given);
  if (station === null) log.error('value-missing', { row, field: 'station' });
  if (host === null) log.error('value-missing', { row, field: 'host' });
  if (isIn === null) log.error('value-broken', { row, field: 'in', found: shown(record.in), expected: 'yes | no' });
  if (given !== null && date === null)
    log.error('value-broken', { row, field: 'date', found: shown(given), expected: 'YYYY-MM-DD' });
  if (station === null || host === null || isIn === null) return null;
  return { station, host, in: isIn, reason: textOf('reason'), date };
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = String(value ?? '')
    .trim()
    .toLowerCase();
  if (['yes', 'true', '1', 'in', 'có'].includes(text)) return true;
  return ['no', 'false', '0', 'out', 'không'].includes(text) ? false : null;
}

/** The moves that a `plan.json` chose; null: it is none. */
export function readChosenMoves(text: string): readonly NamedMove[] | null {
  try {
    const given: unknown = JSON.parse(text);
    const chosen: unknown = isRecord(given) ? given.chosen : null;
    if (!Array.isArray(chosen)) return null;
    return chosen.flatMap((move: unknown): NamedMove[] => {
      if (!isRecord(move)) return [];
      const { station, host } = move;
      return typeof station === 'string' && typeof host === 'string' ? [{ station, host }] : [];
    });
  } catch {
    return null;
  }
}
