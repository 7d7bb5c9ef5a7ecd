import { readFileSync } from 'node:fs';
import type { P1812Job } from '../../src/analysis/radio/p1812.ts';
import type { RadioZone } from '../../src/analysis/radio/path-profile.ts';

/** Validation examples of the ITU-R as published with Py1812: a profile, and a log of each case. */

/** Values of a log: by its name and the number of its equation, as `hst (m), Eq (85)`. */
export function logOf(file: string): (key: string) => number {
  const found = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const [name = '', equation = '', , value] = line.split(',').map((part) => part.trim());
    if (name !== '') found.set(equation === '' ? name : `${name}, ${equation}`, Number(value));
  }
  return (key) => {
    const value = found.get(key);
    if (value === undefined) throw new Error(`${file}: no ${key}`);
    return value;
  };
}

/** The job of a case; `profile` is the file of the ground. */
export function jobOf(profile: string, of: (key: string) => number): P1812Job {
  const lines = readFileSync(profile, 'utf8').split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith('{Begin of Profile}')) + 2;
  const end = lines.findIndex((line) => line.startsWith('{End of Profile}'));
  const rows = lines.slice(begin, end).map((line) => line.split(/[,\t]/).map(Number));
  const column = (at: number): number[] => rows.map((row) => row[at] ?? Number.NaN);
  const zones: readonly RadioZone[] = [1, 3, 4];
  return {
    fGhz: of('f (GHz)'),
    timePercent: of('p (%)'),
    locationPercent: of('pL (%)'),
    locationSigmaDb: of('sigmaL (dB)'),
    txHeightM: of('htg (m)'),
    rxHeightM: of('hrg (m)'),
    polarisation: of('pol') === 1 ? 'horizontal' : 'vertical',
    latitudeDeg: of('phi (deg), Eq (4)'),
    deltaN: of('DN'),
    n0: of('N0'),
    coastTxKm: of('dct (km)'),
    coastRxKm: of('dcr (km)'),
    path: {
      distanceKm: column(0),
      heightM: column(1),
      clutterM: column(3),
      zone: column(4).map((code) => zones.find((zone) => zone === code) ?? 4),
    },
  };
}
