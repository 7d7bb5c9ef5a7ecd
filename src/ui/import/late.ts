import { late } from '../late-part.tsx';

/** Comes with the first file of the ground. */
export const GroundImport = late(async () => (await import('./ground-import.tsx')).GroundImport);
