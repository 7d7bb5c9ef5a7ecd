import { readLink } from '../state/permalink.ts';
import { DEFAULT_COLOUR_BY, DEFAULT_PROFILE_URL, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { loadProvince } from './load-province.ts';
import { showUnit } from './set-unit.ts';

/** Starts the page as its address says. */
export async function openLink(search: string): Promise<void> {
  const link = readLink(search);
  analysisClient().holdCandidates(true);
  useApp.setState({
    audience: link.audience,
    language: link.language,
    theme: link.theme,
    camera: link.camera,
    colourBy: link.colourBy ?? DEFAULT_COLOUR_BY,
    shown: link.shown,
    linkedSelection: link.selection,
    unit: link.unit,
    villageFilter: link.filter,
    embedded: link.embedded,
    reporting: link.reporting,
    followLink: link.selection !== null && link.camera === null,
  });
  await loadProvince(link.profile ?? DEFAULT_PROFILE_URL, {}, link.changes);
  const narrowed = link.unit.district !== null || link.unit.commune !== null;
  if (narrowed && link.camera === null && link.selection === null) showUnit();
}
