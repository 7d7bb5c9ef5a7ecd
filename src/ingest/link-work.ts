import * as v from 'valibot';
import type { Pin } from '../model/plan.ts';
import { READINGS } from '../model/profile.ts';
import type { Scenario } from '../model/scenario.ts';
import { idSchema, pinsSchema } from './records.ts';
import { scenarioSchema } from './scenario-file.ts';

/** What a link may carry of a planner's work: anyone may have written it. */

const numberText = v.pipe(v.string(), v.maxLength(20));
const limitSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
const workSchema = v.object({
  version: v.literal(1),
  scenario: v.exactOptional(scenarioSchema),
  pins: v.exactOptional(pinsSchema),
  plan: v.exactOptional(
    v.object({
      aim: v.picklist(['goal', 'cost', 'keep']),
      goal: v.nullable(numberText),
      keep: numberText,
      reading: v.nullable(v.picklist(READINGS)),
      enforceMandatory: v.boolean(),
      limits: v.exactOptional(
        v.pipe(
          v.array(
            v.object({ operator: idSchema, mostMoves: v.nullable(limitSchema), mostLoss: v.nullable(limitSchema) }),
          ),
          v.maxLength(100),
        ),
      ),
    }),
  ),
  candidate: v.exactOptional(v.object({ station: idSchema, host: idSchema })),
  off: v.exactOptional(v.pipe(v.array(idSchema), v.maxLength(10_000))),
});

/** As `LinkWork` of the state has it. */
export type WorkRead = v.InferOutput<typeof workSchema> & {
  readonly scenario?: Scenario;
  readonly pins?: readonly Pin[];
};

/** Null: not the work of a planner, or of a version that is not known. */
export function readWork(text: string): WorkRead | null {
  try {
    const parsed = v.safeParse(workSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
