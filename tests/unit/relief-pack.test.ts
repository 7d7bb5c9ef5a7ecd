import { describe, expect, it } from 'vitest';
import { groundOutputs, withBaseMapsAmong, withGroundIf } from '../../src/export/publish/base-maps.ts';
import { reliefPack } from '../../src/ingest/ground/relief-pack.ts';
import { readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import type { Ground } from '../../src/model/ground.ts';
import type { Profile } from '../../src/model/profile.ts';
import { groundAround } from '../support/grounds.ts';
import { PROFILE } from '../support/province.ts';

/** What a published folder shows of a ground: hills to be shaded, and nothing to compute with. */

const HILLS = groundAround([105.9, 20.1], (eastM, northM) => ({
  heightM: Math.round((eastM + northM) / 100),
  cover: 2,
}));
const people = { westDeg: 105.8, northDeg: 20.2, stepLonDeg: 0.1, stepLatDeg: 0.1, columns: 2, rows: 2 };
const INHABITED = { ...HILLS, people: { ...people, people: Float32Array.of(1, 2, 3, 4) } };

function publishedGround(ground: Omit<Ground, 'sha256'>): Ground {
  const pack = reliefPack(writeGroundPack(ground));
  const read = pack && readGroundPack(pack);
  if (!read?.ok) throw new Error('no pack');
  return read.ground;
}

describe('the ground of a published folder', () => {
  it('has the heights and whose they are, and neither land cover nor people', () => {
    const told = publishedGround(INHABITED);
    expect([told.raster, told.heightM, told.sources]).toEqual([HILLS.raster, HILLS.heightM, HILLS.sources]);
    expect(told.people).toBeUndefined();
    expect(told.classes).toEqual([]);
    expect(told.cover.every((code) => code === 0)).toBe(true);
  });

  it('has no more points than the shading shows: each second of a larger one, at its place', () => {
    const [columns, rows] = [3001, 3];
    const heightM = Int16Array.from({ length: columns * rows }, (_, i) => (i % columns) % 1000);
    const wide = {
      ...HILLS,
      raster: { ...HILLS.raster, columns, rows },
      heightM,
      cover: new Uint8Array(columns * rows),
    };
    const { raster, heightM: fewer } = publishedGround(wide);
    expect(raster).toEqual({
      ...wide.raster,
      stepLonDeg: wide.raster.stepLonDeg * 2,
      stepLatDeg: wide.raster.stepLatDeg * 2,
      columns: 1501,
      rows: 2,
    });
    expect([...fewer.slice(0, 3), ...fewer.slice(1501, 1504)]).toEqual([0, 2, 4, 0, 2, 4]);
  });

  it('is none where the file is no pack; the profile then names none', () => {
    const profile: Profile = { ...PROFILE, ground: { file: 'ground.pack', sample: true, source: 'test' } };
    const torn = reliefPack(writeGroundPack(INHABITED).subarray(0, -20));
    expect(torn).toBeNull();
    expect(withGroundIf(profile, torn)).not.toHaveProperty('ground');
    expect(groundOutputs(profile, null, torn)).toEqual([]);
    const pack = reliefPack(writeGroundPack(INHABITED));
    expect(withGroundIf(profile, pack)).toBe(profile);
    expect(groundOutputs(profile, null, pack).map(([path]) => path)).toEqual([`data/${PROFILE.id}/ground.pack`]);
  });

  it('of a project is the one that it brings', () => {
    const profile: Profile = { ...PROFILE, ground: { file: 'ground.pack', sample: true, source: 'test' } };
    expect(withBaseMapsAmong(profile, new Map([['ground.pack', 1]])).ground).toBe(profile.ground);
    expect(withBaseMapsAmong(profile, new Map())).not.toHaveProperty('ground');
  });
});
