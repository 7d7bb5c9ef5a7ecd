import { hasDistricts } from '../../analysis/units.ts';
import { OBJECTION_STATES } from '../../model/objection.ts';
import { SHARE_LEVELS } from '../../model/published.ts';
import { interfaceFolder, type OpenDataPlace } from './addresses.ts';
import type { PublicData } from './public-data.ts';

/**
 * The interface as OpenAPI 3.1, for tools that make clients: every path with the shape of its document.
 * A test holds every file that is written to it. Members may be added within `v1`: no schema forbids more.
 */
export function openApi(
  { profile, villages, analysis, licence, licenceUrl, baseUrl }: PublicData,
  { province }: Pick<OpenDataPlace, 'province'>,
) {
  const { operators, technologies } = analysis.coverage.layout;
  const districts = hasDistricts(villages);
  return {
    openapi: '3.1.0',
    info: {
      title: `Sóng Chung, ${profile.name.en}`,
      description: `Static JSON files: coverage and fibre of every village of ${profile.name.en}, computed. Unknown is null.`,
      version: 'v1',
      license: { name: licence, ...(licenceUrl === null ? {} : { url: licenceUrl }) },
    },
    servers: [
      {
        url:
          baseUrl === '' ? 'v1' : `${baseUrl}${encodeURI(interfaceFolder({ province, edition: null }).slice(0, -1))}`,
      },
    ],
    paths: {
      '/index.json': get('Where to begin', 'Index'),
      '/summary.json': get('The province', 'Summary'),
      '/changes.json': get('What changed since the edition before; absent where there is none', 'Changes'),
      '/villages/index.json': get('Every village', 'VillageIndex'),
      '/villages/{code}.json': get('One village', 'Village', CODE),
      '/communes/index.json': get('Every commune', 'CommuneIndex'),
      '/communes/{code}.json': get('Sums of a commune', 'Commune', CODE),
      ...(districts
        ? {
            '/districts/index.json': get('Every district, where the data have districts', 'DistrictIndex'),
            '/districts/{code}.json': get('Sums of a district', 'District', CODE),
          }
        : {}),
    },
    components: { schemas: schemasOf({ operators, technologies, districts }) },
  };
}

/** A member of a schema; `nullable` ones are null where nothing is known. */
type Schema = Readonly<Record<string, unknown>>;

const CODE: Schema = {
  name: 'code',
  in: 'path',
  required: true,
  description: 'The `file` of the index without `.json`',
  schema: { type: 'string' },
};

function get(summary: string, schema: string, ...parameters: readonly Schema[]) {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
  return {
    get: {
      summary,
      operationId: `get${schema}`,
      ...(parameters.length > 0 ? { parameters } : {}),
      responses: { '200': { description: summary, content } },
    },
  };
}

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const count: Schema = { type: 'integer', minimum: 0 };
const yes: Schema = { type: 'boolean' };
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const anyOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
/** All members are required, but those named. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', properties, required: Object.keys(properties).filter((key) => !optional.includes(key)) };
}
const mapOf = (names: readonly string[], schema: Schema): Schema =>
  object(Object.fromEntries(names.map((name) => [name, schema])));

const verdict = anyOf('covered', 'partial', 'uncovered', 'unknown');
const level = nullable(anyOf(...SHARE_LEVELS));

/** Reports from people, by how far the department is with them. */
const BY_STATE = Object.fromEntries(OBJECTION_STATES.map((state) => [state, count]));

/** What every document says of itself. */
const HEAD = {
  version: { const: 'v1' },
  dataDate: nullable({ type: 'string', format: 'date' }),
  sample: yes,
  licence: text,
  incomplete: listOf(text),
};
const document = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema =>
  object({ ...HEAD, ...properties }, ['incomplete', ...optional]);

/** What the documents of a province are about. */
interface Tiers {
  readonly operators: readonly string[];
  readonly technologies: readonly string[];
  /** Whether any village tells of one: a tier that is not there has no members. */
  readonly districts: boolean;
}

function schemasOf({ operators, technologies, districts }: Tiers): Readonly<Record<string, Schema>> {
  const ofDistrict: Readonly<Record<string, Schema>> = districts
    ? { district: nullable(text), districtCode: nullable(text) }
    : {};
  const units = unitMembers(operators, technologies);
  return {
    Index: document(
      {
        province: object({ id: text, name: text }),
        villages: text,
        communes: text,
        ...(districts ? { districts: nullable(text) } : {}),
        summary: text,
        changes: nullable(text),
        edition: nullable(text),
        editions: listOf(object({ edition: text, dataDate: HEAD.dataDate, index: text })),
        openData: text,
        description: text,
        provinces: listOf(object({ id: text, name: text, index: text, openData: text })),
      },
      ['provinces'],
    ),
    VillageIndex: document({
      villages: listOf(
        object({
          code: text,
          name: text,
          commune: nullable(text),
          communeCode: nullable(text),
          ...ofDistrict,
          verdict,
          file: text,
        }),
      ),
    }),
    Village: villageSchema(technologies, ofDistrict),
    CommuneIndex: document({
      communes: listOf(object({ code: text, name: text, ...ofDistrict, file: text })),
    }),
    ...(districts
      ? { DistrictIndex: document({ districts: listOf(object({ code: text, name: text, file: text })) }) }
      : {}),
    Commune: document({ ...units, ...ofDistrict }),
    ...(districts ? { District: document(units) } : {}),
    Changes: document({
      since: object({ edition: nullable(text), dataDate: HEAD.dataDate }),
      villages: listOf(
        object({
          code: text,
          mobile: object({ before: nullable(verdict), now: nullable(verdict) }),
          fibre: object({ before: nullable(yes), now: nullable(yes) }),
        }),
      ),
      added: listOf(text),
      removed: listOf(text),
    }),
    Summary: summarySchema(operators, technologies),
  };
}

/** @param ofDistrict Members of a tier of districts; none where it is not there. */
function villageSchema(technologies: readonly string[], ofDistrict: Readonly<Record<string, Schema>>): Schema {
  return document({
    code: text,
    name: text,
    kind: nullable(text),
    commune: object({ code: nullable(text), name: nullable(text) }),
    ...('district' in ofDistrict ? { district: nullable(object({ code: nullable(text), name: text })) } : {}),
    population: nullable(count),
    households: nullable(count),
    areaKm2: number,
    mobile: object({
      computed: verdict,
      reported: nullable(yes),
      contradiction: anyOf('none', 'grave', 'reported-only', 'computed-only'),
      level,
      broadbandLevel: level,
      resilience: nullable({ type: 'integer', minimum: 0, maximum: 3 }),
      operators: listOf(
        object({ operator: text, level, technologies: mapOf(technologies, level), nearestMastM: nullable(number) }),
      ),
    }),
    fibre: object({
      computed: nullable(yes),
      reported: nullable(yes),
      operators: nullable(listOf(text)),
      households: nullable(count),
    }),
    objections: nullable(object(BY_STATE)),
  });
}

function unitMembers(operators: readonly string[], technologies: readonly string[]): Readonly<Record<string, Schema>> {
  const known = nullable(count);
  return {
    code: text,
    name: text,
    villages: count,
    verdicts: object({ covered: known, partial: known, uncovered: known }),
    contradictions: known,
    grave: known,
    population: known,
    coveredPopulationShare: nullable(number),
    hanging: known,
    fibre: known,
    mobileReported: known,
    ftthReported: known,
    coveredByOperator: mapOf(operators, known),
    coveredByTechnology: mapOf(technologies, known),
    members: listOf(text),
  };
}

function summarySchema(operators: readonly string[], technologies: readonly string[]): Schema {
  const known = nullable(count);
  const verdicts = { total: count, covered: known, partial: known, uncovered: known };
  const reading = object({
    locations: known,
    shared: known,
    share: nullable(number),
    goal: number,
    met: nullable(yes),
    missing: known,
  });
  return document({
    villages: object({ ...verdicts, contradictions: known, grave: known }),
    byTechnology: mapOf(technologies, object(verdicts)),
    byOperator: mapOf(operators, object(verdicts)),
    fibre: nullable({ type: 'object' }),
    positions: object({ total: known, shared: known, sharedShare: nullable(number) }),
    newBuild: object({
      period: { type: 'object' },
      official: anyOf('deployment', 'greenfield'),
      deployment: reading,
      greenfield: reading,
      unknownCommissioning: known,
      upgrades: known,
    }),
    sources: listOf(
      object({
        role: text,
        file: text,
        sha256: nullable({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
        date: nullable(text),
        rowDates: nullable(object({ oldest: text, newest: text, undated: count })),
        sample: yes,
        origin: nullable(text),
        licence: nullable(text),
        operators: listOf(text),
        rows: count,
      }),
    ),
    parameters: { type: 'object' },
    objections: nullable(object({ asOf: nullable({ type: 'string', format: 'date' }), ...BY_STATE })),
  });
}
