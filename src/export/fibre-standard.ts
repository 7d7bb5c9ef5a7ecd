import type { Profile } from '../model/profile.ts';
import type { FibreNetwork, Province } from '../model/province.ts';

/** Who publishes a network and what it is called, for `fibreStandardJson`. */
export interface FibrePublication {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  /** ISO date of the data; null where it is not known. */
  readonly date: string | null;
}

const SCHEMA =
  'https://raw.githubusercontent.com/Open-Telecoms-Data/open-fibre-data-standard/0__3__0/schema/network-schema.json';

/**
 * Fibre as a network package of the Open Fibre Data Standard 0.3: nodes, and a span for each
 * line of a cable. `reach_m`, which the standard does not have, stands beside its own members.
 */
export function fibreStandardJson(fibre: FibreNetwork, { id, name, publisher, date }: FibrePublication): string {
  const operators = [...new Set([...fibre.nodes, ...fibre.cables].flatMap(({ operator }) => operator ?? []))].sort();
  const providers = (operator: string | null) =>
    operator === null
      ? {}
      : {
          networkProviders: [{ id: operator, name: operator }],
          physicalInfrastructureProvider: { id: operator, name: operator },
        };
  const reach = (reachM: number | null) => (reachM === null ? {} : { reach_m: reachM });
  const network = {
    id,
    name,
    ...(date === null ? {} : { publicationDate: date, collectionDate: date }),
    publisher: { name: publisher },
    crs: { name: 'urn:ogc:def:crs:OGC::CRS84', uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84' },
    links: [{ href: SCHEMA, rel: 'describedby' }],
    ...filled(
      'organisations',
      operators.map((operator) => ({ id: operator, name: operator, roles: ['networkProvider'] })),
    ),
    ...filled(
      'nodes',
      fibre.nodes.map((node) => ({
        id: node.id,
        status: 'operational',
        type: [node.kind],
        location: { type: 'Point', coordinates: node.location },
        ...providers(node.operator),
        ...reach(node.reachM),
      })),
    ),
    ...filled(
      'spans',
      fibre.cables.flatMap((cable) =>
        cable.lines.map((line, index) => ({
          id: cable.lines.length === 1 ? cable.id : `${cable.id}-${index + 1}`,
          status: 'operational',
          transmissionMedium: ['fibre'],
          route: { type: 'LineString', coordinates: line },
          ...providers(cable.operator),
          ...reach(cable.reachM),
        })),
      ),
    ),
  };
  return `${JSON.stringify({ networks: [network] }, null, 1)}\n`;
}

/** The fibre that a province has in use, as its department publishes it; null: it has none. */
export function provinceFibreStandard(
  { id, name, department }: Pick<Profile, 'id' | 'name' | 'department'>,
  { fibre, sources }: Pick<Province, 'fibre' | 'sources'>,
): string | null {
  if (fibre === null) return null;
  const dates = sources.flatMap(({ role, date }) => (role === 'fibre' && date !== null ? [date] : [])).sort();
  const publication = { id: `${id}-fibre`, name: name.vi, publisher: department.name.vi, date: dates.at(-1) ?? null };
  return fibreStandardJson(fibre, publication);
}

/** The standard has no empty lists. */
function filled(key: string, items: readonly object[]): Readonly<Record<string, readonly object[]>> {
  return items.length === 0 ? {} : { [key]: items };
}
