import type { FixedValues } from '../../model/delivery.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { ImportRole, Mapping } from '../../model/mapping.ts';
import type { Properties } from '../fields.ts';
import { IssueLog, shown } from '../issue-log.ts';
import { converters, type MapProfile } from '../mapping/converters.ts';
import type { RowFeed } from '../read-rows.ts';
import type { WholeFileValue } from './name-values.ts';

/** Fields of which a person can state one value for a whole file. */
export function fieldsOf(role: ImportRole): readonly string[] {
  return Object.keys(FIELD_TABLES[role]);
}

/** What a person stated, in the words of the model's readers: "VNPT" → `VinaPhone`, "30.6.2025" → `2025-06-30`. */
export function statedValues(values: FixedValues, mapping: Mapping, profile: MapProfile): readonly WholeFileValue[] {
  const convert = converters(mapping, profile, new IssueLog(''));
  return Object.entries(values).flatMap(([field, text]): WholeFileValue[] => {
    const value = convert[field]?.(text.trim(), 0, field) ?? text.trim();
    return String(value) === '' ? [] : [{ field, value: String(value), from: 'stated', text }];
  });
}

/**
 * Rows with these values where they have none of their own. What a name said is noted once for
 * the file, with the number of rows that took it: it is an assumption.
 *
 * @param values A field's first one counts.
 */
export function withValues(rows: RowFeed, values: readonly WholeFileValue[]): RowFeed {
  const first = new Map<string, WholeFileValue>();
  for (const value of values) if (!first.has(value.field)) first.set(value.field, value);
  if (first.size === 0) return rows;
  return {
    async feed(log, onRow) {
      const taken = new Map<string, number>();
      await rows.feed(log, (row, properties, geometry) => onRow(row, filled(properties, first, taken), geometry));
      for (const [field, { value, from, text }] of first) {
        const count = taken.get(field) ?? 0;
        if (count > 0 && from !== 'stated')
          log.warn('value-from-name', { field, found: shown(value), expected: shown(text) });
      }
    },
  };
}

function filled(
  properties: Properties,
  values: ReadonlyMap<string, WholeFileValue>,
  taken: Map<string, number>,
): Properties {
  const row: Record<string, unknown> = { ...properties };
  for (const [field, { value }] of values) {
    if (!isEmpty(row[field])) continue;
    row[field] = value;
    taken.set(field, (taken.get(field) ?? 0) + 1);
    // Of a station that is not built a single column of dates is that of the plan.
    if (field === 'status' && value === 'planned' && isEmpty(row.planned_date) && !isEmpty(row.commissioned)) {
      row.planned_date = row.commissioned;
      delete row.commissioned;
    }
  }
  return row;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
