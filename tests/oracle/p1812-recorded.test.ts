import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type P1812Job, p1812 } from '../../src/analysis/radio/p1812.ts';
import { p1812Fault } from '../../src/analysis/radio/p1812-fault.ts';
import type { RadioZone } from '../../src/analysis/radio/path-profile.ts';

/**
 * P.1812-8 against losses that another implementation (Py1812 of 18 May 2026) gave once for
 * random paths: plains, single hills at every point of an even grid, mountains, sea at either
 * end, coasts, clutter, both polarisations, all refractivities. Its figures only.
 */

interface Recorded extends Omit<P1812Job, 'path'> {
  readonly distanceKm: readonly number[];
  readonly heightM: readonly number[];
  readonly clutterM: readonly number[];
  /** A digit a point. */
  readonly zone: string;
  readonly lossDb: number;
}

const recorded: readonly Recorded[] = readFileSync(new URL('../fixtures/p1812-recorded.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

function jobOf({ distanceKm, heightM, clutterM, zone, lossDb: _, ...rest }: Recorded): P1812Job {
  const zones = [...zone].map((digit): RadioZone => (digit === '1' ? 1 : digit === '3' ? 3 : 4));
  return { ...rest, path: { distanceKm, heightM, clutterM, zone: zones } };
}

describe('P.1812-8 on random paths, against values recorded once', () => {
  it.each(recorded.map((one, index) => [index, one] as const))('case %i', (_, one) => {
    const job = jobOf(one);
    expect(p1812Fault(job)).toBeNull();
    expect(p1812(job).lossDb).toBeCloseTo(one.lossDb, 6);
  });

  it('has the kinds of path that matter', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(100);
    expect(recorded.some(({ zone }) => zone.endsWith('1'))).toBe(true);
    expect(recorded.some(({ zone }) => zone.startsWith('1'))).toBe(true);
  });
});
