import { late } from '../late-part.tsx';

/** Parts of the radio screens that other parts show: who keeps circles does not fetch them. */

export const RadioSection = late(async () => (await import('./radio-section.tsx')).RadioSection);
export const SectionCard = late(async () => (await import('./section-card.tsx')).SectionCard);
export const VillageSignalPart = late(async () => (await import('./village-signal.tsx')).VillageSignalPart);
export const VerdictProbability = late(async () => (await import('./village-signal.tsx')).VerdictProbability, {
  unasked: true,
});
