import { toJsonSchema } from '@valibot/to-json-schema';
import { profileSchema } from '../../src/ingest/profile-schema.ts';

/**
 * JSON Schema of `profile.json`, made from the schema that reads it, for editors that check
 * as one types. Checks that only a program can make (dates that exist, ids used twice) stay
 * with the reader: what was expected stands in `description`.
 */
export function profileJsonSchema(): object {
  return {
    title: 'Sóng Chung: profile of a province',
    ...toJsonSchema(profileSchema, {
      errorMode: 'ignore',
      // Numbers are finite in JSON, and surrounding space is taken away when it is read.
      ignoreActions: ['trim', 'finite'],
      overrideAction: ({ valibotAction, jsonSchema }) =>
        valibotAction.type === 'check' && 'message' in valibotAction && typeof valibotAction.message === 'string'
          ? { ...jsonSchema, description: valibotAction.message }
          : undefined,
    }),
  };
}
