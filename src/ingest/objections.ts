import * as v from 'valibot';
import {
  OBJECTION_KINDS,
  OBJECTION_STATES,
  OBJECTIONS_FORMAT,
  OBJECTIONS_VERSION,
  type ReceivedObjections,
} from '../model/objection.ts';

/** Longest text of a report that is read. */
const LONGEST = 2_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const degrees = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const objection = v.object({
  number: v.pipe(v.string(), v.regex(/^SC-\d{6}-[0-9A-Z]{4}$/)),
  village: name,
  at: v.nullable(v.tuple([degrees, degrees])),
  operator: v.nullable(name),
  technology: v.nullable(name),
  kind: v.picklist(OBJECTION_KINDS),
  where: v.nullable(v.picklist(['indoors', 'outdoors'])),
  tried: text,
  date: v.pipe(v.string(), v.isoDate()),
  contact: text,
  state: v.picklist(OBJECTION_STATES),
});
const file = v.object({
  format: v.literal(OBJECTIONS_FORMAT),
  version: v.literal(OBJECTIONS_VERSION),
  savedOn: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  objections: v.array(v.unknown()),
});

/** What a file of reports holds: those that are whole, and how many are not. */
export interface ObjectionsRead extends ReceivedObjections {
  readonly broken: number;
}

/** Reads a file that `Sai rồi?` or the department has saved. Members that it does not know are left out; null: it is no such file. */
export function readObjections(content: string): ObjectionsRead | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return null;
  }
  const whole = v.safeParse(file, parsed);
  if (!whole.success) return null;
  const objections = whole.output.objections.flatMap((one) => {
    const read = v.safeParse(objection, one);
    return read.success ? [read.output] : [];
  });
  const { savedOn = null } = whole.output;
  return { objections, savedOn, broken: whole.output.objections.length - objections.length };
}
