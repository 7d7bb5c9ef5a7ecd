import { late } from '../late-part.tsx';

/** Parts of the radio screens that other parts show: who keeps circles does not fetch them. */

export const RadioSection = late(async () => (await import('./radio-section.tsx')).RadioSection);
/** On a phone the key of a layer stands in the map's own key. */
export const SignalKey = late(async () => (await import('./signal-key.tsx')).SignalKey, { unasked: true });
export const SectionCard = late(async () => (await import('./section-card.tsx')).SectionCard);
export const VillageSignalPart = late(async () => (await import('./village-signal.tsx')).VillageSignalPart);
export const VerdictProbability = late(async () => (await import('./village-signal.tsx')).VerdictProbability, {
  unasked: true,
});
