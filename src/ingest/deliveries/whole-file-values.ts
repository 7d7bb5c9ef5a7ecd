import type { FixedValues } from '../../model/delivery.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { WholeFileValue } from '../../model/import.ts';
import type { ImportRole, Mapping } from '../../model/mapping.ts';
import type { Properties } from '../fields.ts';
import { IssueLog, shown } from '../issue-log.ts';
import { converters, type MapProfile } from '../mapping/converters.ts';
import type { RowFeed } from '../read-rows.ts';

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
 * Rows with these values where they have none of their own. What a name said is noted once, with
 * what was taken from it: it is an assumption.
 *
 * @param valuesOf Of a row; a field's first value counts.
 */
export function withValues(rows: RowFeed, valuesOf: (row: Properties) => readonly WholeFileValue[]): RowFeed {
  return {
    async feed(log, onRow) {
      const taken = new Map<string, WholeFileValue>();
      await rows.feed(log, (row, properties, geometry) => {
        const values = valuesOf(properties);
        onRow(row, values.length === 0 ? properties : filled(properties, values, taken), geometry);
      });
      for (const { field, value, text } of taken.values())
        log.warn('value-from-name', { field, found: shown(value), expected: shown(text) });
    },
  };
}

function filled(
  properties: Properties,
  values: readonly WholeFileValue[],
  taken: Map<string, WholeFileValue>,
): Properties {
  const row: Record<string, unknown> = { ...properties };
  for (const one of values) {
    const { field, value, from, text } = one;
    if (!isEmpty(row[field])) continue;
    row[field] = value;
    if (from !== 'stated') taken.set(`${field} ${value} ${text}`, one);
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
