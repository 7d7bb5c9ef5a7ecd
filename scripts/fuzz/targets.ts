import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readPublishedAnswers } from '../../src/ingest/answers.ts';
import { streamFibre } from '../../src/ingest/fibre.ts';
import { fetchRemote } from '../../src/ingest/formats/remote.ts';
import { readWork } from '../../src/ingest/link-work.ts';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { readPins } from '../../src/ingest/pins.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import { readRadioJob, readRadioJobs } from '../../src/ingest/radio-jobs.ts';
import type { RowFeed } from '../../src/ingest/read-rows.ts';
import { readScenarioFile } from '../../src/ingest/scenario-file.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamStructures } from '../../src/ingest/structures.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import { readVillages, streamVillages } from '../../src/ingest/villages.ts';
import { source } from '../../tests/support/format-files.ts';
import { damaged, seeds } from '../../tests/support/fuzz.ts';
import {
  collection,
  PROFILE as SMALL,
  stationFeature,
  unwrap,
  villageFeature,
} from '../../tests/support/geojson-files.ts';
import { damagedArchive, damagedJson } from './damage.ts';

/** One reader with inputs for it; it throws, or never ends, where there is a fault. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Uint8Array>;
  readonly read: (bytes: Uint8Array) => Promise<void>;
}

const PROFILE = { ...SMALL, centralMeridian: 105 };
const VILLAGES = unwrap(readVillages(collection(villageFeature()), 'v', SMALL));
const READERS = {
  villages: streamVillages,
  villageTable: (rows: RowFeed, name: string) =>
    joinVillageTable(rows, name, {}, { villages: VILLAGES, sample: false }),
  stations: streamStations,
  fibre: streamFibre,
  structures: (rows: RowFeed, name: string) => streamStructures(rows, name, PROFILE, new Set()),
} as const;
const ROLES = ['villages', 'villageTable', 'stations', 'fibre', 'structures'] as const;

/** Every reader of one file. */
async function readInEveryRole(name: string, bytes: Uint8Array): Promise<void> {
  for (const role of ROLES) {
    const examined = await examineFile(source(name, bytes, 97), role, PROFILE);
    if (!examined.ok) continue;
    const { table, guess } = examined.value;
    await READERS[role](mappedRows(table, guess.mapping, [], PROFILE), name, PROFILE);
  }
}

const DATA = { provinceId: 'p', sha256: '0'.repeat(64) };
const SCENARIO = {
  kind: 'song-chung-scenario',
  version: 1,
  province: { id: 'p', name: 'P' },
  sources: [],
  sample: false,
  scenario: {
    id: 's',
    name: 'Phương án',
    created: '2025-01-01T00:00:00.000Z',
    changed: '2025-01-01T00:00:00.000Z',
    data: DATA,
    edits: [{ kind: 'move', station: 'A', location: [105.9, 20.2] }],
    pins: [{ station: 'A', host: 'B', in: true, reason: 'x', date: '2025-01-01' }],
  },
};
const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Whole inputs of what is JSON, each with its reader. */
function jsonTargets(profile: Uint8Array): readonly (readonly [string, Uint8Array, Target['read']])[] {
  const features = collection(villageFeature(), stationFeature());
  const job = { model: 'p525', fGhz: 0.9, distanceKm: 3 };
  return [
    ['profile', profile, async (bytes) => void readProfile(text(bytes), 'profile.json')],
    ['scenario', json(SCENARIO), async (bytes) => void readScenarioFile(text(bytes), DATA)],
    ['pins', json([{ station: 'A', host: 'B', in: true }]), async (bytes) => void readPins(bytes, 'pins.json')],
    ['work in a link', json({ edits: SCENARIO.scenario.edits, pins: [] }), async (bytes) => void readWork(text(bytes))],
    [
      'published answers',
      json({ version: 2, villages: [] }),
      async (bytes) => void readPublishedAnswers(text(bytes), 'a', ['1']),
    ],
    [
      'radio jobs',
      json([job, { ...job, model: 'p1812', path: { distanceKm: [0, 1], heightM: [1, 2] } }]),
      async (bytes) => {
        const list = readRadioJobs(text(bytes));
        if ('jobs' in list) for (const one of list.jobs) readRadioJob(one);
      },
    ],
    ...['https://x.vn/wfs?service=WFS&request=GetFeature&typeNames=a', 'https://x.vn/a/FeatureServer/0'].map(
      (address, n): [string, Uint8Array, Target['read']] => [
        `remote answers ${n + 1}`,
        json({ ...JSON.parse(features), numberMatched: 2, exceededTransferLimit: false }),
        async (bytes) =>
          void (await fetchRemote(
            address,
            async () => new Response(new Uint8Array(bytes)),
            () => {},
          )),
      ],
    ),
  ];
}

export async function targets(): Promise<readonly Target[]> {
  const profile = new Uint8Array(readFileSync('data/ninh-binh/profile.json'));
  const found: Target[] = [];
  for (const [name, seed] of Object.entries(await seeds())) {
    if (/\.(shp|dbf)$/.test(name)) continue;
    const read = (bytes: Uint8Array) => readInEveryRole(name, bytes);
    found.push({ name, inputs: damaged(seed), read });
    if (/json$/.test(name)) found.push({ name: `${name}, values`, inputs: damagedJson(seed), read });
    if (seed[0] === 0x50 && seed[1] === 0x4b)
      found.push({ name: `${name}, packed again`, inputs: damagedArchive(seed), read });
  }
  for (const [name, seed, read] of jsonTargets(profile)) {
    found.push({ name, inputs: fc.oneof(damagedJson(seed), damaged(seed)), read });
  }
  const project = zipSync({
    'project.json': json({ kind: 'song-chung-project', version: 1, changes: [{ key: 'coveredShare', value: 0.6 }] }),
    'profile.json': profile,
    'villages.geojson': strToU8(collection(villageFeature())),
    'scenarios/1.json': json(SCENARIO),
  });
  const read = async (bytes: Uint8Array) => void readProjectZip(bytes, 'p.zip');
  found.push({ name: 'project', inputs: fc.oneof(damagedArchive(project), damaged(project)), read });
  return found;
}
