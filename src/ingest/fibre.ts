import { FIBRE_FIELDS } from '../model/fields-infrastructure.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { FibreCable, FibreNetwork, FibreNode } from '../model/province.ts';
import type { Area } from './area.ts';
import { Fields } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { operatorFinder } from './names.ts';
import { type Chunks, type Collector, type Content, type RowFeed, readRows, streamRows } from './read-rows.ts';
import { geometryOfType, linesOf, pointOf } from './shapes.ts';

type FibreProfile = Pick<Profile, 'bounds' | 'operators'>;

export const FIBRE_NODE_KINDS = FIBRE_FIELDS.kind.choices;

/**
 * Fibre nodes (points) and cables (lines) of a GeoJSON at hand.
 *
 * @param area Land of the villages; what lies wholly outside is kept and named. Null: not asked.
 */
export function readFibre(
  content: Content,
  file: string,
  profile: FibreProfile,
  area: Area | null = null,
): Result<FibreNetwork> {
  return readRows(fibreCollector(file, profile, area), content, null);
}

/** The same, of a GeoJSON that comes in chunks. */
export function streamFibre(
  chunks: Chunks | RowFeed,
  file: string,
  profile: FibreProfile,
  area: Area | null = null,
  most?: number,
): Promise<Result<FibreNetwork>> {
  return streamRows(fibreCollector(file, profile, area, most), 'geojson', chunks);
}

function fibreCollector(
  file: string,
  profile: FibreProfile,
  area: Area | null,
  most?: number,
): Collector<FibreNetwork> {
  const log = new IssueLog(file, most);
  const nodes: FibreNode[] = [];
  const cables: FibreCable[] = [];
  const rowOfId = new Map<string, number>();
  const findOperator = operatorFinder(profile.operators);
  const operatorIds = profile.operators.map(({ id }) => id).join(' | ');

  /** Answers undefined where the row cannot be used; null is an operator not stated. */
  const operatorOf = (fields: Fields, row: number): string | null | undefined => {
    const name = fields.text('operator');
    const operator = name === null ? null : findOperator(name);
    if (operator === undefined) {
      log.error('unknown-operator', { row, field: 'operator', found: shown(name), expected: operatorIds });
    }
    return operator;
  };

  /** A node and a cable, and those of two operators, may have the same id. Without one the row is its name. */
  const idOf = (fields: Fields, row: number, prefix: string): string | null => {
    const id = fields.text('id', 'id');
    const key = prefix + id;
    const first = id === null ? undefined : rowOfId.get(key);
    if (first !== undefined) {
      log.error('duplicate-id', { row, field: 'id', found: shown(id), expected: `row ${first}` });
      return null;
    }
    return id ?? `#${row}`;
  };

  const reachOf = (fields: Fields): number | null => fields.number('reach_m', FIBRE_FIELDS.reach_m.possible);

  return {
    log,
    emptyIsFine: true,
    required: [],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const given = geometryOfType(log, row, geometry, ['Point', 'LineString', 'MultiLineString']);
      const operator = operatorOf(fields, row);
      if (given === null) return;
      const isNode = given.type === 'Point';
      const prefix = `${isNode ? 'node' : 'cable'} ${operator ?? ''} `;
      const id = idOf(fields, row, prefix);
      if (isNode) {
        const kindText = fields.requiredText('kind')?.toLowerCase();
        const kind = FIBRE_NODE_KINDS.find((one) => one === kindText);
        if (kindText !== undefined && kind === undefined) {
          log.error('value-broken', {
            row,
            field: 'kind',
            found: shown(kindText),
            expected: FIBRE_NODE_KINDS.join(' | '),
          });
        }
        const location = pointOf(log, row, given.coordinates, profile.bounds);
        if (location === null || kind === undefined || operator === undefined || id === null) return;
        if (area !== null && !area.contains(...location)) {
          log.warn('outside-province', { row, found: location.join(', ') });
        }
        nodes.push({ id, kind, operator, location, reachM: reachOf(fields) });
      } else {
        const lines = linesOf(log, row, given, profile.bounds);
        if (lines === null || operator === undefined || id === null) return;
        if (area !== null && !lines.flat().some((position) => area.contains(...position))) {
          log.warn('outside-province', { row, found: shown(lines[0]?.[0]) });
        }
        cables.push({ id, operator, lines, reachM: reachOf(fields) });
      }
      rowOfId.set(prefix + id, row);
    },
    finish: () => ({ value: { nodes, cables }, kept: nodes.length + cables.length }),
  };
}
