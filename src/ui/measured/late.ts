import { late } from '../late-part.tsx';

/** Parts about measurements: who has none does not fetch them. */

export const MeasuredSection = late(async () => (await import('./measured-section.tsx')).MeasuredSection);
export const MeasuredInVillage = late(async () => (await import('./measured-in-village.tsx')).MeasuredInVillage);
