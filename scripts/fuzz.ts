import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { outOfRange } from '../src/model/out-of-range.ts';
import { watchReached } from './fuzz/reached.ts';
import { type Target, targets } from './fuzz/targets.ts';

/**
 * `npm run fuzz -- --minutes 10 [--seed N]`: damaged inputs against every reader, one reader after
 * another in small turns until the time is over. The last thing printed is one JSON object: how
 * many inputs each reader had, what it threw, the input that took most, and how much of the readers was
 * reached. Ends with 1 if anything was thrown or took more of the processor than it may.
 */
const TURN = 4;
/** Of the processor's time, for a reader of a file of some kilobytes: a busy machine makes no fault. */
const MOST_CPU_MS = 5_000;
const MOST_TOLD = 20;

interface Fault {
  readonly target: string;
  readonly seed: number;
  readonly what: string;
  readonly input: string;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes ${values.minutes}: a number above 0`);
  process.exit(1);
}
const firstSeed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const reached = await watchReached();
const all = await targets();
const started = performance.now();
const endsMs = started + minutes * 60_000;
const inputs = new Map(all.map(({ name }) => [name, 0]));
let total = 0;
const faults: Fault[] = [];
let slowest = { target: '', seed: 0, cpuMs: 0 };

let seed = firstSeed;

/** One input; null: read without a fault. */
async function faultOf({ name, read }: Target, bytes: Uint8Array): Promise<string | null> {
  const before = process.cpuUsage();
  try {
    await read(bytes);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const cpuMs = Math.round((user + system) / 1_000);
  if (cpuMs > slowest.cpuMs) slowest = { target: name, seed, cpuMs };
  return cpuMs > MOST_CPU_MS ? `took ${cpuMs} ms of the processor` : null;
}

while (performance.now() < endsMs) {
  for (const target of all) {
    seed++;
    for (const bytes of fc.sample(target.inputs, { seed, numRuns: TURN })) {
      if (performance.now() >= endsMs) break;
      total++;
      inputs.set(target.name, 1 + (inputs.get(target.name) ?? outOfRange()));
      const what = await faultOf(target, bytes);
      if (what !== null) faults.push({ target: target.name, seed, what, input: Buffer.from(bytes).toString('base64') });
    }
  }
}
const result = {
  minutes: Number(((performance.now() - started) / 60_000).toFixed(2)),
  seed: firstSeed,
  inputs: Object.fromEntries(inputs),
  total,
  functionsReached: await reached.count(),
  slowest,
  faultCount: faults.length,
  faults: faults.slice(0, MOST_TOLD),
};
console.log(JSON.stringify(result, null, 2));
process.exit(faults.length === 0 ? 0 : 1);
