import { hostsOf } from '../analysis/sharing/hosts.ts';
import { basisOfFigures } from '../export/figure-basis.ts';
import { planGeojson } from '../export/plan-geojson.ts';
import { planJson } from '../export/plan-json.ts';
import { planSheets } from '../export/plan-sheets.ts';
import { isSample } from '../export/summary-json.ts';
import { xlsxFile } from '../export/xlsx.ts';
import { useApp } from '../state/store.ts';
import { GEOJSON_TYPE, saveFile, XLSX_TYPE } from './save-file.ts';

export const PLAN_FORMATS = ['json', 'xlsx', 'geojson'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** The plan on the screen as a file to send on; its figures are of the data it was made for, though others are on the screen by now. */
export async function exportPlan(format: PlanFormat): Promise<void> {
  const { planner, province, language } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const { plan, changes: of } = answer;
  const { profile, villages, sources, incomplete = [] } = province;
  const ground = {
    profile,
    stations: basis.stations,
    positions: hostsOf(basis.analysis.positions, province.structures, basis.sites),
    candidates: basis.candidates ?? [],
    parameters: basis.analysis.parameters,
  };
  const sample = isSample(sources);
  const basisNames = basisOfFigures(ground.parameters);
  const changes = of ? { changes: { of, villages } } : {};
  switch (format) {
    case 'json':
      return saveFile(
        'plan.json',
        planJson(plan, ground, { sample, incomplete, ...changes, ...basisNames }),
        'application/json',
      );
    case 'geojson':
      return saveFile('plan.geojson', planGeojson(plan, ground, { sample, incomplete, ...basisNames }), GEOJSON_TYPE);
    case 'xlsx': {
      const made = new Date().toISOString().slice(0, 10);
      const sheets = planSheets({ plan, ground, villages, sources, language, made, incomplete, ...changes });
      return saveFile('plan.xlsx', await xlsxFile(sheets), XLSX_TYPE);
    }
  }
}
