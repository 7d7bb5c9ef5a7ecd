import { FeatureSplitter } from '../feature-splitter.ts';
import { IssueLog, shown } from '../issue-log.ts';
import { isOutOfMemory } from '../out-of-memory.ts';
import { decoded, encodingOf } from './encoding.ts';
import { featureRow } from './feature-row.ts';
import { type ByteSource, columnsOf, type Layer, NOTHING_STATED, SAMPLE_ROWS } from './layer.ts';
import type { RawRow } from './raw-row.ts';
import { CRS_BYTES, crsInJson } from './stated-crs.ts';

/** GeoJSON and its relatives, streamed, so that a large file is never held whole. */
export async function geojsonLayer(source: ByteSource, head: Uint8Array, name = ''): Promise<Layer> {
  const encoding = encodingOf(head.subarray(0, 4));
  const utf16 = encoding.startsWith('utf-16');
  const sample: RawRow[] = [];
  const take = (row: number, feature: unknown): void => {
    if (sample.length < SAMPLE_ROWS) sample.push(featureRow(row, feature));
  };
  const splitter = new FeatureSplitter(new IssueLog(source.name), take);
  splitter.push(utf16 ? new TextEncoder().encode(decoded(head, encoding)) : head);
  const columns = columnsOf(sample);
  return {
    ...NOTHING_STATED,
    name,
    format: 'geojson',
    encoding: utf16 ? encoding : 'utf-8',
    columns,
    hasGeometry: true,
    crs: crsInJson(decoded(head.subarray(0, CRS_BYTES), encoding)) ?? (await crsBehind(source, head)),
    sample,
    async each(log, onRow) {
      const rows = new FeatureSplitter(log, (row, feature) => onRow(featureRow(row, feature)));
      const decoder = utf16 ? new TextDecoder(encoding) : null;
      const encoder = new TextEncoder();
      try {
        for await (const chunk of source.chunks())
          rows.push(decoder === null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true })));
      } catch (error) {
        if (isOutOfMemory(error)) log.error('needs-memory');
        else log.error('file-unreadable', { found: shown(error instanceof Error ? error.message : error) });
      }
      rows.end();
    },
  };
}

/** The members behind the features. */
async function crsBehind(source: ByteSource, head: Uint8Array): Promise<string | null> {
  if (source.size <= head.length) return crsIn(head.subarray(Math.max(0, head.length - CRS_BYTES)));
  if (source.tail !== undefined) return crsIn(await source.tail(CRS_BYTES));
  let last = new Uint8Array();
  for await (const chunk of source.chunks()) {
    const both = new Uint8Array(last.length + chunk.length);
    both.set(last);
    both.set(chunk, last.length);
    last = both.slice(Math.max(0, both.length - CRS_BYTES));
  }
  return crsIn(last);
}

function crsIn(bytes: Uint8Array): string | null {
  return crsInJson(decoded(bytes, encodingOf(bytes).startsWith('utf-16') ? encodingOf(bytes) : 'utf-8'));
}
