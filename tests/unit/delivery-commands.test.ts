import 'fake-indexeddb/auto';
import { strToU8, zipSync } from 'fflate';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compareWithDate } from '../../src/commands/compare-dates.ts';
import {
  dropDelivery,
  saveAsItCame,
  saveAsRead,
  showAsOf,
  toggleDelivery,
  undoDeliveries,
} from '../../src/commands/deliveries.ts';
import { acceptImport, addFiles } from '../../src/commands/import-files.ts';
import { applyFixes, replaceWith, stateValue } from '../../src/commands/import-mapping.ts';
import { reopenProject } from '../../src/commands/kept-project.ts';
import { loadProvince } from '../../src/commands/province.ts';
import type { GivenDelivery } from '../../src/model/delivery.ts';
import { useDeliveryHistory } from '../../src/state/delivery-history.ts';
import { NO_IMPORT, useImport } from '../../src/state/import-store.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import type { ImportContract } from '../../src/worker/import-protocol.ts';
import { createImportSession } from '../../src/worker/import-session.ts';
import { aCall } from '../support/calls.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';
import { inProcessWorker } from '../support/in-process-worker.ts';
import { PROFILE } from '../support/province.ts';

const saved = vi.hoisted(() => new Map<string, string | Uint8Array>());
vi.mock('../../src/commands/save-file.ts', async (original) => ({
  ...(await original<object>()),
  saveFile: (name: string, content: string | Uint8Array) => saved.set(name, content),
}));
vi.mock('../../src/worker/import-client.ts', () => ({
  createImportClient: () => {
    const session = createImportSession(async () => new Response('', { status: 404 }));
    return {
      ask: (kind: keyof ImportContract, question: never) => session[kind](question, aCall<never>()),
      stop: () => undefined,
      close: () => undefined,
    };
  },
}));

const FILES = {
  'profile.json': JSON.stringify({
    ...PROFILE,
    data: {
      villages: { file: 'villages.geojson', sample: false, source: 'test' },
      stations: { file: 'stations.csv', sample: true, source: 'test' },
    },
  }),
  'villages.geojson': collection(
    villageFeature({ code: 'W', name: 'Thôn Tây' }, polygon(square(106, 20.2))),
    villageFeature({ code: 'E', name: 'Thôn Đông' }, polygon(square(106.02, 20.2))),
  ),
  'stations.csv': 'id,operator,lon,lat,technologies\nSAMPLE,Viettel,106.005,20.205,4G\n',
};
const HEADER = 'Mã trạm,Kinh độ,Vĩ độ,Công nghệ';
const VIETTEL_JUNE = [HEADER, 'A,106.005,20.205,4G', 'B,106.025,20.205,4G'].join('\n');
const VINAPHONE_JUNE = [HEADER, 'A,106.006,20.205,4G'].join('\n');
/** A has moved, B is gone, C is new. */
const VIETTEL_DECEMBER = [HEADER, 'A,106.005,20.207,4G', 'C,106.003,20.205,4G'].join('\n');

const app = () => useApp.getState();
const stations = () =>
  app()
    .province?.stations.map(({ operator, id }) => `${operator} ${id.split(':').at(-1)}`)
    .sort();
const given = (file: string) => {
  const found = app().given.find((one) => one.file === file);
  if (!found) throw new Error(`${file} is not in the list`);
  return found;
};

async function bring(...files: readonly (readonly [name: string, content: string])[]): Promise<void> {
  await addFiles(files.map(([name, content]) => ({ name, content })));
}

/** June of two operators, whose ids clash. */
async function june(): Promise<void> {
  await bring(['Viettel 30-6-2025.csv', VIETTEL_JUNE], ['VinaPhone 30-6-2025.csv', VINAPHONE_JUNE]);
  await acceptImport();
}

async function december(): Promise<void> {
  await bring(['Viettel 31-12-2025.csv', VIETTEL_DECEMBER]);
  const [entry] = useImport.getState().entries;
  await replaceWith(entry?.id ?? -1, given('Viettel 30-6-2025.csv').id);
}

/** Files of the project that the next visit would find. */
async function keptFiles(): Promise<readonly string[]> {
  const database = await openDB('song-chung-project');
  const kept = await database.get('project', 'open');
  database.close();
  return kept.given.map(({ file, on }: GivenDelivery) => (on ? file : `${file} off`));
}

const JUNE = ['Viettel A', 'Viettel B', 'VinaPhone A'];
const DECEMBER = ['Viettel A', 'Viettel C', 'VinaPhone A'];

beforeEach(async () => {
  vi.stubGlobal('document', { baseURI: 'http://app.test/' });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  vi.stubGlobal('Worker', function startWorker() {
    return inProcessWorker(FILES).worker;
  });
  saved.clear();
  useApp.setState(initialState(), true);
  useImport.setState(NO_IMPORT);
  useDeliveryHistory.setState({ past: [], shown: false });
  await loadProvince('data/test/profile.json');
});

describe('deliveries', () => {
  it('are added side by side: a second file drops none, and clashing ids are no clash', async () => {
    await june();
    expect(stations()).toEqual(JUNE);
  });

  it('are replaced, and the change says which stations are new, gone and moved; undo brings back the list before', async () => {
    await june();
    await december();
    const { comparison, operators } = useImport.getState().entries[0]?.checked ?? {};
    expect(operators).toEqual(['Viettel']);
    expect(comparison?.added.rows.map(({ id }) => id)).toEqual(['C']);
    expect(comparison?.gone.rows.map(({ id }) => id)).toEqual(['B']);
    expect(comparison?.moved.rows.map(({ id }) => id)).toEqual(['A']);
    await acceptImport();
    expect(stations()).toEqual(DECEMBER);
    expect(app().given).toHaveLength(3);

    await undoDeliveries();
    expect(stations()).toEqual(JUNE);
    await undoDeliveries();
    expect(stations()).toEqual(['Viettel SAMPLE']);
  });

  it('are switched off, on again, and removed, each with a way back', async () => {
    await june();
    await toggleDelivery(given('VinaPhone 30-6-2025.csv'));
    expect(stations()).toEqual(['Viettel A', 'Viettel B']);
    await undoDeliveries();
    expect(stations()).toEqual(JUNE);
    await dropDelivery(given('Viettel 30-6-2025.csv'));
    expect(stations()).toEqual(['VinaPhone A']);
    await undoDeliveries();
    expect(stations()).toEqual(JUNE);
  });

  it('give the province at an earlier date, and what has changed since', async () => {
    await june();
    await december();
    await acceptImport();
    await expect.poll(() => app().analysis).not.toBeNull();
    const changes = await compareWithDate('2025-06-30', () => undefined);
    expect(changes?.rows.stations.added.map(({ id }) => id)).toEqual(['C']);
    expect(changes?.rows.stations.gone.map(({ id }) => id)).toEqual(['B']);
    expect(changes?.verdicts).toEqual({ better: 0, worse: 1, same: 1 });

    await showAsOf('2025-06-30');
    expect(stations()).toEqual(JUNE);
    // Before any of them there is nothing: a sample is never used in their place.
    await showAsOf('2024-01-01');
    expect(stations()).toEqual([]);
    await undoDeliveries();
    await undoDeliveries();
    expect([app().asOf, stations()]).toEqual([null, DECEMBER]);
  });

  it('are there again at the next visit, with the date that was looked at', async () => {
    await june();
    await december();
    await acceptImport();
    await showAsOf('2025-06-30');
    useApp.setState(initialState(), true);
    expect(await reopenProject([])).toBe(true);
    expect([app().asOf, app().given.length, stations()]).toEqual(['2025-06-30', 3, JUNE]);
  });

  it('are kept before they are shown: a reload at once brings back what is on the screen', async () => {
    await june();
    const keptWhenShown: Promise<readonly string[]>[] = [];
    const end = useApp.subscribe(({ given }, before) => {
      if (given !== before.given) keptWhenShown.push(keptFiles());
    });
    await december();
    await acceptImport();
    await undoDeliveries();
    await toggleDelivery(given('VinaPhone 30-6-2025.csv'));
    end();
    const [viettel, vinaphone, december25] = [
      'Viettel 30-6-2025.csv',
      'VinaPhone 30-6-2025.csv',
      'Viettel 31-12-2025.csv',
    ];
    expect(await Promise.all(keptWhenShown)).toEqual([
      [viettel, vinaphone, december25],
      [viettel, vinaphone],
      [viettel, `${vinaphone} off`],
    ]);
  });

  it('that are overtaken or cannot be used are not kept in the place of what is shown', async () => {
    await june();
    const overtaken = dropDelivery(given('Viettel 30-6-2025.csv'));
    const last = dropDelivery(given('VinaPhone 30-6-2025.csv'));
    await Promise.all([overtaken, last]);
    expect(stations()).toEqual(['Viettel A', 'Viettel B']);
    expect(await keptFiles()).toEqual(['Viettel 30-6-2025.csv']);
  });

  it('are given back as they came, and as they are read', async () => {
    await june();
    await saveAsItCame(given('VinaPhone 30-6-2025.csv'));
    expect(saved.get('VinaPhone 30-6-2025.csv')).toBe(VINAPHONE_JUNE);
    expect(await saveAsRead(given('VinaPhone 30-6-2025.csv'))).toBe(true);
    const { features } = JSON.parse(String(saved.get('VinaPhone 30-6-2025.geojson')));
    expect(features).toMatchObject([{ properties: { id: 'A', operator: 'VinaPhone' } }]);
  });
});

describe('a file on its way in', () => {
  it('names stations far from those in use of the same position, and one fix sets them apart', async () => {
    const header = `${HEADER},Mã vị trí`;
    await bring(['Viettel.csv', [header, 'A,106.005,20.205,4G,NB1'].join('\n')]);
    await acceptImport();
    await bring(['VinaPhone.csv', [header, 'V,106.025,20.205,4G,NB1', 'W,106.0052,20.205,4G,NB1'].join('\n')]);
    const apart = () =>
      useImport.getState().entries[0]?.checked?.issues.filter(({ issue }) => issue.code === 'positions-apart') ?? [];
    expect(apart()).toMatchObject([
      { issue: { row: 2, found: 'NB1' } },
      { issue: { row: 1, found: 'NB1', expected: '2.1 km' }, fix: { kind: 'apart', rows: [1] } },
    ]);
    const [entry] = useImport.getState().entries;
    await applyFixes(entry?.id ?? -1, [{ kind: 'apart', rows: [1] }]);
    expect(apart()).toEqual([]);
  });

  it('names stations far from those of the same position in another file that comes with it', async () => {
    const header = `${HEADER},Mã vị trí`;
    await bring(
      ['Viettel.csv', [header, 'A,106.005,20.205,4G,NB1'].join('\n')],
      ['VinaPhone.csv', [header, 'V,106.025,20.205,4G,NB1', 'W,106.0052,20.205,4G,NB2'].join('\n')],
    );
    const apart = (at: number) =>
      useImport.getState().entries[at]?.checked?.issues.filter(({ issue }) => issue.code === 'positions-apart') ?? [];
    expect(apart(0)).toEqual([]);
    expect(apart(1)).toMatchObject([
      { issue: { row: 1, found: 'NB1', expected: '2.1 km (Viettel.csv)' }, fix: { kind: 'apart', rows: [1] } },
    ]);
    await applyFixes(useImport.getState().entries[1]?.id ?? -1, [{ kind: 'apart', rows: [1] }]);
    expect(apart(1)).toEqual([]);
  });

  it('takes a value for all its rows from a person before its name', async () => {
    await bring(['Viettel 30-6-2025.csv', VIETTEL_JUNE]);
    const [entry] = useImport.getState().entries;
    await stateValue(entry?.id ?? -1, 'operator', 'VinaPhone');
    expect(useImport.getState().entries[0]?.checked?.operators).toEqual(['VinaPhone']);
    await acceptImport();
    expect(stations()).toEqual(['VinaPhone A', 'VinaPhone B']);
  });

  it('keeps what the name of its folder says', async () => {
    await addFiles([{ name: 'tram.csv', content: VINAPHONE_JUNE, folder: 'VinaPhone 2025' }]);
    await acceptImport();
    expect(stations()).toEqual(['VinaPhone A']);
    expect(app().given[0]?.values).toMatchObject({ operator: 'VinaPhone' });
  });

  it('of several tables with other columns is an entry for each, and all are taken', async () => {
    const others = 'Site ID,Operator,Longitude,Latitude,Tech\nZ,VinaPhone,106.004,20.205,4G\n';
    const zip = zipSync({ 'Viettel.csv': strToU8(VIETTEL_JUNE), 'khac.csv': strToU8(others) });
    await addFiles([{ name: 'bts.zip', content: new Blob([new Uint8Array(zip)]) }]);
    const { entries } = useImport.getState();
    expect(entries.flatMap(({ checked }) => checked?.issues.map(({ issue }) => issue.code) ?? [])).not.toContain(
      'layer-left-out',
    );
    expect(entries.map(({ table, checked }) => [table, checked?.kept])).toEqual([
      [null, 1],
      ['Viettel.csv', 2],
    ]);
    await acceptImport();
    expect(stations()).toEqual(['Viettel A', 'Viettel B', 'VinaPhone Z']);
  });

  it('in parts is one Shapefile', async () => {
    await addFiles([
      { name: 'tram.shp', content: 'x' },
      { name: 'tram.dbf', content: 'y' },
      { name: 'khac.csv', content: VIETTEL_JUNE },
    ]);
    expect(useImport.getState().entries.map(({ name }) => name)).toEqual(['tram.zip', 'khac.csv']);
  });
});
