import { late } from '../late-part.tsx';

/** Parts of the radio screens that other parts show: who keeps circles does not fetch them. */

export const RadioSection = late(async () => (await import('./radio-section.tsx')).RadioSection);
