import { isRecord } from '../fields.ts';
import { shown } from '../issue-log.ts';
import { hasEscapedSurrogate, lenientJson, wellFormed } from '../lenient-json.ts';
import { decoded, encodingOf } from './encoding.ts';
import { featureRow } from './feature-row.ts';
import { type Layer, rowsLayer } from './layer.ts';
import { CRS_BYTES, crsInJson } from './stated-crs.ts';

/**
 * Tables as web services answer them: lists of records under keys of an object, at any depth
 * (`{"result": {"data": [{…}, …]}}`). Each list is a layer, named by its keys; of several a
 * person, or what is looked for, chooses.
 */

/** Keys within keys. */
const MOST_DEPTH = 5;
const MOST_LISTS = 50;

/** None where the text is no object of JSON, or has no list of records. */
export function keyedRecordLayers(bytes: Uint8Array): readonly Layer[] {
  const text = decoded(bytes, encodingOf(bytes)).replace(/^\uFEFF/, '');
  const lenient = parsed(text);
  if (lenient === null) return [];
  const value = hasEscapedSurrogate(text) ? wellFormed(lenient.value) : lenient.value;
  // A collection that is empty is that, whatever stands beside it.
  if (!isRecord(value) || Array.isArray(value.features)) return [];
  const crs = crsInJson(text.slice(0, CRS_BYTES)) ?? crsInJson(text.slice(-CRS_BYTES));
  return listsIn(value, '', 0)
    .slice(0, MOST_LISTS)
    .map(({ path, records }) => {
      const rows = records.map((record, index) => featureRow(index + 1, record));
      const layer = rowsLayer(path, 'geojson', rows, { crs });
      return {
        ...layer,
        async each(log, onRow) {
          log.warn('records-under-key', { found: path });
          if (lenient.found !== '') log.warn('json-broken', { found: shown(lenient.found), expected: 'JSON' });
          await layer.each(log, onRow);
        },
      };
    });
}

interface RecordList {
  readonly path: string;
  readonly records: readonly unknown[];
}

/** Lists within the records of a list are cells of it. */
function listsIn(value: unknown, path: string, depth: number): readonly RecordList[] {
  if (Array.isArray(value)) return path !== '' && areRecords(value) ? [{ path, records: value }] : [];
  if (!isRecord(value) || depth > MOST_DEPTH) return [];
  return Object.entries(value).flatMap(([key, part]) => listsIn(part, path === '' ? key : `${path}.${key}`, depth + 1));
}

function areRecords(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every(isRecord);
}

function parsed(text: string): { readonly value: unknown; readonly found: string } | null {
  try {
    return { value: JSON.parse(text), found: '' };
  } catch {
    return lenientJson(text);
  }
}
