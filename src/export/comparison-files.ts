import type { ProvinceComparison, ProvinceState, ShareChange } from '../analysis/compare-provinces.ts';
import { CHANGED_KINDS } from '../analysis/what-changes.ts';
import type { KindChanges, NamedRow } from '../model/changes.ts';
import type { SharedShare } from '../model/results.ts';
import { type Cell, csvChunks, decimals, share } from './csv.ts';
import { isSample } from './summary-json.ts';

/** What `npm run compare` writes: CSV of what changed, and `summary.json` of how much. */

/**
 * `rows.csv`: one line for each row of the inputs that is new, gone or moved, and for each field
 * that changed. `what`: new | gone | moved | changed; `distance_m` of what moved.
 */
export function changedRowsCsv({ rows }: ProvinceComparison): Generator<string> {
  const header = ['kind', 'what', 'operator', 'id', 'name', 'distance_m', 'field', 'before', 'after'];
  return csvChunks(header, lines());

  function* lines(): Generator<Cell[]> {
    for (const kind of CHANGED_KINDS) {
      const { added, gone, moved, changed } = rows[kind];
      for (const row of added) yield line(kind, 'new', row);
      for (const row of gone) yield line(kind, 'gone', row);
      for (const row of moved) yield line(kind, 'moved', row, [decimals(row.metres, 1), null, null, null]);
      for (const row of changed)
        for (const { field, before, after } of row.fields)
          yield line(kind, 'changed', row, [null, field, before, after]);
    }
  }
}

const NOTHING: readonly Cell[] = [null, null, null, null];

function line(kind: string, what: string, { operator, id, name }: NamedRow, rest = NOTHING): Cell[] {
  return [kind, what, operator, id, name, ...rest];
}

/** `villages.csv`: villages whose verdict or a share differs; empty where a state has none. */
export function changedVillagesCsv({ villages }: ProvinceComparison): Generator<string> {
  const figures = ['mobile_computed', 'share_any', 'share_broadband', 'fibre_share'];
  const header = ['code', 'name', 'commune', ...figures.flatMap((one) => [`${one}_before`, `${one}_after`])];
  const rows = villages.map(({ code, name, commune, before, after }): Cell[] => [
    code,
    name,
    commune,
    verdict(before?.verdict),
    verdict(after?.verdict),
    share(before?.shareAny ?? Number.NaN),
    share(after?.shareAny ?? Number.NaN),
    share(before?.shareBroadband ?? Number.NaN),
    share(after?.shareBroadband ?? Number.NaN),
    share(before?.fibreShare ?? Number.NaN),
    share(after?.fibreShare ?? Number.NaN),
  ]);
  return csvChunks(header, rows);
}

function verdict(value: string | undefined): string | null {
  return value === undefined || value === 'unknown' ? null : value;
}

/** `positions.csv`: positions that came, went, moved, or whose tenants or sharing differ. */
export function changedPositionsCsv({ positions }: ProvinceComparison): Generator<string> {
  const header = [
    'position_id',
    'what',
    'operators_before',
    'operators_after',
    'operators_gained',
    'operators_lost',
    'shared_before',
    'shared_after',
    'moved_m',
  ];
  const rows = positions.map(({ id, before, after, sharedBefore, sharedAfter, movedM }): Cell[] => [
    id,
    before === null ? 'new' : after === null ? 'gone' : 'changed',
    before,
    after,
    (after ?? []).filter((one) => !(before ?? []).includes(one)),
    (before ?? []).filter((one) => !(after ?? []).includes(one)),
    before === null ? null : sharedBefore,
    after === null ? null : sharedAfter,
    movedM === null ? null : decimals(movedM, 1),
  ]);
  return csvChunks(header, rows);
}

/** @param incomplete Files of either side that are not whole. */
export function comparisonJson(
  comparison: ProvinceComparison,
  before: ProvinceState,
  after: ProvinceState,
  incomplete: readonly string[] = [],
): string {
  const { rows, verdicts, villages, positions, positionsSame, sharedOfAll, sharedOfNew } = comparison;
  const document = {
    rows: Object.fromEntries(CHANGED_KINDS.map((kind) => [kind, counts(rows[kind])])),
    villages: { changed: villages.length, ...verdicts },
    positions: {
      new: positions.filter((one) => one.before === null).length,
      gone: positions.filter((one) => one.after === null).length,
      changed: positions.filter((one) => one.before !== null && one.after !== null).length,
      same: positionsSame,
      sharedShare: shares(sharedOfAll),
    },
    newBuild: { deployment: shares(sharedOfNew.deployment), greenfield: shares(sharedOfNew.greenfield) },
    before: sourcesOf(before),
    after: sourcesOf(after),
    sample: isSample(before.province.sources) || isSample(after.province.sources),
    ...(incomplete.length > 0 ? { incomplete } : {}),
    parameters: after.analysis.parameters,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function counts({ added, gone, moved, changed, same }: KindChanges) {
  return { new: added.length, gone: gone.length, moved: moved.length, changed: changed.length, same };
}

function shares({ before, after }: ShareChange) {
  return { before: written(before), after: written(after) };
}

function written({ total, shared, share: value }: SharedShare) {
  return { total, shared, share: value === null ? null : Math.round(value * 1e6) / 1e6 };
}

function sourcesOf({ province }: ProvinceState) {
  return province.sources.map(({ role, file, sha256 = null, date, sample, operators = [], rows }) => {
    return { role, file, sha256, date, sample, operators, rows };
  });
}
