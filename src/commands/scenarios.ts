import type { LoadedProvince } from '../model/loaded-province.ts';
import type { DataFingerprint, Edit } from '../model/scenario.ts';
import { pinsInForce } from '../state/planner.ts';
import { redone, undone, withEdits } from '../state/scenario-history.ts';
import { distinctName } from '../state/scenario-names.ts';
import { useApp } from '../state/store.ts';
import { forget, keptScenarios } from './kept-scenarios.ts';
import { followOtherTabs, keepScenario, newScenarioId, planner, setPlanner, show } from './planner-state.ts';

/** A new scenario on the screen, with some edits in it or none. */
export async function startScenario(name: string, edits: readonly Edit[] = []): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  const data = await dataFingerprint(province);
  if (useApp.getState().province !== province) return;
  const now = new Date().toISOString();
  // What was decided of the data as they are holds in a scenario made from them.
  const pins = pinsInForce(useApp.getState());
  const scenario = {
    id: newScenarioId(),
    name: distinctName(name, planner().scenarios),
    created: now,
    changed: now,
    data,
    edits,
    pins,
  };
  show({ scenario, past: [], future: [] });
}

/** Opens one of the page's scenarios; null: back to the data as they are. */
export function openScenario(id: string | null): void {
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (id === null) show(null);
  else if (scenario) show({ scenario, past: [], future: [] });
}

/**
 * Makes edits as one step that can be undone. Where no scenario is open, one is begun.
 *
 * @param name Of the scenario begun; a number is added where another has it.
 */
export async function editScenario(edits: readonly Edit[], name: string): Promise<void> {
  const { open } = planner();
  if (!open) return startScenario(name, edits);
  show(withEdits(open, [...open.scenario.edits, ...edits], new Date().toISOString()));
}

/** Takes edits out of the open scenario, or puts others in their place, as one step that can be undone. */
export function replaceEdits(change: (edits: readonly Edit[]) => readonly Edit[]): void {
  const { open } = planner();
  if (open) show(withEdits(open, change(open.scenario.edits), new Date().toISOString()));
}

/** Takes the last step back. */
export function undoEdit(): void {
  const { open } = planner();
  if (open && open.past.length > 0) show(undone(open, new Date().toISOString()));
}

/** Makes the step taken back last again. */
export function redoEdit(): void {
  const { open } = planner();
  if (open && open.future.length > 0) show(redone(open, new Date().toISOString()));
}

/** A name of blanks alone changes nothing. */
export function renameScenario(id: string, name: string): void {
  const { open, scenarios } = planner();
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario || name.trim() === '') return;
  const others = scenarios.filter((one) => one.id !== id);
  const renamed = { ...scenario, name: distinctName(name.trim(), others), changed: new Date().toISOString() };
  if (open?.scenario.id === id) setPlanner({ open: { ...open, scenario: renamed } });
  keepScenario(renamed);
}

/** Opens a copy under another name; the one copied stays as it is. */
export function duplicateScenario(id: string, name: string): void {
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (!scenario) return;
  const now = new Date().toISOString();
  const named = distinctName(name, planner().scenarios);
  show({
    scenario: { ...scenario, id: newScenarioId(), name: named, created: now, changed: now },
    past: [],
    future: [],
  });
}

/** Deletes a scenario for good; one that is open gives way to the data as they are. */
export function deleteScenario(id: string): void {
  const { open, scenarios } = planner();
  setPlanner({ scenarios: scenarios.filter((one) => one.id !== id) });
  if (open?.scenario.id === id) show(null);
  void forget(id);
}

/** Brings back what this browser has kept for the province on the screen. */
export async function listScenarios(): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  followOtherTabs();
  const kept = await keptScenarios(province.profile.id, (records) =>
    useApp.setState({ keepProblem: { kind: 'damaged', records } }),
  );
  if (useApp.getState().province !== province) return;
  if (kept === null) {
    setPlanner({ keeping: 'not-kept' });
    return;
  }
  const here = planner().scenarios;
  const others = kept.filter(({ id }) => !here.some((one) => one.id === id));
  setPlanner({ keeping: 'kept', scenarios: [...here, ...others] });
}

/** What a scenario's edits and figures rest on, as one hash: the same data read again give the same. */
export async function dataFingerprint(
  province: Pick<LoadedProvince, 'profile' | 'villages' | 'mapVillages' | 'stations' | 'structures'>,
): Promise<DataFingerprint> {
  const known = fingerprints.get(province.stations);
  if (known) return known;
  const { villages, mapVillages, stations, structures } = province;
  const text = [mapVillages, JSON.stringify(villages), JSON.stringify(stations), JSON.stringify(structures)].join('\n');
  const fingerprint = { provinceId: province.profile.id, sha256: await sha256(new TextEncoder().encode(text)) };
  fingerprints.set(province.stations, fingerprint);
  return fingerprint;
}

const fingerprints = new WeakMap<object, DataFingerprint>();

/** Browsers hash by themselves only on pages that came by https; a province's own server may have none. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const own: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const hash = own
    ? new Uint8Array(await own.digest('SHA-256', bytes))
    : (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
