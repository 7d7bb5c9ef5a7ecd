import { readFileSync } from 'node:fs';
import { analyse, prepareProvince } from '../../src/analysis/analyse.ts';
import { labelPointOf } from '../../src/analysis/labels.ts';
import { chooseInputs, loadProvince } from '../../src/ingest/load-province.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';

/** A sample province as the app reads it; the one that it opens first unless another is named. */
export async function readSample(name: 'ninh-binh' | 'ninh-binh-2025' = 'ninh-binh') {
  const folder = new URL(`../../data/${name}/`, import.meta.url);
  const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const read = readProfile(text('profile.json'), 'profile.json');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const profile = read.value;
  const { province, issues } = await loadProvince(profile, chooseInputs(profile, []), async ({ file }) => ({
    ok: true,
    content: text(file),
  }));
  return { profile, province, issues };
}

async function analyseAnew(change: (parameters: AnalysisParameters) => AnalysisParameters) {
  const { profile, province, issues } = await readSample();
  const prepared = prepareProvince(profile, province.villages);
  const analysis = analyse(profile, province, change(defaultParameters(profile)), prepared);
  return { profile, province, issues, prepared, analysis, pointIn: (v: number) => labelPointOf(prepared.shapes, v) };
}

export type AnalysedSample = Awaited<ReturnType<typeof analyseAnew>>;

let usual: Promise<AnalysedSample> | null = null;

/** The sample province, read and analysed in Node: what the screen must agree with. Without a change, once a process. */
export function analyseSample(
  change?: (parameters: AnalysisParameters) => AnalysisParameters,
): Promise<AnalysedSample> {
  if (change) return analyseAnew(change);
  usual ??= analyseAnew((same) => same);
  return usual;
}
