import { late } from '../late-part.tsx';

/** Nobody asked for it: without it the map is as it was. */
export const BaseFaults = late(async () => (await import('./base-faults.tsx')).BaseFaults, { unasked: true });
