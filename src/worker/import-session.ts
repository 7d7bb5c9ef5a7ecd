import type { ProvinceComparison, ProvinceState } from '../analysis/compare-provinces.ts';
import {
  type ComparedRow,
  changesOf,
  fibreRows,
  measurementRows,
  stationRows,
  structureRow,
  villageRow,
} from '../analysis/what-changes.ts';
import { type Area, areaOf } from '../ingest/area.ts';
import { fixFor, notedRows, villageIssues, withPolygonChecks } from '../ingest/checks/check-rows.ts';
import { otherZone } from '../ingest/checks/other-zone.ts';
import { dateOfDelivery, namedValues, rowsOfDelivery } from '../ingest/deliveries/open-delivery.ts';
import { streamFibre } from '../ingest/fibre.ts';
import type { ByteSource } from '../ingest/formats/layer.ts';
import { fetchRemote } from '../ingest/formats/remote.ts';
import { examineFile } from '../ingest/mapping/feed.ts';
import { fingerprintOf } from '../ingest/mapping/guess.ts';
import { streamMeasurements } from '../ingest/measurements.ts';
import { type PlacedStation, positionsApartBetween } from '../ingest/positions-apart.ts';
import type { RowFeed } from '../ingest/read-rows.ts';
import { streamStations } from '../ingest/stations.ts';
import { streamStructures } from '../ingest/structures.ts';
import { streamVillages } from '../ingest/villages.ts';
import type { KindChanges, ShownChanges } from '../model/changes.ts';
import type { MultiPolygonRings } from '../model/geometry.ts';
import type { Checked, CheckedIssue, Examined, InUse, ModelRows, TableJoin } from '../model/import.ts';
import type { Issue, Result } from '../model/issue.ts';
import { idFieldOf } from '../model/mapping.ts';
import type { BaseStation } from '../model/province.ts';
import { byteSource } from './byte-source.ts';
import { checkTable, rowsOf } from './check-table.ts';
import type {
  CheckQuestion,
  CompareQuestion,
  ExamineQuestion,
  ImportContract,
  ReadQuestion,
  ShownState,
} from './import-protocol.ts';
import { listedIssues } from './listed-issues.ts';
import { PreviewMaker } from './preview.ts';
import type { StepsDone } from './protocol.ts';
import type { Call, Handlers } from './serve.ts';
import { withLand } from './with-land.ts';

/** What the import worker does, without being a worker, so that tests run it in Node. */

const SAMPLE_ROWS = 40;
const CELL_LENGTH = 120;
/** Of each list of rows that come, go, move or change; the others are counted. */
const ROWS_SHOWN = 100;
/** Issues are listed to the last where an operator is to correct them, up to what a screen can hold. */
const MOST_ISSUES = 20_000;

type Fetch = (url: string) => Promise<Response>;

export function createImportSession(fetchUrl: Fetch): Handlers<ImportContract> {
  const checked: StationsChecked = new Map();
  return {
    fetch: (url, call) => fetchRemote(url, fetchUrl, (done, total) => call.progress({ done, total })),
    examine,
    check: (question, call) => check(question, call, checked),
    read: readAsUsed,
    compare,
  };
}

async function examine({ file, role, profile, how }: ExamineQuestion): Promise<Result<Examined>> {
  const examined = await examineFile(byteSource(file.name, file.content), role, profile, how);
  if (!examined.ok) return examined;
  const { table, guess } = examined.value;
  const sample = table.sample.slice(0, SAMPLE_ROWS).map(({ row, properties }) => ({
    row,
    cells: Object.fromEntries(table.columns.map((column) => [column, cellText(properties[column])])),
  }));
  const { format, layers, titles, columns } = table;
  const opened = { name: file.name, table, mapping: guess.mapping };
  const value: Examined = {
    format,
    layers,
    titles,
    columns,
    sample,
    ...guess,
    fingerprint: fingerprintOf(table),
    named: namedValues(opened, profile, file.folder ?? null),
    date: dateOfDelivery(opened, profile, { folder: file.folder ?? null }),
    others: table.others.flatMap(({ layer }) => layer ?? []),
  };
  return { ok: true, value, issues: [] };
}

function shownChanges({ added, gone, moved, changed, same }: KindChanges): ShownChanges {
  const first = <R>(rows: readonly R[]) => ({ count: rows.length, rows: rows.slice(0, ROWS_SHOWN) });
  return { added: first(added), gone: first(gone), moved: first(moved), changed: first(changed), same };
}

/** Where the stations of the files stand that were checked last, by the number of the entry. */
type StationsChecked = Map<number, { readonly file: string; readonly stations: readonly PlacedStation[] }>;

async function check(
  question: CheckQuestion,
  call: Call<StepsDone>,
  checked: StationsChecked,
): Promise<Result<Checked>> {
  const { file, mapping, fixes, values = {}, profile, land } = question;
  const source = withProgress(byteSource(file.name, file.content), (done, total) => call.progress({ done, total }));
  const examined = await examineFile(source, mapping.role, profile, mapping);
  if (!examined.ok) return examined;
  const { table } = examined.value;
  const preview = new PreviewMaker();
  const delivered = rowsOfDelivery({ name: file.name, table, mapping }, profile, { fixes, values });
  const rows = notedRows(delivered, idFieldOf(mapping.role), (row, _, geometry) => preview.add(row, geometry));
  const { kept, issues, after, ...ofTable }: Read =
    mapping.role === 'villageTable'
      ? await checkTable(rows, question, preview, MOST_ISSUES)
      : await read(rows, { ...question, role: mapping.role, area: land === null ? null : areaIn(land) }, rows.rowOf);
  const before = mapping.role === 'villageTable' ? (ofTable.before ?? null) : await rowsBefore(question);
  const apart = after === null ? [] : positionsApart(question, ofTable.stations ?? [], rows.rowOf, checked);
  const explained = new Map(
    (await otherZone(table, mapping, issues, file.name, profile)).map((one) => [one.issue.row, one]),
  );
  const said = [...issues, ...apart].map((issue): CheckedIssue => {
    const better =
      issue.severity === 'error' && issue.code.startsWith('coordinates-') ? explained.get(issue.row) : undefined;
    return better ?? { issue, fix: fixFor(issue, mapping.role) };
  });
  const value: Checked = {
    rows: Math.max(rows.count(), table.format === 'geojson' ? 0 : table.sample.length),
    kept,
    ...listedIssues(said),
    preview: preview.made(),
    operators: ofTable.operators ?? [],
    comparison: before === null || after === null ? null : shownChanges(changesOf(before, after)),
    join: ofTable.join ?? null,
  };
  return { ok: true, value, issues: [] };
}

interface Read {
  readonly kept: number;
  readonly issues: readonly Issue[];
  readonly after: readonly ComparedRow[] | null;
  readonly operators?: readonly string[];
  readonly stations?: readonly BaseStation[];
  /** Of a table of villages alone. */
  readonly join?: TableJoin;
  readonly before?: readonly ComparedRow[] | null;
}

interface HowToRead extends Pick<CheckQuestion, 'file' | 'profile'> {
  readonly role: ModelRole;
  readonly area: Area | null;
}

type ModelRole = ModelRows['kind'];

async function read(rows: RowFeed, how: HowToRead, rowOf: (code: string) => number | undefined): Promise<Read> {
  const { file, profile, role } = how;
  const result = await modelOf(role === 'villages' ? withPolygonChecks(rows) : rows, how);
  if (!result.ok) return { kept: 0, issues: result.issues, after: null };
  const { value, issues } = result;
  const after = comparedRows(value);
  const there = new Set(after.map(({ operator }) => operator));
  const operators = profile.operators.map(({ id }) => id).filter((id) => there.has(id));
  const more = value.kind === 'villages' ? villageIssues(value.villages, file.name, profile, rowOf) : [];
  const stations = value.kind === 'stations' ? value.stations : [];
  return { kept: after.length, issues: [...issues, ...more], after, operators, stations };
}

async function modelOf(rows: RowFeed, { file: { name }, profile, role, area }: HowToRead): Promise<Result<ModelRows>> {
  const as = <T>(result: Result<T>, made: (value: T) => ModelRows): Result<ModelRows> =>
    result.ok ? { ...result, value: made(result.value) } : result;
  switch (role) {
    case 'villages':
      return as(await streamVillages(rows, name, profile, MOST_ISSUES), (villages) => ({ kind: role, villages }));
    case 'stations':
      return as(await streamStations(rows, name, profile, area, MOST_ISSUES), (stations) => ({ kind: role, stations }));
    case 'structures':
      return as(await streamStructures(rows, name, profile, new Set(), { area, most: MOST_ISSUES }), (structures) => ({
        kind: role,
        structures,
      }));
    case 'measurements':
      return as(await streamMeasurements(rows, name, profile, MOST_ISSUES), (measurements) => ({
        kind: role,
        measurements,
      }));
    case 'fibre':
      return as(await streamFibre(rows, name, profile, area, MOST_ISSUES), (fibre) => ({ kind: role, fibre }));
  }
}

/** A file as it is used: through its mapping, fixes and values. */
async function readAsUsed({ file, profile }: ReadQuestion): Promise<Result<ModelRows>> {
  const { role } = file.mapping;
  const rows = role === 'villageTable' ? null : await rowsOf(file, profile);
  if (rows === null || role === 'villageTable') return { ok: false, issues: [] };
  return modelOf(rows, { file: file.file, profile, role, area: null });
}

async function compare({ before, after }: CompareQuestion): Promise<ProvinceComparison> {
  // Asked for by few of those who bring files.
  const { compareProvinces } = await import('../analysis/compare-provinces.ts');
  const stateOf = ({ province: { villages, mapVillages, ...province }, analysis }: ShownState): ProvinceState => ({
    province: { ...province, villages: withLand(villages, mapVillages) },
    analysis,
  });
  return compareProvinces(stateOf(before), stateOf(after));
}

/** What the file is compared with: the delivery that it takes the place of, else what is in use; null: nothing. */
async function rowsBefore({ last = null, before, profile }: CheckQuestion): Promise<readonly ComparedRow[] | null> {
  if (last === null) return before === null ? null : comparedRows(wholeRows(before));
  const earlier = await readAsUsed({ file: last, profile });
  return earlier.ok ? comparedRows(earlier.value) : null;
}

/**
 * Stations of the file that stand far from those of the same position, in use or in files that
 * come with it. A delivery that is replaced is not in the way: its operators' stations are those
 * that come.
 */
function positionsApart(
  { file, before, last = null, among }: CheckQuestion,
  stations: readonly BaseStation[],
  rowOf: (id: string) => number | undefined,
  checked: StationsChecked,
): readonly Issue[] {
  const coming = new Set(last === null ? [] : stations.map(({ operator }) => operator));
  const inUse = before?.kind === 'stations' ? before.stations : [];
  const beside = (among?.beside ?? []).flatMap((entry) => checked.get(entry) ?? []);
  if (among !== undefined) {
    const placed = stations.map(({ id, operator, positionId, location }) => ({ id, operator, positionId, location }));
    checked.set(among.entry, { file: file.name, stations: placed });
  }
  return positionsApartBetween([
    { file: '', stations: inUse.filter(({ operator }) => !coming.has(operator)) },
    ...beside,
    { file: file.name, stations, rowOf },
  ]).filter((issue) => issue.file === file.name);
}

function wholeRows(use: InUse): ModelRows {
  return use.kind === 'villages' ? { kind: use.kind, villages: withLand(use.villages, use.land) } : use;
}

function comparedRows(model: ModelRows): readonly ComparedRow[] {
  switch (model.kind) {
    case 'villages':
      return model.villages.map(villageRow);
    case 'stations':
      return stationRows(model.stations);
    case 'structures':
      return model.structures.map(structureRow);
    case 'measurements':
      return measurementRows(model.measurements);
    case 'fibre':
      return fibreRows(model.fibre);
  }
}

/** Of the text that the map reads; see `LoadedProvince.mapVillages`. */
function areaIn(land: string): Area | null {
  const given: { readonly features: readonly { readonly geometry: { readonly coordinates: MultiPolygonRings } }[] } =
    JSON.parse(land);
  return areaOf(given.features.map(({ geometry }) => ({ geometry: geometry.coordinates })));
}

/** A page that draws each of thousands of steps has no time for a press on the stop. */
const PROGRESS_EVERY_MS = 200;

function withProgress(source: ByteSource, onProgress: (done: number, total: number) => void): ByteSource {
  return {
    name: source.name,
    size: source.size,
    ...(source.tail ? { tail: source.tail } : {}),
    async *chunks() {
      let done = 0;
      let toldMs = Number.NEGATIVE_INFINITY;
      for await (const chunk of source.chunks()) {
        yield chunk;
        done += chunk.length;
        if (done < source.size && performance.now() - toldMs < PROGRESS_EVERY_MS) continue;
        toldMs = performance.now();
        onProgress(done, source.size);
      }
    },
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text =
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  return text.slice(0, CELL_LENGTH);
}
