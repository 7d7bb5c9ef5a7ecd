import { open } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { issueLine } from '../src/i18n/issues.ts';
import type { Language } from '../src/i18n/language.ts';
import { sayIn, translate } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { type Area, areaOf } from '../src/ingest/area.ts';
import { notedRows, villageIssues, withPolygonChecks } from '../src/ingest/checks/check-rows.ts';
import { openDelivery, rowsOfDelivery, UNASKED_FIXES } from '../src/ingest/deliveries/open-delivery.ts';
import { streamFibre } from '../src/ingest/fibre.ts';
import { detectFormat } from '../src/ingest/formats/detect.ts';
import { shown } from '../src/ingest/issue-log.ts';
import { type KindOfFile, kindOfFile } from '../src/ingest/kind-of-file.ts';
import { unusedColumns } from '../src/ingest/mapping/column-fates.ts';
import { examineFile } from '../src/ingest/mapping/feed.ts';
import { streamMeasurements } from '../src/ingest/measurements.ts';
import { readProfile } from '../src/ingest/profile.ts';
import { streamStations } from '../src/ingest/stations.ts';
import { positionIdsOf, streamStructures } from '../src/ingest/structures.ts';
import { type Borders, type Joined, joinVillageTable } from '../src/ingest/village-table.ts';
import { streamVillages } from '../src/ingest/villages.ts';
import type { TableJoin } from '../src/model/import.ts';
import type { Issue, Result } from '../src/model/issue.ts';
import type { Profile } from '../src/model/profile.ts';
import type { Village } from '../src/model/province.ts';
import { readArgs } from './lib/args.ts';
import { fileSource, openFile, readText } from './lib/read-inputs.ts';
import { runCommand } from './lib/run-command.ts';
import { withoutParts } from './lib/shapefile.ts';

/** `npm run validate -- FILE…`: what is wrong with the files, one issue a line. */

const HEAD_BYTES = 1_000_000;
/** What others are checked against is read first. */
type Kind = KindOfFile | 'villageTable' | 'measurements';
const ORDER: readonly (Kind | null)[] = [
  'profile',
  'villages',
  'villageTable',
  'stations',
  'fibre',
  'structures',
  'measurements',
  null,
];

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv);
  if (!parsed.ok || parsed.args.files.length === 0) {
    console.error(
      parsed.ok
        ? sayIn(CLI_WORDS, parsed.args.language)('cli.usage.validate')
        : `${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.validate')}`,
    );
    return 1;
  }
  const { files, language } = parsed.args;
  const given = await Promise.all(
    withoutParts(files, (path) => path).map(async (path) => ({ path, kind: await kindAt(path) })),
  );

  const counts = { error: 0, warning: 0 };
  const report = (issues: readonly Issue[]): void => {
    for (const issue of issues) {
      counts[issue.severity]++;
      console.log(`${issueLine(issue, language)} [${translate(language, `data.${issue.severity}`)}]`);
    }
  };
  const profilePath = given.find(({ kind }) => kind === 'profile')?.path ?? parsed.args.profile;
  const profile = await profileAt(profilePath);
  report(profile.issues);
  const others = given.filter(({ path }) => path !== profilePath);
  if (profile.ok) {
    let area: Area | null = null;
    let villages: readonly Village[] | null = null;
    let taken: ReadonlySet<string> = new Set();
    const kinds = await Promise.all(
      others.map(async (file) => ({ ...file, kind: file.kind ?? (await roleAt(file.path, profile.value)) })),
    );
    kinds.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    for (const file of kinds) {
      if (file.kind === 'villageTable') {
        const borders = villages ? { villages, sample: false } : await profileBorders(profilePath, profile.value);
        const joined = await checkTable(file.path, profile.value, borders);
        report(joined.issues);
        if (joined.ok) console.log(joinLine(basename(file.path), joined.value.join, language));
        continue;
      }
      const checked = await check({ path: file.path, kind: file.kind }, profile.value, area, taken);
      if (checked === null) {
        counts.error++;
        const unknown = sayIn(CLI_WORDS, language)('cli.validate.unknown', { file: basename(file.path) });
        console.log(`${unknown} [${translate(language, 'data.error')}]`);
      } else {
        report(checked.issues);
        const { unused = [] } = checked;
        if (unused.length > 0)
          console.log(
            sayIn(CLI_WORDS, language)('cli.validate.unused', {
              file: basename(file.path),
              columns: unused.map((column) => shown(column)).join(', '),
            }),
          );
        area = checked.area ?? area;
        villages = checked.villages ?? villages;
        taken = checked.taken ?? taken;
      }
    }
  }
  console.log(countLine(counts.error, counts.warning, files.length, language));
  return counts.error > 0 ? 1 : 0;
}

async function profileAt(path: string): Promise<Result<Profile>> {
  const text = await readText(path);
  return text.ok ? readProfile(text.value, basename(path)) : text;
}

/** Issues of one file, with the villages' land or the positions' ids where it holds them; null where its kind is unknown. */
async function check(
  { path, kind }: { readonly path: string; readonly kind: Exclude<Kind, 'villageTable'> | null },
  profile: Profile,
  area: Area | null,
  taken: ReadonlySet<string>,
): Promise<{
  readonly issues: readonly Issue[];
  readonly area?: Area | null;
  readonly villages?: readonly Village[];
  readonly taken?: ReadonlySet<string>;
  /** Columns that are kept and not used. */
  readonly unused?: readonly string[];
} | null> {
  const file = basename(path);
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  if (kind === 'profile') return { issues: (await profileAt(path)).issues };
  const source = fileSource(path, opened.size);
  const examined = await examineFile(source, kind, profile);
  if (!examined.ok) return examined;
  const { table, guess } = examined.value;
  if (kind === null && table.sample.length === 0) {
    // What makes a file unrecognisable is said by any reader: that it is empty, or no GeoJSON.
    const { issues } = await streamFibre(opened.chunks, file, profile);
    const broken = issues.filter(({ row, code }) => row === undefined && code !== 'nothing-usable');
    return broken.length > 0 ? { issues: broken } : null;
  }
  const rows = rowsOfDelivery({ name: file, table, mapping: guess.mapping }, profile, {
    ...folderOf(path),
    fixes: UNASKED_FIXES,
  });
  const unused = unusedColumns(table.columns, guess.mapping);
  const { role } = guess.mapping;
  // A file whose kind could not be recognised, and which has nothing of any kind.
  if (role === 'villageTable') return null;
  switch (role) {
    case 'villages': {
      const noted = notedRows(rows, 'code');
      const read = await streamVillages(withPolygonChecks(noted), file, profile);
      if (!read.ok) return { issues: read.issues, area: null, unused };
      const land = villageIssues(read.value, file, profile, noted.rowOf);
      return { issues: [...read.issues, ...land], area: areaOf(read.value), villages: read.value, unused };
    }
    case 'stations': {
      const read = await streamStations(rows, file, profile, area);
      return { issues: read.issues, unused, ...(read.ok ? { taken: positionIdsOf(read.value) } : {}) };
    }
    case 'fibre':
      return { issues: (await streamFibre(rows, file, profile, area)).issues, unused };
    case 'structures':
      return { issues: (await streamStructures(rows, file, profile, taken, { area })).issues, unused };
    case 'measurements':
      return { issues: (await streamMeasurements(rows, file, profile)).issues, unused };
  }
}

/** The borders that a table alone is joined to. */
async function profileBorders(profilePath: string, profile: Profile): Promise<Borders<Village>> {
  const known = profile.data.villages;
  const opened = known && (await openFile(resolve(dirname(profilePath), known.file), known.file));
  const read = opened?.ok ? await streamVillages(opened.chunks, known?.file ?? '', profile) : null;
  return { villages: read?.ok ? read.value : [], sample: known?.sample ?? false };
}

async function checkTable(path: string, profile: Profile, borders: Borders<Village>): Promise<Result<Joined<Village>>> {
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  const rows = await openDelivery(fileSource(path, opened.size), 'villageTable', profile, folderOf(path));
  if (!rows.ok) return rows;
  return joinVillageTable(rows.content, basename(path), profile, borders);
}

/** Its name may say whose the file is. */
function folderOf(path: string): { readonly folder: string } {
  return { folder: basename(dirname(resolve(path))) };
}

function joinLine(file: string, join: TableJoin, language: Language): string {
  const { byCode, byName, unmatchedRows, villagesWithoutRow } = join;
  return sayIn(CLI_WORDS, language)('cli.validate.joined', {
    file,
    count: byCode + byName,
    byCode,
    byName,
    rows: unmatchedRows,
    villages: villagesWithoutRow,
  });
}

/** Known by the first bytes; null for a file that is not there, too: reading it will say so. */
async function kindAt(path: string): Promise<KindOfFile | null> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES);
      const head = buffer.subarray(0, bytesRead);
      const kind = kindOfFile(basename(path), head);
      return kind === 'profile' || detectFormat(path, head) === 'geojson' ? kind : null;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

/** Of any other format: what its columns and shapes suggest. */
async function roleAt(path: string, profile: Profile): Promise<Kind | null> {
  const opened = await openFile(path);
  if (!opened.ok) return null;
  const examined = await examineFile(fileSource(path, opened.size), null, profile);
  return examined.ok && examined.value.table.sample.length > 0 ? examined.value.guess.mapping.role : null;
}

function countLine(errors: number, warnings: number, files: number, language: Language): string {
  const words = sayIn(CLI_WORDS, language);
  return words('cli.validate.counts', {
    errors: words('cli.validate.errors', { count: errors }),
    warnings: words('cli.validate.warnings', { count: warnings }),
    files: words('cli.validate.files', { count: files }),
  });
}

await runCommand(main);
