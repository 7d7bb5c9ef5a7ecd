import type { Issue, Result } from '../../model/issue.ts';
import type { Fix, Guess, ImportRole, Mapping } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { withGroups } from '../deliveries/group-rows.ts';
import type { ByteSource } from '../formats/layer.ts';
import { openTable, type RawTable } from '../formats/raw-table.ts';
import { Refusal, refusalOf } from '../formats/refusal.ts';
import { type IssueLog, shown } from '../issue-log.ts';
import type { RowFeed } from '../read-rows.ts';
import { type Emit, rowMapper } from './apply.ts';
import { withAreaMarks } from './area-marks.ts';
import type { MapProfile } from './converters.ts';
import { withCrowdCells } from './crowd-cells.ts';
import { type GuessProfile, guessMapping } from './guess.ts';
import { wantedFor } from './layer-fit.ts';
import { withPlaceColumns } from './place-columns.ts';
import { withDataRowsOnly } from './rows-not-data.ts';
import { withSectorColumns } from './sector-columns.ts';
import { UTM_MERIDIANS } from './systems.ts';

/** A file of any format, as rows for the readers of the model. */

export interface FileToMap {
  readonly table: RawTable;
  /** What the file itself suggests, whatever mapping was given. */
  readonly guess: Guess;
}

/** Opens a file and guesses what is in it. Never throws: a file that cannot be read has its reason among the issues. */
export async function examineFile(
  source: ByteSource,
  role: ImportRole | null,
  profile: GuessProfile & Partial<Pick<Profile, 'communes'>>,
  how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>> = {},
): Promise<Result<FileToMap>> {
  try {
    const opened = await openTable(source, how, wantedFor(role));
    const prepared = (one: RawTable): RawTable =>
      withOwnColumns(withGroups(withDataRowsOnly(one), profile), role, profile);
    const table = { ...prepared(opened), others: opened.others.map(prepared) };
    return { ok: true, value: { table, guess: guessMapping(table, source.name, role, profile) }, issues: [] };
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : refusalOf(error, source.name);
    const issue: Issue = { severity: 'error', code, file: source.name, ...details };
    return { ok: false, issues: [issue] };
  }
}

/** What stands in columns of an unusual kind, in those that the readers take. */
function withOwnColumns(table: RawTable, role: ImportRole | null, profile: GuessProfile): RawTable {
  const placed = withPlaceColumns(withCrowdCells(table, profile));
  const marked = role === null || role === 'stations' ? withAreaMarks(placed) : placed;
  return withSectorColumns(marked, profile.assumedBeamwidthDeg);
}

/** Villages lie within their borders; a measurement may be of a commune, or of a tile that has a name. */
const NEEDS_PLACE: ReadonlySet<ImportRole> = new Set(['stations', 'fibre', 'structures']);

export function mappedRows(table: RawTable, mapping: Mapping, fixes: readonly Fix[], profile: MapProfile): RowFeed {
  return {
    async feed(log, onRow) {
      if (mapping.coordinates.kind === 'none' && NEEDS_PLACE.has(mapping.role)) {
        // Of a file without rows its form is to be said, not what its rows lack.
        if (table.sample.length === 0) await table.each(log, () => {});
        if (log.hasErrors) return;
        for (const field of ['lon', 'lat']) log.error('column-missing', { field });
        return;
      }
      if (mapping.crs.kind === 'other' && mapping.crs.definition === null && mapping.coordinates.kind !== 'none') {
        log.error('crs-unknown', { found: shown(mapping.crs.name) });
        return;
      }
      if (mapping.crs.kind === 'other' && mapping.crs.accuracyM !== undefined && mapping.coordinates.kind !== 'none')
        log.warn('crs-rough', { found: shown(mapping.crs.name), expected: String(mapping.crs.accuracyM) });
      if (mapping.crs.kind === 'utm' && mapping.crs.datumAssumed === true && mapping.coordinates.kind !== 'none') {
        const { zone } = mapping.crs;
        log.warn('datum-assumed', { found: `UTM ${zone}N`, expected: `VN-2000 ${UTM_MERIDIANS[zone]}°` });
      }
      const repairs = fixes.some(({ kind }) => kind === 'repair');
      const { repairedPolygon } = repairs ? await import('../checks/repair.ts') : { repairedPolygon: undefined };
      const map = rowMapper(mapping, profile, table.columns, log, { fixes, repair: repairedPolygon });
      const emit = mapping.role === 'villages' ? await onLandDrawn(log, onRow) : onRow;
      await table.each(log, (raw) => map(raw, emit));
    },
  };
}

/** The area of a village is that of the land it draws, whatever its parts and holes do; the clipping library comes with the first file of villages. */
async function onLandDrawn(log: IssueLog, onRow: Emit): Promise<Emit> {
  const { landDrawn } = await import('../checks/land-drawn.ts');
  return (row, properties, given) => {
    const { geometry, areasKm2, tooLarge } = landDrawn(given);
    if (tooLarge) log.warn('work-limit', { row, field: 'geometry', expected: 'polygon-overlaps-itself' });
    if (areasKm2 !== null) {
      const [found, expected] = areasKm2.map((area) => `${area.toFixed(4)} km²`);
      log.warn('polygon-overlaps-itself', {
        row,
        field: 'geometry',
        ...(found && expected ? { found, expected } : {}),
      });
    }
    onRow(row, properties, geometry);
  };
}
