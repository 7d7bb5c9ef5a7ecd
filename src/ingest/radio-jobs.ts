import * as v from 'valibot';

/** Jobs for the radio models (`npm run path-loss`): what each needs, with its unit in its name. */

const number = v.pipe(v.number('number'), v.finite('number'));
const numbers = v.array(number, 'list of numbers');

const job = v.variant(
  'model',
  [
    v.strictObject({
      model: v.literal('p525'),
      fGhz: v.pipe(number, v.gtValue(0, '> 0')),
      distanceKm: v.pipe(number, v.gtValue(0, '> 0')),
    }),
    v.strictObject({
      model: v.literal('p1812'),
      fGhz: number,
      timePercent: number,
      locationPercent: v.optional(number, 50),
      locationSigmaDb: v.optional(number, 0),
      txHeightM: number,
      rxHeightM: number,
      polarisation: v.picklist(['horizontal', 'vertical'], 'horizontal | vertical'),
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
          zone: v.optional(v.array(v.picklist([1, 3, 4], '1 | 3 | 4'), 'list')),
        },
        'object',
      ),
    }),
  ],
  'model: p525 | p1812',
);

export type RadioJob = v.InferOutput<typeof job>;

/** The job, or where it is wrong and what was expected there. */
export function readRadioJob(given: unknown): { readonly job: RadioJob } | { readonly error: string } {
  const parsed = v.safeParse(job, given);
  if (parsed.success) return { job: parsed.output };
  const [issue] = parsed.issues;
  const field = (issue.path ?? []).map(({ key }) => key).join('.');
  return { error: field === '' ? issue.message : `${field}: ${issue.message}` };
}
