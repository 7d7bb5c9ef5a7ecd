import { FeatureSplitter } from './feature-splitter.ts';
import { FIBRE_NODE_KINDS } from './fibre.ts';
import { isRecord, type Properties } from './fields.ts';
import { IssueLog } from './issue-log.ts';
import { formatOf } from './read-rows.ts';

const KINDS = ['profile', 'villages', 'stations', 'fibre', 'structures'] as const;
export type KindOfFile = (typeof KINDS)[number];

/**
 * What a file holds, recognised by its beginning: polygons are villages, lines are fibre, points
 * are fibre where they say so, and structures where no operator is named. Null where nothing tells.
 *
 * @param file Its name; a CSV holds stations.
 * @param head Its first bytes, e.g. a million.
 */
export function kindOfFile(file: string, head: Uint8Array): KindOfFile | null {
  if (formatOf(file) === 'csv') return 'stations';
  const votes: Record<KindOfFile, number> = { profile: 0, villages: 0, stations: 0, fibre: 0, structures: 0 };
  const splitter = new FeatureSplitter(new IssueLog(file), (_, feature) => {
    const { geometry, properties } = isRecord(feature) ? feature : {};
    const type = isRecord(geometry) ? geometry.type : undefined;
    if (type === 'Polygon' || type === 'MultiPolygon') votes.villages++;
    else if (type === 'LineString' || type === 'MultiLineString') votes.fibre++;
    else if (type === 'Point') votes[kindOfPoint(isRecord(properties) ? properties : {})]++;
  });
  splitter.push(head);
  const [kind, count] = Object.entries(votes).reduce((best, next) => (next[1] > best[1] ? next : best));
  if (count > 0) return KINDS.find((one) => one === kind) ?? 'stations';
  const text = new TextDecoder().decode(head);
  if (/"operators"\s*:/.test(text) && /"technologies"\s*:/.test(text)) return 'profile';
  return kindByName(file);
}

function kindOfPoint({ kind, operator, technologies }: Properties): KindOfFile {
  const nodeKind = String(kind).toLowerCase();
  if (FIBRE_NODE_KINDS.some((one) => one === nodeKind)) return 'fibre';
  return kind !== undefined && operator === undefined && technologies === undefined ? 'structures' : 'stations';
}

/** For a file too empty or too broken to tell by its content. */
function kindByName(file: string): KindOfFile | null {
  return KINDS.find((name) => file.toLowerCase().includes(name)) ?? null;
}
