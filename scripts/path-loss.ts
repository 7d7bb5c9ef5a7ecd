import { text } from 'node:stream/consumers';
import { freeSpace } from '../src/analysis/radio/free-space.ts';
import { type P1812Job, p1812, p1812Fault } from '../src/analysis/radio/p1812.ts';
import { type RadioJob, readRadioJob } from '../src/ingest/radio-jobs.ts';

/**
 * `npm run path-loss < jobs.json`: one result for each job of a list, in its order; see DESIGN
 * §6. A job that cannot be computed has an `error` for its result, and the others are computed.
 */

const USAGE = 'Cách dùng: npm run path-loss < jobs.json (danh sách JSON các phép tính)';

/** Losses with six decimals, as other figures of the commands. */
const decibels = (value: number): number => Number(value.toFixed(6));

function resultOf(given: unknown): object {
  const read = readRadioJob(given);
  return 'error' in read ? read : compute(read.job);
}

function compute(job: RadioJob): object {
  if (job.model === 'p525') {
    return { model: job.model, recommendation: 'ITU-R P.525-4', lossDb: decibels(freeSpace(job.fGhz, job.distanceKm)) };
  }
  const { distanceKm, heightM } = job.path;
  const full: P1812Job = {
    ...job,
    path: {
      distanceKm,
      heightM,
      clutterM: job.path.clutterM ?? distanceKm.map(() => 0),
      zone: job.path.zone ?? distanceKm.map(() => 4),
    },
  };
  const fault = p1812Fault(full);
  if (fault !== null) return { error: fault };
  const { transHorizon, ...losses } = p1812(full);
  const rounded = Object.entries(losses).map(([part, value]) => [part, decibels(value)] as const);
  return { model: job.model, recommendation: 'ITU-R P.1812-8', ...Object.fromEntries(rounded), transHorizon };
}

let jobs: unknown;
try {
  jobs = JSON.parse(await text(process.stdin));
} catch {
  jobs = null;
}
if (Array.isArray(jobs)) {
  console.log(JSON.stringify(jobs.map(resultOf), null, 2));
} else {
  console.error(USAGE);
  process.exitCode = 1;
}
