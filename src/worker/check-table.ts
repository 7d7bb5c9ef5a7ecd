import { boundsOf } from '../ingest/area.ts';
import { rowsOfDelivery } from '../ingest/deliveries/open-delivery.ts';
import { examineFile } from '../ingest/mapping/feed.ts';
import type { RowFeed } from '../ingest/read-rows.ts';
import { type Joined, joinVillageTable, type Unbordered } from '../ingest/village-table.ts';
import { streamVillages } from '../ingest/villages.ts';
import type { MultiPolygonRings } from '../model/geometry.ts';
import type { Delivered, MappedFile, TableBorders, TableJoin } from '../model/import.ts';
import type { Issue, Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import { byteSource } from './byte-source.ts';
import { texts } from './delivered.ts';
import type { CheckQuestion } from './import-protocol.ts';
import type { PreviewMaker } from './preview.ts';

/** A table of villages before it is used: joined to its borders, drawn by them, compared with the last one. */

export interface TableChecked {
  readonly kept: number;
  readonly issues: readonly Issue[];
  /** What the table in use says; null where there is none. */
  readonly before: readonly Delivered[] | null;
  readonly after: readonly Delivered[] | null;
  readonly join?: TableJoin;
}

export async function checkTable(
  rows: RowFeed,
  { file, profile, table }: CheckQuestion,
  preview: PreviewMaker,
  most: number,
): Promise<TableChecked> {
  const villages = table === undefined ? [] : await villagesOf(table.borders, profile);
  const sample = table?.borders.kind === 'loaded' && table.borders.sample;
  const borders = { villages, sample };
  const read = await joinVillageTable(rows, file.name, profile, borders, most);
  if (!read.ok) return { kept: 0, issues: read.issues, before: null, after: null };
  for (const [index, { row }] of read.value.said)
    preview.add(row, { type: 'MultiPolygon', coordinates: villages[index]?.geometry });
  const last = table?.last ? await lastJoin(table.last, profile, borders) : null;
  return {
    kept: read.value.said.size,
    issues: read.issues,
    join: read.value.join,
    before: last?.ok ? delivered(last.value) : null,
    after: delivered(read.value),
  };
}

async function lastJoin(
  last: MappedFile,
  profile: Profile,
  borders: { readonly villages: readonly Village[]; readonly sample: boolean },
): Promise<Result<Joined<Village>>> {
  const rows = await rowsOf(last, profile);
  return rows === null ? { ok: false, issues: [] } : joinVillageTable(rows, last.file.name, profile, borders);
}

/** Villages of a file that comes with the table are checked by themselves; here only what came of them matters. */
async function villagesOf(borders: TableBorders, profile: Profile): Promise<readonly Village[]> {
  if (borders.kind === 'loaded') {
    const land: { readonly features: readonly { readonly geometry: { readonly coordinates: MultiPolygonRings } }[] } =
      JSON.parse(borders.land);
    return borders.villages.map(({ bounds: _, labelPoint: __, areaKm2: ___, ...village }, index) => ({
      ...village,
      geometry: land.features[index]?.geometry.coordinates ?? [],
    }));
  }
  const rows = await rowsOf(borders, profile);
  if (rows === null) return [];
  const read = await streamVillages(rows, borders.file.name, profile);
  return read.ok ? read.value : [];
}

async function rowsOf({ file, mapping, fixes }: MappedFile, profile: Profile): Promise<RowFeed | null> {
  const examined = await examineFile(byteSource(file.name, file.content), mapping.role, profile, mapping);
  if (!examined.ok) return null;
  return rowsOfDelivery({ name: file.name, table: examined.value.table, mapping }, profile, { fixes });
}

/** What the table itself says, village by village. */
function delivered({ villages, said }: Joined<Village>): readonly Delivered[] {
  return [...said].flatMap(([index, { figures }]): Delivered[] => {
    const village = villages[index];
    if (village === undefined) return [];
    const [west, south, east, north] = boundsOf(village.geometry);
    return [
      { id: village.code, place: [(west + east) / 2, (south + north) / 2], values: texts(withoutExtra(figures)) },
    ];
  });
}

function withoutExtra({ extra: _, ...figures }: Partial<Unbordered>): Omit<Partial<Unbordered>, 'extra'> {
  return figures;
}
