import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** One helper of `coverInBands`. Plain JavaScript, because a thread must learn TypeScript by itself. */
register();
const { takeBands } = await import('./bands.ts');
parentPort.postMessage(takeBands(workerData));
