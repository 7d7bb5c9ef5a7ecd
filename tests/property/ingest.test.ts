import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf } from '../../src/ingest/area.ts';
import { readFibre } from '../../src/ingest/fibre.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import type { Chunks, Content } from '../../src/ingest/read-rows.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { readStations } from '../../src/ingest/stations-at-hand.ts';
import { readVillages, streamVillages } from '../../src/ingest/villages.ts';
import type { Issue, Result } from '../../src/model/issue.ts';
import { collection, PROFILE, point, square, stationFeature, villageFeature } from '../support/geojson-files.ts';
import { runs } from '../support/runs.ts';

const GEOJSON = collection(
  villageFeature({ population: 12, mobile_reported: 'có' }),
  stationFeature({ radius_m: '2G:5000', sectors: '0/65;120/65', commissioned: '2020-01-01' }),
  villageFeature(
    { code: 'V2', note: { features: ['x\\"'] } },
    { type: 'MultiPolygon', coordinates: [square(106, 20)] },
  ),
  stationFeature({ id: 'S2', kind: 'olt' }, point(105.9, 20.3)),
);
const CSV = 'id;operator;technologies;lon;lat;note\nA;VNPT;"2G;4G";105,9;20,2;"a\n""b"""\nB;Viettel;4G;105.9;20.2;\n';

/** A file with some bytes replaced, removed, doubled, or cut off. */
function mutated(text: string): fc.Arbitrary<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    how: fc.constantFrom('replace', 'remove', 'double', 'cut'),
    byte: fc.oneof(fc.constantFrom(...'{}[]",:;\\\n0-'.split('').map((c) => c.charCodeAt(0))), fc.nat(255)),
    length: fc.nat(60),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce<Uint8Array>((file, { at, how, byte, length }) => {
      const [before, here, after] = [file.slice(0, at), file.slice(at, at + length), file.slice(at + length)];
      if (how === 'replace') return Uint8Array.of(...before, byte, ...file.slice(at + 1));
      if (how === 'remove') return Uint8Array.of(...before, ...after);
      return how === 'double' ? Uint8Array.of(...before, ...here, ...here, ...after) : before;
    }, bytes),
  );
}

const anyFile = fc.oneof(
  mutated(GEOJSON),
  mutated(CSV),
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc
    .array(
      fc.oneof(fc.json(), fc.constant('{"type":"Feature","geometry":{"type":"Polygon","coordinates":'), fc.string()),
    )
    .map((parts) => new TextEncoder().encode(`{"type":"FeatureCollection","features":[${parts.join(',')}]}`)),
);

function readers(file: Content): Result<unknown>[] {
  return [
    readVillages(file, 'v.geojson', PROFILE),
    readStations(file, 's.geojson', PROFILE),
    readStations(file, 's.csv', PROFILE),
    readFibre(file, 'f.geojson', PROFILE),
  ];
}

/** Without the excerpts, which end where a chunk does. */
const plain = (result: Result<unknown> | undefined): unknown =>
  result && { ...result, issues: result.issues.map(({ found: _, ...issue }) => issue) };

const isWellFormed = ({ found = '', row = 1 }: Issue): boolean => [...found].length <= 80 && row >= 1;

describe('whatever a file holds', () => {
  it('reading answers, never throws; what is not usable says why', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        for (const result of readers(file)) {
          expect(result.issues.every(isWellFormed)).toBe(true);
          if (!result.ok) expect(result.issues.some(({ code }) => code === 'nothing-usable')).toBe(true);
        }
        expect(readProfile(new TextDecoder().decode(file), 'p').ok).toBe(false);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('chunks make no difference', async () => {
    async function* chunksOf(file: Uint8Array, size: number): Chunks {
      for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
    }
    await fc.assert(
      fc.asyncProperty(anyFile, fc.integer({ min: 1, max: 40 }), async (file, size) => {
        const [villages, , stations] = readers(file);
        expect(plain(await streamVillages(chunksOf(file, size), 'v.geojson', PROFILE))).toEqual(plain(villages));
        expect(plain(await streamStations(chunksOf(file, size), 's.csv', PROFILE))).toEqual(plain(stations));
      }),
      { numRuns: runs(200) },
    );
  });

  it('a good feature after a broken one is kept, or its loss is named', () => {
    const good = JSON.stringify(villageFeature());
    const bytes = mutated(JSON.stringify(villageFeature({ code: 'V2' })));
    fc.assert(
      fc.property(bytes, (broken) => {
        const file = `{"type":"FeatureCollection","features":[\n${new TextDecoder().decode(broken)},\n${good}\n]}`;
        const result = readVillages(file, 'v.geojson', PROFILE);
        const isKept = result.ok && result.value.some(({ code }) => code === 'V1');
        const isNamed = result.issues.some(({ severity }) => severity === 'error');
        expect(isKept || isNamed).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a point is in the land of the villages', () => {
  it('exactly where Turf says so', () => {
    const degree = fc.double({ min: 105, max: 106, noNaN: true });
    const ring = fc.array(
      fc.tuple(
        degree,
        degree.map((lon) => lon - 85),
      ),
      { minLength: 3, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), degree, degree, (rings, lon, otherLon) => {
        const closed = rings.map((positions) => [...positions, ...positions.slice(0, 1)]);
        const area = areaOf(closed.map((outline) => ({ geometry: [[outline]] })));
        const lat = otherLon - 85;
        const judge = (ignoreBoundary: boolean): boolean[] =>
          closed.map((outline) =>
            booleanPointInPolygon([lon, lat], { type: 'Polygon', coordinates: [outline] }, { ignoreBoundary }),
          );
        // On a border itself Turf's answer is a choice; ours gives it to one of two neighbours.
        fc.pre(judge(true).join() === judge(false).join());
        // A tenth of a millimetre from one, rounding decides, in each of the two by other sums.
        fc.pre(!closed.some((outline) => isOnLine(outline, [lon, lat], 1e-9)));
        expect(area?.contains(lon, lat)).toBe(judge(true).includes(true));
      }),
      { numRuns: runs(500) },
    );
  });
});

/** Whether a point lies within `within` (the unit of the coordinates) of a line. */
function isOnLine(line: readonly (readonly [number, number])[], [x, y]: readonly [number, number], within: number) {
  return line.slice(1).some(([toX, toY], i) => {
    const [fromX, fromY] = line[i] ?? [toX, toY];
    const [dx, dy] = [toX - fromX, toY - fromY];
    const squared = dx * dx + dy * dy;
    const along = squared > 0 ? Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / squared)) : 0;
    return Math.hypot(x - fromX - along * dx, y - fromY - along * dy) < within;
  });
}
