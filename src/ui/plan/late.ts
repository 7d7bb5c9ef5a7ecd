import { late } from '../late-part.tsx';

/** What only those who keep the plan's figures ask for. */

export const NewestFigures = late(async () => (await import('./newest-figures.tsx')).NewestFigures);
