import type { Issue, Result } from '../../model/issue.ts';
import type { Guess, ImportRole, Mapping, Mend } from '../../model/mapping.ts';
import type { ByteSource } from '../formats/layer.ts';
import { openTable, type RawTable } from '../formats/raw-table.ts';
import { Refusal, refusalOf } from '../formats/refusal.ts';
import { shown } from '../issue-log.ts';
import type { Opened } from '../load-province.ts';
import type { RowFeed } from '../read-rows.ts';
import { rowMapper } from './apply.ts';
import type { MapProfile } from './converters.ts';
import { type GuessProfile, guessMapping } from './guess.ts';
import { wantedFor } from './layer-fit.ts';

/** A file of any format, as rows for the readers of the model. */

export interface OpenedFile {
  readonly table: RawTable;
  /** What the file itself suggests, whatever mapping was given. */
  readonly guess: Guess;
}

/** Opens a file and guesses what is in it. Never throws: a file that cannot be read has its reason among the issues. */
export async function examineFile(
  source: ByteSource,
  role: ImportRole | null,
  profile: GuessProfile,
  how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>> = {},
): Promise<Result<OpenedFile>> {
  try {
    const table = await openTable(source, how, wantedFor(role));
    return { ok: true, value: { table, guess: guessMapping(table, source.name, role, profile) }, issues: [] };
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : refusalOf(error, source.name);
    const issue: Issue = { severity: 'error', code, file: source.name, ...details };
    return { ok: false, issues: [issue] };
  }
}

export function mappedRows(table: RawTable, mapping: Mapping, mends: readonly Mend[], profile: MapProfile): RowFeed {
  return {
    async feed(log, onRow) {
      if (mapping.coordinates.kind === 'none' && mapping.role !== 'villages' && mapping.role !== 'villageTable') {
        for (const field of ['lon', 'lat']) log.error('column-missing', { field });
        return;
      }
      if (mapping.crs.kind === 'other' && mapping.crs.definition === null && mapping.coordinates.kind !== 'none') {
        log.error('crs-unknown', { found: shown(mapping.crs.name) });
        return;
      }
      const repairs = mends.some(({ kind }) => kind === 'repair');
      const { repairedPolygon } = repairs ? await import('../checks/repair.ts') : { repairedPolygon: undefined };
      const map = rowMapper(mapping, profile, table.columns, mends, log, repairedPolygon);
      await table.each(log, (raw) => map(raw, onRow));
    },
  };
}

/** The rows of a file that a person named, for `loadProvince`; without a mapping as the file suggests. */
export async function feedOf(
  source: ByteSource,
  role: ImportRole,
  profile: GuessProfile & MapProfile,
  mapping?: Mapping,
  mends: readonly Mend[] = [],
): Promise<{ readonly ok: true; readonly content: RowFeed } | Extract<Opened, { ok: false }>> {
  const examined = await examineFile(source, role, profile, mapping);
  if (!examined.ok) return { ok: false, issues: examined.issues };
  const { table, guess } = examined.value;
  const rows = mappedRows(table, mapping ?? guess.mapping, mends, profile);
  if (mapping !== undefined || table.others.length === 0) return { ok: true, content: rows };
  // Tables of other columns in the same file: each through a mapping of its own.
  const others = table.others.map((other) => {
    const { mapping: own } = guessMapping(other, source.name, role, profile);
    return mappedRows(other, own, mends, profile);
  });
  return { ok: true, content: oneAfterTheOther([rows, ...others]) };
}

/** Rows of several feeds, counted on. */
function oneAfterTheOther(feeds: readonly RowFeed[]): RowFeed {
  return {
    async feed(log, onRow) {
      let before = 0;
      for (const one of feeds) {
        let last = 0;
        await one.feed(log, (row, properties, geometry) => {
          last = Math.max(last, row);
          onRow(before + row, properties, geometry);
        });
        before += last;
      }
    },
  };
}
