import { isoDate } from '../../ingest/fields.ts';
import type { Mapping } from '../../model/mapping.ts';
import { changeEntry, entryOf } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { checkEntry } from './check-entry.ts';
import { importClient } from './import-client.ts';
import { rememberedMapping } from './remembered-mappings.ts';
import { stopped } from './stopped.ts';

/**
 * Opens a file and guesses its mapping, or takes the one that was chosen for its like.
 *
 * @param how What a person chose about reading it: another sheet, encoding, separator or role.
 */
export async function examineEntry(
  id: number,
  how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer' | 'role'>> = {},
): Promise<void> {
  const entry = entryOf(id);
  const profile = useApp.getState().province?.profile;
  if (!entry || !profile) return;
  changeEntry(id, { stage: { kind: 'working', what: 'examine', done: 0, total: 1 }, mends: [], checked: null });
  const { role = null, ...reading } = how;
  try {
    const answer = await importClient().ask('examine', {
      file: { name: entry.name, content: entry.content },
      role,
      profile,
      how: reading,
    });
    if (!answer.ok) {
      changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
      return;
    }
    const examined = answer.value;
    const known = Object.keys(how).length === 0 ? rememberedMapping(examined.fingerprint, examined.mapping) : null;
    const date = entry.date === '' ? dateIn([...examined.titles, entry.name]) : entry.date;
    changeEntry(id, { examined, mapping: known ?? examined.mapping, remembered: known !== null, date });
    await checkEntry(id);
  } catch (reason) {
    stopped(id, reason);
  }
}

/** The day that a title such as "đến 30/6/2023" names; '' where none does. */
function dateIn(texts: readonly string[]): string {
  for (const text of texts) {
    const [, day, month, year] = /(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})(?!\d)/.exec(text) ?? [];
    const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (isoDate(iso) !== null) return iso;
  }
  return '';
}
