import { text } from 'node:stream/consumers';
import { buildingEntryLoss } from '../src/analysis/radio/building-entry.ts';
import { cost231Hata, type EmpiricalLoss, hata, ruralMacro, urbanMacro } from '../src/analysis/radio/empirical.ts';
import { freeSpace } from '../src/analysis/radio/free-space.ts';
import { type P1812Job, p1812 } from '../src/analysis/radio/p1812.ts';
import { p1812Fault } from '../src/analysis/radio/p1812-fault.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { type RadioJob, readRadioJob, readRadioJobs } from '../src/ingest/radio-jobs.ts';
import type { RadioFault } from '../src/model/radio.ts';

/**
 * `npm run path-loss < jobs.json`: one result for each job of a list, in its order, with every
 * step of the loss among its `terms`. A job that cannot be computed has an `error` for its
 * result, with its place in the list and the field, and the others are computed.
 */

function failed(job: number, fault: RadioFault): object {
  const { field, found, expected } = fault;
  const where = field === '' ? `job ${job}` : `job ${job}, ${field}`;
  return { error: `${where}: expected ${expected}, found ${found}`, job, field, found, expected };
}

function resultOf(given: unknown, index: number): object {
  const read = readRadioJob(given);
  return 'fault' in read ? failed(index, read.fault) : compute(read.job, index);
}

function compute(job: RadioJob, index: number): object {
  switch (job.model) {
    case 'p525': {
      const lossDb = freeSpace(job.fGhz, job.distanceKm);
      return rounded({ model: job.model, recommendation: 'ITU-R P.525-4', lossDb });
    }
    case 'hata':
      return withTerms(job.model, 'ITU-R P.529-3', hata(job, job.area));
    case 'cost231':
      return withTerms(job.model, 'COST 231 § 4.4.1', cost231Hata(job, job.area));
    case 'rma':
      return withTerms(job.model, '3GPP TR 38.901 table 7.4.1-1', ruralMacro(job, job.sight));
    case 'uma':
      return withTerms(job.model, '3GPP TR 38.901 table 7.4.1-1', urbanMacro(job, job.sight));
    case 'p2109': {
      const { building, fGhz, locationPercent, elevationDeg } = job;
      return withTerms(
        job.model,
        'ITU-R P.2109-2',
        buildingEntryLoss(building, fGhz, locationPercent / 100, elevationDeg),
      );
    }
    case 'p1812':
      return overGround(job, index);
  }
}

function withTerms(model: string, recommendation: string, { lossDb, terms, warnings }: EmpiricalLoss): object {
  return rounded({ model, recommendation, lossDb, terms: rounded(terms), warnings });
}

function overGround(job: Extract<RadioJob, { model: 'p1812' }>, index: number): object {
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
  if (fault !== null) return failed(index, fault);
  const { terms, ...losses } = p1812(full);
  return rounded({ model: job.model, recommendation: 'ITU-R P.1812-8', ...losses, terms: rounded({ ...terms }) });
}

/** Numbers with six decimals, as other figures of the commands; small ones with ten figures. */
function rounded(result: Readonly<Record<string, unknown>>): object {
  const short = (value: number): number => Number(Math.abs(value) < 1 ? value.toPrecision(10) : value.toFixed(6));
  return Object.fromEntries(
    Object.entries(result).map(([key, value]) => [key, typeof value === 'number' ? short(value) : value]),
  );
}

const read = readRadioJobs(await text(process.stdin));
if ('jobs' in read) {
  console.log(JSON.stringify(read.jobs.map(resultOf), null, 2));
} else {
  console.error(
    `${sayIn(CLI_WORDS, 'vi')('cli.usage.pathLoss')}\nexpected ${read.fault.expected}, found ${read.fault.found}`,
  );
  process.exitCode = 1;
}
