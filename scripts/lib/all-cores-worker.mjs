import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** One helper of `workOnAllCores`. Plain JavaScript, because a thread must learn TypeScript by itself. */
register();
const { workThrough } = await import('./all-cores.ts');
parentPort.postMessage(workThrough(workerData));
