import * as v from 'valibot';
import { MOVE_STATES, type MoveEvent } from '../model/agreement.ts';
import type { IndicatorFigure } from '../model/indicator-figure.ts';
import type { Issue, Result } from '../model/issue.ts';
import type { Pin } from '../model/plan.ts';
import type { Records } from '../model/records.ts';
import { shown } from './issue-log.ts';

/** `records.json` of a project: what is damaged anywhere is refused whole, since half a record would look like all of it. */

/** More than this of one kind is no one's work. */
const MOST_RECORDS = 100_000;

export const idSchema = v.pipe(v.string('text'), v.minLength(1, 'text'), v.maxLength(200, '≤ 200'));
export const noteSchema = v.nullable(v.pipe(v.string('text'), v.maxLength(1000, '≤ 1000')));
export const daySchema = v.pipe(
  v.string('YYYY-MM-DD'),
  v.check((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)), 'YYYY-MM-DD'),
);

/** One pin as it is kept. */
export const pinSchema = v.object(
  {
    station: idSchema,
    host: idSchema,
    in: v.boolean('true | false'),
    reason: noteSchema,
    date: v.nullable(daySchema),
  },
  'object',
) satisfies v.GenericSchema<unknown, Pin>;

export const pinsSchema = listOf(pinSchema);

/** What became of a move, as it is kept. */
export const eventSchema = v.object(
  {
    id: idSchema,
    station: idSchema,
    host: idSchema,
    state: v.picklist(MOVE_STATES, MOVE_STATES.join(' | ')),
    date: daySchema,
    recorded: v.pipe(v.string('date'), v.isoTimestamp('date')),
    by: noteSchema,
    note: noteSchema,
    survey: v.nullable(
      v.object(
        {
          slots: v.nullable(v.pipe(v.number('number'), v.integer('integer'), v.minValue(0, '≥ 0'))),
          heightM: v.nullable(v.pipe(v.number('number'), v.finite('number'), v.minValue(0, '≥ 0'))),
          stations: v.array(idSchema, 'list'),
        },
        'object',
      ),
    ),
    source: noteSchema,
  },
  'object',
) satisfies v.GenericSchema<unknown, MoveEvent>;

export const figureSchema = v.object(
  {
    id: idSchema,
    indicator: idSchema,
    area: noteSchema,
    value: v.nullable(
      v.union([v.pipe(v.number('number'), v.finite('number')), v.pipe(v.string('text'), v.maxLength(1000, '≤ 1000'))]),
    ),
    date: daySchema,
    source: v.pipe(v.string('text'), v.minLength(1, 'text'), v.maxLength(1000, '≤ 1000')),
    recorded: v.pipe(v.string('date'), v.isoTimestamp('date')),
  },
  'object',
) satisfies v.GenericSchema<unknown, IndicatorFigure>;

export const recordsSchema = v.object(
  {
    pins: v.optional(pinsSchema, []),
    moveLog: v.optional(listOf(eventSchema), []),
    figures: v.optional(listOf(figureSchema), []),
  },
  'object',
) satisfies v.GenericSchema<unknown, Records>;

function listOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.array(schema, 'list'), v.maxLength(MOST_RECORDS, `≤ ${MOST_RECORDS}`));
}

/** @param file What it is called in issues. */
export function readRecords(text: string, file: string): Result<Records> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return { ok: false, issues: [failed(file, { code: 'json-broken', found: shown(messageOf(error)) })] };
  }
  const parsed = v.safeParse(recordsSchema, given);
  if (parsed.success) return { ok: true, value: parsed.output, issues: [] };
  const issues = parsed.issues.slice(0, 20).map((issue) =>
    failed(file, {
      code: 'value-broken',
      field: (issue.path ?? []).map(({ key }) => key).join('.'),
      found: shown(issue.input),
      expected: issue.message,
    }),
  );
  return { ok: false, issues };
}

function failed(file: string, rest: Omit<Issue, 'severity' | 'file'>): Issue {
  return { severity: 'error', file, ...rest };
}

function messageOf(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}
