import { late } from '../late-part.tsx';

/** What shares are of: whoever opens the assumptions fetches it. */
export const WeightSection = late(async () => (await import('./weight-section.tsx')).WeightSection);
