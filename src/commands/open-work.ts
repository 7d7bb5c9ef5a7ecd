import { say } from '../i18n/translate.ts';
import { AGREEMENT_WORDS } from '../i18n/words/agreement.ts';
import { readWork, type WorkRead } from '../ingest/link-work.ts';
import type { Pin } from '../model/plan.ts';
import type { DataFingerprint, Scenario } from '../model/scenario.ts';
import { distinctName } from '../state/scenario-names.ts';
import { type LinkedSelection, useApp } from '../state/store.ts';
import { inflated } from './link-text.ts';
import { newScenarioId, planner, setPlanner, show } from './planner-state.ts';
import { setRecords } from './records.ts';
import { dataFingerprint, listScenarios } from './scenarios.ts';

/**
 * Opens the work that a link carries. Nothing that this browser has kept is written over: a scenario
 * or pins that differ from those kept open as a scenario of their own.
 */
export async function openWork(text: string, selection: LinkedSelection | null): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  const opened = await inflated(text);
  const work = opened === null ? null : readWork(opened);
  if (work === null) {
    setPlanner({ fileIssues: [{ code: 'damaged', field: 'work' }] });
    return;
  }
  await listScenarios();
  const data = await dataFingerprint(province);
  const now = useApp.getState();
  if (now.province !== province) return;
  const { plan = now.workbench.plan, candidate = null, off = [] } = work;
  useApp.setState({ workbench: { ...now.workbench, plan, candidate, off } });
  const scenario = scenarioOf(work, data);
  if (scenario === null) return;
  show({ scenario, past: [], future: [] });
  // What is selected may be of the scenario: it is looked for again once that is computed.
  if (useApp.getState().selection === null) useApp.setState({ linkedSelection: selection });
}

function scenarioOf({ scenario, pins = [] }: WorkRead, data: DataFingerprint): Scenario | null {
  if (scenario) {
    if (scenario.data.provinceId !== data.provinceId) {
      setPlanner({ fileIssues: [{ code: 'other-province', found: scenario.data.provinceId }] });
      return null;
    }
    if (scenario.data.sha256 !== data.sha256) setPlanner({ fileIssues: [{ code: 'data-changed' }] });
    return beside(scenario);
  }
  return pins.length > 0 ? pinsBeside(pins, data) : null;
}

/** The one kept where it is the same; else the link's, under a name that no other has. */
function beside(scenario: Scenario): Scenario {
  const { scenarios } = planner();
  const twin = scenarios.find(({ id }) => id === scenario.id);
  if (twin && JSON.stringify([twin.edits, twin.pins ?? []]) === JSON.stringify([scenario.edits, scenario.pins ?? []]))
    return twin;
  const id = twin ? newScenarioId() : scenario.id;
  return { ...scenario, id, name: distinctName(scenario.name, scenarios) };
}

/** Pins of the data: taken where this browser has none; where it has others, they open as a scenario. */
function pinsBeside(pins: readonly Pin[], data: DataFingerprint): Scenario | null {
  const { records, language } = useApp.getState();
  if (JSON.stringify(records.pins) === JSON.stringify(pins)) return null;
  if (records.pins.length === 0) {
    setRecords({ pins });
    return null;
  }
  const time = new Date().toISOString();
  const name = distinctName(say(AGREEMENT_WORDS, language, 'link.scenario'), planner().scenarios);
  return { id: newScenarioId(), name, created: time, changed: time, data, edits: [], pins };
}
