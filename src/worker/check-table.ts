import type { ComparedRow } from '../analysis/what-changes.ts';
import { rowsOfDelivery } from '../ingest/deliveries/open-delivery.ts';
import { examineFile } from '../ingest/mapping/feed.ts';
import type { RowFeed } from '../ingest/read-rows.ts';
import { type Joined, joinVillageTable, type Unbordered } from '../ingest/village-table.ts';
import { streamVillages } from '../ingest/villages.ts';
import type { MappedFile, TableBorders, TableJoin } from '../model/import.ts';
import type { Issue, Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import { byteSource } from './byte-source.ts';
import type { CheckQuestion } from './import-protocol.ts';
import type { PreviewMaker } from './preview.ts';
import { withLand } from './with-land.ts';

/** A table of villages before it is used: joined to its borders, drawn by them, compared with the last one. */

export interface TableChecked {
  readonly kept: number;
  readonly issues: readonly Issue[];
  /** What the table in use says; null where there is none. */
  readonly before: readonly ComparedRow[] | null;
  readonly after: readonly ComparedRow[] | null;
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
  if (borders.kind === 'loaded') return withLand(borders.villages, borders.land);
  const rows = await rowsOf(borders, profile);
  if (rows === null) return [];
  const read = await streamVillages(rows, borders.file.name, profile);
  return read.ok ? read.value : [];
}

/** The rows of a file as they are used; null where it cannot be read. */
export async function rowsOf(
  { file, mapping, fixes, values = {} }: MappedFile,
  profile: Profile,
): Promise<RowFeed | null> {
  const examined = await examineFile(byteSource(file.name, file.content), mapping.role, profile, mapping);
  if (!examined.ok) return null;
  const { table } = examined.value;
  return rowsOfDelivery({ name: file.name, table, mapping }, profile, { fixes, values });
}

/** What the table itself says, village by village. */
function delivered({ villages, said }: Joined<Village>): readonly ComparedRow[] {
  return [...said].flatMap(([index, { figures }]): ComparedRow[] => {
    const village = villages[index];
    if (village === undefined) return [];
    const { code, name } = village;
    return [{ key: code, id: code, operator: null, name, place: null, values: withoutExtra(figures) }];
  });
}

function withoutExtra({ extra: _, ...figures }: Partial<Unbordered>): Omit<Partial<Unbordered>, 'extra'> {
  return figures;
}
