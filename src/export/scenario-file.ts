import type { Source } from '../model/province.ts';
import type { Scenario } from '../model/scenario.ts';
import { isSample } from './summary-json.ts';

/** A scenario as one JSON file that names the data it was made for. */
export function scenarioFile(
  scenario: Scenario,
  province: { readonly profile: { readonly id: string; readonly name: { readonly vi: string } } },
  sources: readonly Source[],
): string {
  const document = {
    kind: 'song-chung-scenario',
    version: 1,
    province: { id: province.profile.id, name: province.profile.name.vi },
    sources: sources.map(({ role, file, date, sample }) => ({ role, file, date, sample })),
    sample: isSample(sources),
    scenario,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
