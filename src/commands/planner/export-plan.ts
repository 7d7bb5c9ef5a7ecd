import { hostsOf } from '../../analysis/sharing/hosts.ts';
import { planJson } from '../../export/plan-json.ts';
import { isSample } from '../../export/summary-json.ts';
import { useApp } from '../../state/store.ts';
import { saveFile } from '../save-file.ts';

export const PLAN_FORMATS = ['json'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** The plan on the screen as a file to send on. */
export async function exportPlan(format: PlanFormat): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const positions = hostsOf(basis.analysis.positions, province.structures);
  const ground = { stations: basis.stations, positions, candidates: basis.candidates ?? [] };
  if (format === 'json')
    saveFile('plan.json', planJson(answer.plan, ground, isSample(province.sources)), 'application/json');
}
