import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type P1812Job, p1812, p1812Fault } from '../../src/analysis/radio/p1812.ts';
import type { RadioZone } from '../../src/analysis/radio/path-profile.ts';

/**
 * Recommendation ITU-R P.1812-8 against the validation examples of the ITU-R as published with
 * Py1812: ten profiles, 33 cases, each with its parts. Skipped where ../shared/vectors is absent.
 */

const FOLDER = fileURLToPath(new URL('../../../shared/vectors/p1812/', import.meta.url));
const present = existsSync(FOLDER);
const cases = present ? readdirSync(`${FOLDER}results`).filter((name) => name.endsWith('_log.csv')) : [];

/** Values of a case by their name; where a name comes twice, the first. */
function valuesOf(name: string): (key: string) => number {
  const found = new Map<string, number>();
  for (const line of readFileSync(`${FOLDER}results/${name}`, 'utf8').split(/\r?\n/)) {
    const parts = line.split(',');
    const key = parts[0]?.trim() ?? '';
    if (key !== '' && !found.has(key)) found.set(key, Number(parts[3]));
  }
  return (key) => found.get(key) ?? Number.NaN;
}

function jobOf(name: string): P1812Job {
  const of = valuesOf(name);
  const lines = readFileSync(`${FOLDER}profiles/${name.replace(/_\d+_log/, '')}`, 'utf8').split(/\r?\n/);
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
    latitudeDeg: of('phi (deg)'),
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

describe.skipIf(!present)('P.1812-8 (skipped where ../shared/vectors is absent)', () => {
  it('has all the cases', () => expect(cases).toHaveLength(33));

  it.each(cases)('%s: every part and the whole, to a thousandth of a dB', (name) => {
    const of = valuesOf(name);
    const job = jobOf(name);
    expect(p1812Fault(job)).toBeNull();
    const loss = p1812(job);
    expect(loss.freeSpaceDb).toBeCloseTo(of('Lbfs'), 3);
    expect(loss.troposcatterDb).toBeCloseTo(of('Lbs (dB)'), 3);
    // (43) from its terms: where ducting is less, the log has (61) in its place.
    expect(loss.diffractionDb).toBeCloseTo(of('Lb0p') + of('Ldp (dB)'), 3);
    expect(loss.ductingDb).toBeCloseTo(of('Lba (dB)'), 3);
    expect(loss.lossDb).toBeCloseTo(of('Lb (dB)'), 3);
  });
});
