import { readFileSync } from 'node:fs';
import { readInputs } from '../lib/read-inputs.ts';

/** `one-reading.ts PROFILE ROLE FILE`: reads a file as a command does, in a process of its own, and prints what it took. */
export interface OneReading {
  /** Of all threads. */
  readonly processorSeconds: number;
  /** The most memory that the process held, Node in it. */
  readonly peakMb: number;
}

const [profile = '', role, path = ''] = process.argv.slice(2);
if (role !== 'stations' && role !== 'villages') throw new Error(`no such role: ${role}`);
const before = process.cpuUsage();
const read = await readInputs({ profile, inputs: [{ role, path }] });
if (!read.ok) throw new Error(`${path} cannot be read`);
const { user, system } = process.cpuUsage(before);
const figures: OneReading = {
  processorSeconds: Math.round((user + system) / 1e4) / 100,
  peakMb: peakMb(),
};
console.log(JSON.stringify(figures));

/** Linux counts `maxRSS` from the process that started this one on: its own peak stands elsewhere. */
function peakMb(): number {
  const ownKb =
    process.platform === 'linux' ? /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : null;
  return Math.round(Number(ownKb ?? process.resourceUsage().maxRSS) / 1e3);
}
