import { writeFileSync } from 'node:fs';
import { profileJsonSchema } from './lib/profile-json-schema.ts';

/** `npm run profile-schema`: writes `data/profile.schema.json` anew, after a change of `src/ingest/profile-schema.ts`. */
writeFileSync(
  new URL('../data/profile.schema.json', import.meta.url),
  `${JSON.stringify(profileJsonSchema(), null, 2)}\n`,
);
