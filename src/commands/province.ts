import { type AnalysisParameters, defaultParameters } from '../model/parameters.ts';
import type { CommuneTier, Profile } from '../model/profile.ts';
import { NO_RECORDS } from '../model/records.ts';
import { unitAtFirst } from '../state/chosen-unit.ts';
import { modeIsKnown } from '../state/link-state.ts';
import { type Change, changedParameters, withChange } from '../state/parameter-specs.ts';
import { initialPlanner } from '../state/planner.ts';
import {
  type AppState,
  DEFAULT_COLOUR_BY,
  type GivenFiles,
  NOTHING_HIGHLIGHTED,
  RECORDS_KEPT,
  useApp,
} from '../state/store.ts';
import { NO_FILTER } from '../state/village-filter.ts';
import { WORKBENCH_AT_FIRST } from '../state/workbench.ts';
import type { LoadQuestion } from '../worker/protocol.ts';
import { compute, memoryIssues } from './analysis.ts';
import { analysisClient } from './analysis-client.ts';
import { setView } from './view.ts';

/** What a reload has to bring back. */
export interface ShownProvince {
  readonly profileUrl: string;
  readonly given: GivenFiles;
  readonly asOf: string | null;
  readonly communeTier: CommuneTier | null;
  readonly profile: Profile;
}

/**
 * Reads a province and computes it. What was on the screen stays there until the new one
 * is read; if it cannot be used, the old one is kept, in its worker too, and the reasons are shown.
 *
 * A file that is not whole is as one that cannot be used, unless `incomplete` says to use what can be read.
 *
 * @param changes Assumptions to begin with, from a link; what the profile does not know is ignored.
 * @param keep Keeps the province between visits: awaited before it is shown, so that a reload never
 * brings back less than was on the screen.
 */
export async function loadProvince(
  profileUrl: string,
  given: GivenFiles = [],
  changes: readonly Change[] = [],
  keep?: (shown: ShownProvince) => Promise<void>,
  incomplete: NonNullable<LoadQuestion['incomplete']> = 'refuse',
): Promise<void> {
  const before = useApp.getState();
  const { asOf, communeTier } = before;
  again = (todo) => {
    useApp.setState({ asOf, communeTier });
    return loadProvince(profileUrl, given, changes, keep, todo);
  };
  useApp.setState({ status: { kind: 'loading', done: 0, total: 1 } });
  const address = new URL(profileUrl, document.baseURI).href;
  try {
    const outcome = await analysisClient().load(
      { profileUrl: address, given, asOf, communeTier, incomplete },
      {
        onProgress: ({ done, total }) => useApp.setState({ status: { kind: 'loading', done, total } }),
        onOutlines: (outlines) => useApp.setState({ outlines }),
        ...(keep && { onUsable: ({ profile }) => keep({ profileUrl, given, asOf, communeTier, profile }) }),
      },
    );
    if (outcome.kind === 'overtaken') return;
    if (outcome.kind === 'stopped') {
      useApp.setState({ status: { kind: before.analysis ? 'idle' : 'stopped' } });
      return;
    }
    if (outcome.kind === 'unusable') {
      useApp.setState({ status: { kind: 'failed', what: 'load', issues: outcome.issues, files: outcome.files ?? [] } });
      return;
    }
    const { province } = outcome;
    const same = before.province?.profile.id === province.profile.id;
    const kept = same ? before.parameters : null;
    let parameters: AnalysisParameters = defaultParameters(province.profile);
    const wanted = before.province && kept ? changedParameters(kept, before.province.profile) : changes;
    for (const change of wanted) parameters = withChange(parameters, change, province.profile);
    // Where the browser keeps nothing, the page must not drop the scenarios of the same province.
    const scenarios = same ? before.planner.scenarios : [];
    useApp.setState({
      profileUrl,
      given,
      province,
      outlines: null,
      base: null,
      parameters,
      analysis: null,
      stations: province.stations,
      planner: { ...initialPlanner(), keeping: before.planner.keeping, scenarios },
      ...recordsOf(same ? before : null),
      candidates: null,
      // What was typed for one province's plan is no order for another's.
      workbench: same ? before.workbench : { ...before.workbench, plan: WORKBENCH_AT_FIRST.plan, off: [] },
      selection: null,
      inspection: null,
      verification: null,
      highlighted: NOTHING_HIGHLIGHTED,
      objections: same ? before.objections : [],
      // What the link narrowed to stays for the first province; another has other units.
      ...(before.province
        ? { unit: { district: null, commune: null }, villageFilter: NO_FILTER, point: null }
        : { unit: unitAtFirst({ ...before, province }) }),
      colourBy: modeIsKnown(before.colourBy, province.profile) ? before.colourBy : DEFAULT_COLOUR_BY,
    });
    // Nothing can be planned without stations.
    if (province.published && useApp.getState().audience === 'planner') setView('public');
    compute();
    bringBaseMap();
    await broughtRecords(before);
  } catch (reason) {
    console.error('load failed:', reason);
    const issues = memoryIssues(reason instanceof Error ? reason.message : '');
    useApp.setState({ status: { kind: 'failed', what: 'load', issues } });
  }
}

/** Does the last load once more. */
let again: ((incomplete: NonNullable<LoadQuestion['incomplete']>) => Promise<void>) | null = null;

/** Asks for the files of the last load again. */
export function retryLoad(): void {
  void again?.('refuse');
}

/** Shows what can be read of the files of the last load; what is missing is said beside every figure. */
export function usePartOfLoad(): void {
  void again?.('use');
}

/** The first map stands, or cannot: what it had no need of is loaded and computed now. */
export function firstMapDrawn(): void {
  useApp.setState({ mapDrawn: true });
  analysisClient().holdTheRest(false);
  bringBaseMap();
}

/** Late: nothing waits for what lies under the figures. */
function bringBaseMap(): void {
  const { province, profileUrl, mapDrawn } = useApp.getState();
  if (!mapDrawn || !province) return;
  const { profile } = province;
  if (!(profile.ground ?? profile.baseMaps)) return;
  import('./base-map.ts').then(
    ({ showBaseMap }) => showBaseMap(profileUrl, profile),
    // The reason names the file that did not come.
    console.warn,
  );
}

/** Says, without opening the database, that there is something to bring back. */
export const PROJECT_KEPT = 'song-chung.project';

/** Whether a project was kept at an earlier visit. */
export function projectIsKept(): boolean {
  return isKept(PROJECT_KEPT);
}

/** What was decided so far of the same province; null: it is another. */
function recordsOf(before: Pick<AppState, 'records' | 'surveys'> | null): Pick<AppState, 'records' | 'surveys'> {
  return before === null ? { records: NO_RECORDS, surveys: [] } : { records: before.records, surveys: before.surveys };
}

/** The department's records of the province on the screen, where this browser has any. */
async function broughtRecords({ province: before }: Pick<AppState, 'province'>): Promise<void> {
  const isNew = before?.profile.id !== useApp.getState().province?.profile.id;
  if (!isNew || !isKept(RECORDS_KEPT)) return;
  const keeping = await import('./kept-records.ts').catch((reason: unknown) => {
    console.warn('no records:', reason);
  });
  await keeping?.bringRecords();
}

/** Whether something was kept in this browser at an earlier visit. @param key What says so. */
export function isKept(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}
