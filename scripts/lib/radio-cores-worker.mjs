import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** One helper of `cellsOnAllCores`. Plain JavaScript, because a thread must learn TypeScript by itself. */
register();
const { takeTransmitters } = await import('./radio-cores.ts');
parentPort.postMessage(takeTransmitters(workerData));
