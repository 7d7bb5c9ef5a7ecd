/** What the radio models share with those who ask them. */

/** Why a job cannot be computed: where in it, what stands there, and what was expected. */
export interface RadioFault {
  /** Name of the field with its place in a list: `path.heightM[3]`. */
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}
