import { IMPORT_ROLES } from '../../model/mapping.ts';
import { useImport } from '../../state/import-store.ts';
import { type GivenFiles, useApp } from '../../state/store.ts';
import { loadProvince } from '../load-province.ts';
import { keepProject } from '../project/keep-project.ts';
import { closeImport } from './close-import.ts';
import { rememberMapping } from './remembered-mappings.ts';

/** Computes with the files that are included, beside those of one's own that are in use already. */
export async function acceptImport(): Promise<void> {
  const { given: before, profileUrl } = useApp.getState();
  const given: GivenFiles = { ...before };
  for (const { name, content, mapping, mends, examined, origin, date, included, stage } of useImport.getState()
    .entries) {
    if (!included || mapping === null || examined === null || stage.kind !== 'ready') continue;
    rememberMapping(examined.fingerprint, mapping);
    const delivery = { origin: origin.trim() === '' ? null : origin.trim(), date: date === '' ? null : date };
    given[mapping.role] = { name, content, mapping, mends, delivery };
  }
  closeImport();
  if (given.villages !== before.villages || given.stations !== before.stations) {
    // A project's sample files are never used beside data that are none.
    for (const role of IMPORT_ROLES) if (given[role]?.known?.sample === true) delete given[role];
  }
  await loadProvince(profileUrl, given);
  const { province, given: used } = useApp.getState();
  if (province === null || used !== given) return;
  useApp.setState({ focus: { bounds: province.bounds } });
  await keepProject();
}
