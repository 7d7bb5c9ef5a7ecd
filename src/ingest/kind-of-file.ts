import { FeatureSplitter } from './feature-splitter.ts';
import { FIBRE_NODE_KINDS } from './fibre.ts';
import { isRecord } from './fields.ts';
import { IssueLog } from './issue-log.ts';
import { formatOf } from './read-rows.ts';

export type KindOfFile = 'profile' | 'villages' | 'stations' | 'fibre';

/**
 * What a file holds, told by its beginning: polygons are villages, lines are fibre, points
 * are fibre where they say so. Null where nothing tells.
 *
 * @param file Its name; a CSV holds stations.
 * @param head Its first bytes, e.g. a million.
 */
export function kindOfFile(file: string, head: Uint8Array): KindOfFile | null {
  if (formatOf(file) === 'csv') return 'stations';
  const votes: Record<KindOfFile, number> = { profile: 0, villages: 0, stations: 0, fibre: 0 };
  const splitter = new FeatureSplitter(new IssueLog(file), (_, feature) => {
    const { geometry, properties } = isRecord(feature) ? feature : {};
    const type = isRecord(geometry) ? geometry.type : undefined;
    const nodeKind = isRecord(properties) ? String(properties.kind).toLowerCase() : '';
    if (type === 'Polygon' || type === 'MultiPolygon') votes.villages++;
    else if (type === 'LineString' || type === 'MultiLineString') votes.fibre++;
    else if (type === 'Point') votes[FIBRE_NODE_KINDS.some((kind) => kind === nodeKind) ? 'fibre' : 'stations']++;
  });
  splitter.push(head);
  const [kind, count] = Object.entries(votes).reduce((best, next) => (next[1] > best[1] ? next : best));
  if (count > 0) return kind === 'villages' || kind === 'fibre' ? kind : 'stations';
  const text = new TextDecoder().decode(head);
  if (/"operators"\s*:/.test(text) && /"technologies"\s*:/.test(text)) return 'profile';
  return kindByName(file);
}

/** For a file too empty or too broken to tell by its content. */
function kindByName(file: string): KindOfFile | null {
  const names: readonly KindOfFile[] = ['profile', 'villages', 'stations', 'fibre'];
  return names.find((name) => file.toLowerCase().includes(name)) ?? null;
}
