import { writeFileSync } from 'node:fs';
import { fieldsPage } from '../src/export/fields-page.ts';
import { profileFields } from '../src/ingest/profile-fields.ts';

/** `npm run fields-page`: the page of the documents that the tables of fields are. */
writeFileSync('docs/fields.md', fieldsPage(profileFields()));
