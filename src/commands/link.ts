import type { LonLat } from '../model/geometry.ts';
import { readLink } from '../state/permalink.ts';
import { DEFAULT_COLOUR_BY, DEFAULT_PROFILE_URL, type LinkedSelection, useApp } from '../state/store.ts';
import { WORKBENCH_AT_FIRST } from '../state/workbench.ts';
import { analysisClient } from './analysis-client.ts';
import { loadProvince, projectIsKept } from './province.ts';
import { showUnit } from './view.ts';

/** Starts the page as its address says. */
export async function openLink(search: string): Promise<void> {
  const link = readLink(search);
  analysisClient().holdTheRest(true);
  useApp.setState({
    audience: link.audience,
    language: link.language,
    theme: link.theme,
    camera: link.camera,
    colourBy: link.colourBy ?? DEFAULT_COLOUR_BY,
    shown: link.shown,
    opacity: link.opacity,
    baseChoice: link.baseChoice,
    linkedSelection: link.selection,
    unit: link.unit,
    villageFilter: link.filter,
    embedded: link.embedded,
    reporting: link.reporting,
    sheet: link.selection ? 'half' : 'peek',
    workbench: { ...WORKBENCH_AT_FIRST, tab: link.tool },
    linkWork: link.work === null ? { kind: 'none' } : { kind: 'text', text: link.work },
    followLink: link.selection !== null && link.camera === null,
    point: link.point && { at: link.point, accuracyM: null },
  });
  await openLinked(link);
  if (link.work !== null) await openLinkedWork(link.work, link.selection);
  // Which village a place lies in is looked up, whatever the link says.
  if (link.point) void askAboutLinked(link.point);
  const narrowed = link.unit.district !== null || link.unit.commune !== null;
  if (narrowed && link.camera === null && link.selection === null) showUnit();
}

async function askAboutLinked(at: LonLat): Promise<void> {
  const asking = await import('./point.ts').catch(() => null);
  await asking?.askAbout({ at, accuracyM: null });
}

/** A planner's work that the link carries; the rest of the link holds without it. */
async function openLinkedWork(text: string, selection: LinkedSelection | null): Promise<void> {
  const opening = await import('./open-work.ts').catch((reason: unknown) => {
    console.warn('no linked work:', reason);
  });
  await opening?.openWork(text, selection);
}

/** What the link names; else the project that this browser has kept, else the default province. */
async function openLinked({ profile, changes, embedded }: ReturnType<typeof readLink>): Promise<void> {
  // What is embedded in a page is that page's, not the reader's own.
  if (profile === null && !embedded && projectIsKept()) {
    const keeping = await import('./kept-project.ts').catch((reason: unknown) => {
      console.warn('no kept project:', reason);
    });
    if (await keeping?.reopenProject(changes)) return;
  }
  return loadProvince(profile ?? DEFAULT_PROFILE_URL, [], changes);
}
