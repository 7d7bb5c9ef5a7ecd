import { isRecord, type Properties } from '../fields.ts';
import type { IssueLog } from '../issue-log.ts';
import { shown } from '../issue-log.ts';
import { type Layer, rowsLayer } from './layer.ts';
import type { RawRow } from './raw-row.ts';

/**
 * Networks of the Open Fibre Data Standard (0.3), in its JSON of networks with nodes and spans,
 * or its GeoJSON of either → rows of fibre. Only what is in operation reaches anybody: what is
 * planned, being built or given up is named and left out.
 */

const IN_OPERATION = 'operational';
const FIBRE = 'fibre';

export function isFibreStandard(head: string): boolean {
  return /^[\s\uFEFF]*\{[^[]{0,2000}"networks"\s{0,20}:\s{0,20}\[/.test(head);
}

/** A feature that the standard's GeoJSON has; null for any other. */
export function fibreProperties(properties: Properties, geometry: unknown): Properties | null {
  const named = properties.featureType === 'node' || properties.featureType === 'span';
  const has = ['physicalInfrastructureProvider', 'networkProviders', 'transmissionMedium'].some(
    (key) => key in properties,
  );
  if (!named && !(isRecord(properties.network) && has)) return null;
  const isNode = properties.featureType === 'node' || (isRecord(geometry) && geometry.type === 'Point');
  return fieldsOf(properties, isNode ? 'node' : 'span');
}

/** @throws SyntaxError where the text is no JSON. */
export function fibreStandardLayer(text: string, name: string): Layer {
  const given: unknown = JSON.parse(text);
  const networks = isRecord(given) ? listOf(given.networks) : [];
  const rows: RawRow[] = [];
  const add = (item: unknown, part: NetworkPart): void => {
    if (!isRecord(item)) return;
    const geometry = part === 'node' ? item.location : item.route;
    rows.push({ row: rows.length + 1, properties: fieldsOf(item, part), geometry: geometry ?? null });
  };
  for (const network of networks) {
    if (!isRecord(network)) continue;
    for (const node of listOf(network.nodes)) add(node, 'node');
    for (const span of listOf(network.spans)) add(span, 'span');
  }
  return inOperation(rowsLayer(name, 'geojson', rows));
}

/** The layer without what is not in operation, each named as it is met. */
export function inOperation(layer: Layer): Layer {
  if (!layer.sample.some(({ properties }) => STANDARD_KEY in properties)) return layer;
  return {
    ...layer,
    async each(log: IssueLog, onRow) {
      await layer.each(log, (raw) => {
        const { status, medium } = raw.properties;
        if (typeof medium === 'string' && !medium.includes(FIBRE)) {
          log.error('value-broken', {
            row: raw.row,
            field: 'transmissionMedium',
            found: shown(medium),
            expected: FIBRE,
          });
          return;
        }
        if (status === undefined || status === null || status === IN_OPERATION) onRow(raw);
        else log.error('value-broken', { row: raw.row, field: 'status', found: shown(status), expected: IN_OPERATION });
      });
    },
  };
}

/** Stands in the rows of the standard, so that they are known as such. */
const STANDARD_KEY = 'featureType';

type NetworkPart = 'node' | 'span';

function fieldsOf(item: Properties, part: NetworkPart): Properties {
  const { id, name, status, type, reach_m } = item;
  const operator = providerOf(item);
  const kinds = listOf(type).filter((one) => typeof one === 'string');
  return {
    id,
    ...(typeof name === 'string' ? { title: name } : {}),
    ...(operator === null ? {} : { operator }),
    ...(part === 'node' ? { kind: kindOf(kinds.join(' ')) } : {}),
    ...(reach_m === undefined ? {} : { reach_m }),
    ...(status === undefined ? {} : { status }),
    ...(Array.isArray(item.transmissionMedium) ? { medium: item.transmissionMedium.join(';') } : {}),
    [STANDARD_KEY]: part,
  };
}

/** Who sells over it; else who owns it. */
function providerOf({ networkProviders, physicalInfrastructureProvider }: Properties): string | null {
  for (const one of [...listOf(networkProviders), physicalInfrastructureProvider]) {
    if (!isRecord(one)) continue;
    if (typeof one.name === 'string') return one.name;
    if (typeof one.id === 'string') return one.id;
  }
  return null;
}

/** A node of the standard is anything from an exchange to a manhole: what is not said is a frame. */
function kindOf(types: string): string {
  if (/splitter/i.test(types)) return 'splitter';
  return /olt|exchange|central ?office|\bpop\b|headend/i.test(types) ? 'olt' : 'odf';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
