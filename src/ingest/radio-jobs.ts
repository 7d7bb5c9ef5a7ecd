import * as v from 'valibot';
import type { RadioFault } from '../model/radio.ts';

/** Jobs for the radio models (`npm run path-loss`): what each needs, with its unit in its name. */

const number = v.pipe(v.number('a number'), v.finite('a finite number'));
const numbers = v.array(number, 'a list of numbers');
/** A metre at least: nearer there is no free space between two antennas. */
const distanceKm = v.pipe(number, v.minValue(0.001, 'at least 0.001 km'), v.maxValue(40_000, 'at most 40000 km'));

const fGhz = v.pipe(number, v.minValue(0.001, '0.001 to 1000'), v.maxValue(1000, '0.001 to 1000'));
const heightM = v.pipe(number, v.minValue(0.1, '0.1 to 10000'), v.maxValue(10_000, '0.1 to 10000'));
const empirical = { fGhz, distanceKm, txHeightM: heightM, rxHeightM: heightM };
const sight = v.picklist(['los', 'nlos'], 'los or nlos');

const job = v.variant(
  'model',
  [
    v.strictObject({ model: v.literal('p525'), fGhz, distanceKm }),
    v.strictObject({
      model: v.literal('hata'),
      ...empirical,
      area: v.picklist(['large-city', 'city', 'suburban', 'open'], 'large-city, city, suburban or open'),
    }),
    v.strictObject({
      model: v.literal('cost231'),
      ...empirical,
      area: v.picklist(['metropolitan', 'city'], 'metropolitan or city'),
    }),
    v.strictObject({ model: v.literal('rma'), ...empirical, sight }),
    v.strictObject({ model: v.literal('uma'), ...empirical, sight }),
    v.strictObject({
      model: v.literal('p2109'),
      fGhz,
      building: v.picklist(['traditional', 'thermally-efficient'], 'traditional or thermally-efficient'),
      locationPercent: v.pipe(number, v.minValue(1, '1 to 99'), v.maxValue(99, '1 to 99')),
      elevationDeg: v.optional(v.pipe(number, v.minValue(-90, '-90 to 90'), v.maxValue(90, '-90 to 90')), 0),
    }),
    v.strictObject({
      model: v.literal('p1812'),
      fGhz: number,
      timePercent: number,
      locationPercent: v.optional(number, 50),
      locationSigmaDb: v.optional(number, 0),
      txHeightM: number,
      rxHeightM: number,
      polarisation: v.picklist(['horizontal', 'vertical'], 'horizontal or vertical'),
      latitudeDeg: number,
      deltaN: number,
      n0: number,
      coastTxKm: v.optional(number, 500),
      coastRxKm: v.optional(number, 500),
      path: v.strictObject(
        {
          distanceKm: numbers,
          heightM: numbers,
          /** Absent: bare ground. */
          clutterM: v.optional(numbers),
          /** Absent: all of it inland. */
          zone: v.optional(
            v.array(v.picklist([1, 3, 4], '1 (sea), 3 (coastal land) or 4 (inland)'), 'a list of zones'),
          ),
        },
        'an object',
      ),
    }),
  ],
  'p525 | hata | cost231 | rma | uma | p2109 | p1812',
);

export type RadioJob = v.InferOutput<typeof job>;

/** The jobs of a text, or why it is no list of them. */
export type RadioJobList = { readonly jobs: readonly unknown[] } | { readonly fault: RadioFault };

/**
 * A JSON list of jobs. NaN and the infinities, which other programs write though JSON has no
 * such numbers, are faults of their own field and not of the whole list.
 */
export function readRadioJobs(text: string): RadioJobList {
  let given: unknown;
  try {
    given = JSON.parse(withoutNotNumbers(text));
  } catch (error) {
    const found = error instanceof SyntaxError ? error.message : 'no JSON';
    return { fault: { field: '', found: text.trim() === '' ? 'nothing' : found, expected: 'a JSON list of jobs' } };
  }
  if (Array.isArray(given)) return { jobs: given };
  return { fault: { field: '', found: described(given), expected: 'a JSON list of jobs' } };
}

/** The job, or where it is wrong and what was expected there. */
export function readRadioJob(given: unknown): { readonly job: RadioJob } | { readonly fault: RadioFault } {
  const parsed = v.safeParse(job, given);
  if (parsed.success) return { job: parsed.output };
  const [issue] = parsed.issues;
  const keys = (issue.path ?? []).map(({ key }) => key);
  const field = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  // Of a field that is missing or too many the library has sentences of its own.
  const found = issue.type === 'strict_object' && issue.expected === 'never' ? 'a field that is not known' : undefined;
  return {
    fault: {
      field: field.replace(/^\./, ''),
      found: found ?? described(issue.input),
      expected: found === undefined ? expectedBy(issue) : 'no such field',
    },
  };
}

/** Of a field that is missing the library says what was expected of the object that lacks it. */
function expectedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  return type === 'strict_object' && expected?.startsWith('"') ? 'this field' : message;
}

/** Named so that no text of a job has it by chance. */
const NOT_A_NUMBER = '\u0000not a number: ';

/** Outside of texts, NaN, Infinity and -Infinity become texts that no field takes. */
function withoutNotNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (part) =>
    part.startsWith('"') ? part : JSON.stringify(NOT_A_NUMBER + part),
  );
}

/** What stands there, in few words. */
function described(value: unknown): string {
  if (typeof value === 'string' && value.startsWith(NOT_A_NUMBER)) return value.slice(NOT_A_NUMBER.length);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'number' ? `${value}` : JSON.stringify(value).slice(0, 40);
}
