import { expect, it, vi } from 'vitest';
import { stopped } from '../../src/commands/import-mapping.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { entryOf, useImport } from '../../src/state/import-store.ts';
import { WORKER_ENDED } from '../../src/worker/connection.ts';
import { WorkerLost } from '../../src/worker/messages.ts';
import { collection, stationFeature, villageFeature } from '../support/geojson-files.ts';
import { importEntry } from '../support/import-entry.ts';
import { PROFILE } from '../support/province.ts';

/** Memory that cannot be had, asked for in earnest: more than any machine has. */
const takeTooMuch = (): ArrayBuffer => new ArrayBuffer(Number.MAX_SAFE_INTEGER);

/** The first bytes come; then the machine has no memory left. */
function hugeFile(name: string, head: string | Uint8Array): ByteSource {
  return {
    name,
    size: 400_000,
    async *chunks() {
      yield typeof head === 'string' ? new TextEncoder().encode(head) : head;
      takeTooMuch();
    },
  };
}

it.each([
  ['a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0])],
  ['b.csv.gz', new Uint8Array([0x1f, 0x8b, 8, 0])],
  ['c.topojson', '{"type":"Topology","objects":{'],
  ['d.kml', '<?xml version="1.0"?><kml>'],
])('%s, which takes more memory than there is, is named with that reason', async (name, head) => {
  const examined = await examineFile(hugeFile(name, head), null, PROFILE);
  expect(examined.issues).toEqual([{ severity: 'error', code: 'needs-memory', file: name }]);
});

it('so is a file that is read as it comes', async () => {
  const { chunks } = hugeFile('stations.geojson', '{"type":"FeatureCollection","features":[');
  const read = await streamStations(chunks(), 'stations.geojson', PROFILE, null);
  expect(read.issues).toContainEqual({ severity: 'error', code: 'needs-memory', file: 'stations.geojson' });
});

it('of a province it is not used, and of the other files nothing is computed without a word', async () => {
  const { chunks } = hugeFile('stations.geojson', collection(stationFeature()).slice(0, -2));
  const inputs = (['villages', 'stations'] as const).map((role) => {
    return { role, file: `${role}.geojson`, given: null, data: null, delivery: null };
  });
  const read = await loadProvince(PROFILE, { inputs, issues: [] }, async ({ role }) => {
    return { ok: true, content: role === 'stations' ? chunks() : collection(villageFeature()) };
  });
  expect(read.province.villages).toHaveLength(1);
  expect(read.incomplete.map(({ file }) => file)).toEqual(['stations.geojson']);
  expect(read.issues).toContainEqual({ severity: 'error', code: 'needs-memory', file: 'stations.geojson' });
});

it('and one whose worker the browser has ended twice, but not one whose worker fell silent', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const why = (reason: Error) => {
    useImport.setState({ entries: [lost] });
    stopped(lost.id, reason);
    const stage = entryOf(lost.id)?.stage;
    return stage?.kind === 'refused' ? stage.issues : stage;
  };
  const [memory, other] = ['needs-memory', 'file-unreadable'].map((code) => [
    { severity: 'error', code, file: 'lon.csv' },
  ]);
  expect(why(new WorkerLost(WORKER_ENDED))).toEqual(memory);
  expect(why(new Error('Array buffer allocation failed'))).toEqual(memory);
  expect(why(new WorkerLost('silent for 120 s'))).toEqual(other);
});

const lost = importEntry(1, 'lon.csv', {
  content: '',
  stage: { kind: 'working', what: 'check', done: 0, total: 1 },
  reading: true,
});
