import { parentPort, workerData } from 'node:worker_threads';
import { type BandJob, takeBands } from './bands.ts';

/** One helper of `coverInBands`. */
const job: BandJob = workerData;
parentPort?.postMessage(takeBands(job));
