import { late } from '../late-part.tsx';

/** Nobody asked for it: without it the map is as it was. */
export const BaseFaults = late(async () => (await import('./base-faults.tsx')).BaseFaults, { unasked: true });
export const BaseChoice = late(async () => (await import('./base-choice.tsx')).BaseChoice, { unasked: true });
export const TintLegend = late(async () => (await import('./tint-legend.tsx')).TintLegend, { unasked: true });
