import { type DBSchema, openDB } from 'idb';
import * as v from 'valibot';
import { surveyEdits } from '../analysis/agreement/from-log.ts';
import { recordsSchema } from '../ingest/records.ts';
import type { Records } from '../model/records.ts';
import { RECORDS_KEPT, useApp } from '../state/store.ts';
import { compute } from './analysis.ts';
import { whileWriting } from './unfinished-writes.ts';

/** A department's records are kept in this browser between visits, by province, and nowhere else. */

interface RecordsDatabase extends DBSchema {
  records: { key: string; value: Records };
}

function open() {
  return openDB<RecordsDatabase>('song-chung-records', 1, {
    upgrade: (db) => {
      db.createObjectStore('records');
    },
  });
}

/** Puts records on the screen; where they bring other surveys the figures are computed anew. */
export function takeRecords(records: Records): void {
  const { surveys: before } = useApp.getState();
  const surveys = surveyEdits(records.moveLog);
  const changed = JSON.stringify(surveys) !== JSON.stringify(before);
  useApp.setState(changed ? { records, surveys } : { records });
  if (changed) compute();
}

/** Keeps the records of the province on the screen; a browser that keeps nothing goes on without. */
export async function keepRecords(): Promise<void> {
  const { province, records } = useApp.getState();
  if (!province) return;
  try {
    await whileWriting(async () => (await open()).put('records', records, province.profile.id));
    localStorage.setItem(RECORDS_KEPT, 'yes');
  } catch (error) {
    console.warn('records are not kept:', error);
  }
}

/** Brings back the records of the province on the screen; none where nothing is kept, or what is kept is damaged. */
export async function bringRecords(): Promise<void> {
  const { province, records } = useApp.getState();
  if (!province) return;
  try {
    const kept = await (await open()).get('records', province.profile.id);
    const read = v.safeParse(recordsSchema, kept);
    const now = useApp.getState();
    // What was recorded since, or brought by a project, is newer.
    if (read.success && now.province === province && now.records === records) takeRecords(read.output);
  } catch (error) {
    console.warn('records cannot be read:', error);
  }
}
