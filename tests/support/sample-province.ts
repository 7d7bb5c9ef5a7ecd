import { readFileSync } from 'node:fs';
import { analyse, prepareProvince } from '../../src/analysis/analyse.ts';
import { labelPointOf } from '../../src/analysis/label-point.ts';
import { chooseInputs } from '../../src/ingest/choose-inputs.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';
import { smallProvinceFile } from './small-province.ts';

/** A province as the app reads it, from the text of its files. */
async function read(text: (file: string) => string) {
  const profileRead = readProfile(text('profile.json'), 'profile.json');
  if (!profileRead.ok) throw new Error(JSON.stringify(profileRead.issues));
  const profile = profileRead.value;
  const { province, issues } = await loadProvince(profile, chooseInputs(profile, []), async ({ file }) => ({
    ok: true,
    content: text(file),
  }));
  return { profile, province, issues };
}

/** A sample province as the app reads it; the one that it opens first unless another is named. */
export function readSample(name: 'ninh-binh' | 'ninh-binh-2025' = 'ninh-binh') {
  const folder = new URL(`../../data/${name}/`, import.meta.url);
  return read((file) => readFileSync(new URL(file, folder), 'utf8'));
}

/** The few communes of the sample that most journeys in the browser are made in. */
export const readSmall = () => read(smallProvinceFile);

type Read = Awaited<ReturnType<typeof read>>;

function analysed({ profile, province, issues }: Read, parameters: AnalysisParameters) {
  const prepared = prepareProvince(profile, province.villages);
  const analysis = analyse(profile, province, parameters, prepared);
  return { profile, province, issues, prepared, analysis, pointIn: (v: number) => labelPointOf(prepared.shapes, v) };
}

export type AnalysedSample = ReturnType<typeof analysed>;

async function analyseAnew(
  reading: Promise<Read>,
  change: (parameters: AnalysisParameters) => AnalysisParameters = (same) => same,
): Promise<AnalysedSample> {
  const found = await reading;
  return analysed(found, change(defaultParameters(found.profile)));
}

let usual: Promise<AnalysedSample> | null = null;
let small: Promise<AnalysedSample> | null = null;

/** The sample province, read and analysed in Node: what the screen must agree with. Without a change, once a process. */
export function analyseSample(
  change?: (parameters: AnalysisParameters) => AnalysisParameters,
): Promise<AnalysedSample> {
  if (change) return analyseAnew(readSample(), change);
  usual ??= analyseAnew(readSample());
  return usual;
}

/** The small province of the browser tests, read and analysed in Node. Without a change, once a process. */
export function analyseSmall(change?: (parameters: AnalysisParameters) => AnalysisParameters): Promise<AnalysedSample> {
  if (change) return analyseAnew(readSmall(), change);
  small ??= analyseAnew(readSmall());
  return small;
}
