import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareProvince } from '../../src/analysis/analyse.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { readInputs } from '../lib/read-inputs.ts';
import { benchBrowser } from './browser.ts';
import { benchCountry } from './country.ts';
import { benchEngine } from './engine.ts';
import { benchImports } from './imports.ts';
import { benchLarger } from './larger.ts';
import { benchNarrowSectors } from './narrow-sectors.ts';
import { benchPlan } from './plan.ts';
import { benchPlanner } from './planner.ts';
import { benchRadio } from './radio.ts';
import { benchRadioCountry } from './radio-country.ts';

/**
 * `npm run bench [-- --only engine,plan]`: the speed and the errors that the budgets name, measured on the sample
 * province. What is done and each figure as it comes go to the error stream; the output is one JSON object, last.
 * `country`, `imports`, `larger` and `radio-country` are measured only when they are named. For `radio-country`:
 * `--stations 100,1000` how many, `--reach-m 1000` how far from a mast is looked, `--part 5000` stations of a part.
 */

const PROFILE_PATH = fileURLToPath(new URL('../../data/ninh-binh/profile.json', import.meta.url));
const read = await readInputs({ profile: PROFILE_PATH });
if (!read.ok) throw new Error('the sample province cannot be read');
const { profile, province } = read.value;

const progress = (line: string): void => console.error(`  ${line}`);

const PARTS: Readonly<Record<string, () => unknown>> = {
  engine: () => benchEngine(profile, province, progress),
  narrow: () => benchNarrowSectors(profile, province),
  radio: () => benchRadio(profile, province.stations),
  planner: () => benchPlanner(profile, province, prepareProvince(profile, province.villages)),
  plan: () => benchPlan(profile, province, progress),
  browser: async () => (await benchBrowser(defaultParameters(profile))) ?? 'no browser found',
  country: () => benchCountry(),
  'radio-country': () => {
    const [reachM = null] = wholeNumbers('reach-m') ?? [];
    const [stationsAPart = 500] = wholeNumbers('part') ?? [];
    const counts = wholeNumbers('stations') ?? [100, 1_000, 10_000];
    return benchRadioCountry(profile, province, { counts, reachM, stationsAPart }, progress);
  },
  larger: () => benchLarger(progress),
  imports: async () => (await benchImports(PROFILE_PATH, progress)) ?? 'no browser found',
};
const USUAL = Object.keys(PARTS).filter((name) => !['country', 'radio-country', 'imports', 'larger'].includes(name));

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { only: text, stations: text, 'reach-m': text, part: text } });
const wanted = values.only?.split(',') ?? USUAL;
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`--only: ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

/** Of an option; absent where it is not given. */
function wholeNumbers(option: 'stations' | 'reach-m' | 'part'): readonly number[] | undefined {
  const given = values[option];
  const numbers = given?.split(',').map(Number);
  if (numbers === undefined || numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  console.error(`--${option} ${given}: whole numbers from 1 on, with commas between them`);
  process.exit(2);
}

const results: Record<string, unknown> = {};
for (const [n, name] of wanted.entries()) {
  console.error(`[${n + 1}/${wanted.length}] ${name}`);
  const started = performance.now();
  results[name] = await PARTS[name]?.();
  if (name !== 'engine') progress(JSON.stringify(results[name]));
  console.error(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
console.log(JSON.stringify(results, null, 2));
