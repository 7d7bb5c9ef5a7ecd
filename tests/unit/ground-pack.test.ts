import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundSha256, readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { type Ground, VOID_HEIGHT } from '../../src/model/ground.ts';
import { CLASSES, groundAround } from '../support/grounds.ts';

const SOURCES = [{ name: 'SRTM', date: '2000-02-11', licence: 'public domain' }];

function packed(columns: number, rows: number, heights: readonly number[], cover: readonly number[]): Ground {
  const raster = { westDeg: 105, northDeg: 21, stepLonDeg: 1 / 3600, stepLatDeg: 1 / 3600, columns, rows };
  const content = { raster, heightM: Int16Array.from(heights), cover: Uint8Array.from(cover), classes: CLASSES };
  return { ...content, sources: SOURCES, sha256: groundSha256(content) };
}

const grounds: fc.Arbitrary<Ground> = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 }))
  .chain(([columns, rows]) =>
    fc
      .tuple(
        fc.array(fc.oneof(fc.integer({ min: -32768, max: 32767 }), fc.constant(VOID_HEIGHT)), {
          minLength: columns * rows,
          maxLength: columns * rows,
        }),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: columns * rows, maxLength: columns * rows }),
      )
      .map(([heights, cover]) => packed(columns, rows, heights, cover)),
  );

describe('a ground pack', () => {
  it('gives back what was packed, voids too', () => {
    fc.assert(
      fc.property(grounds, (ground) => {
        expect(readGroundPack(writeGroundPack(ground))).toEqual({ ok: true, ground });
      }),
    );
  });

  it('is a fault where a byte is another or missing, never a ground', () => {
    const ground = groundAround([105.9, 20.2], (eastM) => ({ heightM: Math.round(eastM / 50) }), { halfM: 1000 });
    const pack = writeGroundPack(ground);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pack.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = pack.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        const read = readGroundPack(broken);
        // A source's name or the last bits of the deflated stream may be another: what is computed with may not.
        if (read.ok)
          expect(read.ground).toMatchObject({ heightM: ground.heightM, cover: ground.cover, raster: ground.raster });
      }),
    );
    for (const length of [0, 5, 11, 40, pack.length - 1]) expect(readGroundPack(pack.slice(0, length)).ok).toBe(false);
  });

  it('says of what version it is, and that other files are none', () => {
    const text = new TextEncoder().encode('SCGROUND\u0002\u0000\u0000\u0000{}');
    expect(readGroundPack(text)).toMatchObject({ fault: { kind: 'header', field: 'version' } });
    expect(readGroundPack(new TextEncoder().encode('%PDF-1.7 and so on'))).toEqual({
      ok: false,
      fault: { kind: 'not-a-pack' },
    });
  });
});
