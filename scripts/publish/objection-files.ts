import { readFile } from 'node:fs/promises';
import { readObjections } from '../../src/ingest/objections.ts';
import { joinReceived, objectionTotals, type ReceivedObjections } from '../../src/model/objection.ts';

/** Option of `publish-data` that may be given any number of times: files of reports. */
export const OBJECTION_LISTS = ['objections'] as const;

type ObjectionsGiven =
  | {
      readonly ok: true;
      /** Absent: no file was given. */
      readonly received?: ReceivedObjections;
      /** Reports that are not whole. */
      readonly broken: number;
      /** Reports about villages that are not among these. */
      readonly elsewhere: number;
    }
  /** Path of what is no file of reports. */
  | { readonly ok: false; readonly file: string };

/** What `--objections F…` hold together, of one number the later. */
export async function objectionsGiven(
  paths: readonly string[],
  villages: readonly { readonly code: string }[],
): Promise<ObjectionsGiven> {
  if (paths.length === 0) return { ok: true, broken: 0, elsewhere: 0 };
  const files: ReceivedObjections[] = [];
  let broken = 0;
  for (const file of paths) {
    const read = readObjections(await readFile(file, 'utf8').catch(() => ''));
    if (read === null) return { ok: false, file };
    files.push(read);
    broken += read.broken;
  }
  const received = joinReceived(files);
  const counted = Object.values(objectionTotals(received, villages).province).reduce((sum, count) => sum + count, 0);
  return { ok: true, received, broken, elsewhere: received.objections.length - counted };
}
