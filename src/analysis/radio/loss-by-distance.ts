import type { RadioModel } from '../../model/radio.ts';
import { cost231Hata, type EmpiricalLoss, type EmpiricalPath, hata, ruralMacro, urbanMacro } from './empirical.ts';
import { freeSpace } from './free-space.ts';

/** Models that know nothing of the ground. */
export type DistanceModel = Exclude<RadioModel, 'p1812'>;

/** Hata's surroundings: towns, and everything else as open country with villages. */
export type Surroundings = 'urban' | 'other';

function empirical(model: DistanceModel, path: EmpiricalPath, surroundings: Surroundings): EmpiricalLoss | null {
  switch (model) {
    case 'hata':
      return hata(path, surroundings === 'urban' ? 'city' : 'open');
    case 'cost231':
      return cost231Hata(path, 'city');
    case 'tr38901-rma':
      return ruralMacro(path, 'nlos');
    case 'tr38901-uma':
      return urbanMacro(path, 'nlos');
    case 'free-space':
      return null;
  }
}

/** Median loss, dB; never less than in free space, also nearer than the model was made for. */
export function lossByDistance(model: DistanceModel, path: EmpiricalPath, surroundings: Surroundings): number {
  const slantKm = Math.hypot(path.distanceKm, (path.txHeightM - path.rxHeightM) / 1000);
  // A receiver is never less than a metre from the antenna.
  const freeDb = freeSpace(path.fGhz, Math.max(0.001, slantKm));
  return Math.max(freeDb, empirical(model, path, surroundings)?.lossDb ?? freeDb);
}

/** Whether a frequency and heights are what the model was made for. */
export function isInDomain(model: RadioModel, path: Omit<EmpiricalPath, 'distanceKm'>): boolean {
  if (model === 'p1812') return path.fGhz >= 0.03 && path.fGhz <= 6;
  const { warnings } = empirical(model, { ...path, distanceKm: 2 }, 'other') ?? { warnings: [] };
  return warnings.every(({ field }) => field === 'distanceKm');
}
