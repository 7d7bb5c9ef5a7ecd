import * as v from 'valibot';
import { expectedOf, type FieldSpec, faultOf } from '../model/fields.ts';
import type { DataFingerprint, Edit, NewStation, Scenario, ScenarioFileIssue } from '../model/scenario.ts';
import { EDITABLE_SPECS, isStationFields } from '../model/station-edit.ts';
import { isRecord } from './fields.ts';
import { shown } from './issue-log.ts';
import { pinsSchema } from './records.ts';

/**
 * A scenario file back into a scenario. What is damaged anywhere is refused whole: half a
 * scenario would look like a whole one. Whether its edits still fit the data is found when
 * they are made (`applyEdits`).
 */

export const SCENARIO_FILE_VERSION = 1;

/** A scenario of more edits, or a longer file, is no one's work. */
const MOST_EDITS = 100_000;
const MOST_CHARACTERS = 50_000_000;

const id = v.pipe(v.string('text'), v.minLength(1, 'text'), v.maxLength(200, '≤ 200'));
const text = v.pipe(v.string('text'), v.maxLength(1000, '≤ 1000'));
const number = v.pipe(v.number('number'), v.finite('number'));
const from = (least: number, most: number) =>
  v.pipe(number, v.minValue(least, `number ${least}..${most}`), v.maxValue(most, `number ${least}..${most}`));
const time = v.pipe(
  v.string('date'),
  v.check((value) => /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value)), 'date'),
);
const location = v.tuple([from(-180, 180), from(-90, 90)], '[lon, lat]');
const ids = v.array(id, 'list');

const sector = v.object({ azimuthDeg: from(0, 360), beamwidthDeg: from(0, 360) }, 'object');

/** What the parts of a value are, so that a damaged one is named by its own path; the table says the rest. */
function formOf({ kind }: FieldSpec): v.GenericSchema<unknown, unknown> {
  if (kind === 'list') return ids;
  if (kind === 'sectors') return v.array(sector, 'list');
  return kind === 'radii' ? v.record(id, number, 'object') : v.unknown();
}

const anyFields = Object.fromEntries(
  EDITABLE_SPECS.map((spec) => [
    spec.key,
    v.exactOptional(
      v.pipe(
        formOf(spec),
        v.check((value) => faultOf(spec, value) === null, expectedOf(spec)),
      ),
    ),
  ]),
);
const fields = v.pipe(v.strictObject(anyFields, 'object'), v.guard(isStationFields, 'object'));

const must = v.object(
  {
    id,
    operator: id,
    location,
    technologies: v.pipe(ids, v.minLength(1, '≥ 1')),
    status: v.picklist(['existing', 'planned'], 'existing | planned'),
  },
  'object',
);
/** What a new station must have, and what else is known of it. */
const newStation = v.pipe(
  v.strictObject({ ...anyFields, ...must.entries }, 'object'),
  v.guard((given): given is NewStation & typeof given => {
    const { id: _, location: __, ...others } = given;
    return isStationFields(others);
  }, 'object'),
);

const edit = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('add'), station: newStation }),
    v.strictObject({ kind: v.literal('move'), station: id, location }),
    v.strictObject({ kind: v.literal('change'), station: id, fields }),
    v.strictObject({ kind: v.literal('switch-station'), station: id, on: v.boolean('true | false') }),
    v.strictObject({ kind: v.literal('switch-position'), position: id, on: v.boolean('true | false') }),
    v.strictObject({ kind: v.literal('share'), station: id, host: id }),
    v.strictObject({ kind: v.literal('unshare'), station: id }),
  ],
  'add | move | change | switch-station | switch-position | share | unshare',
) satisfies v.GenericSchema<unknown, Edit>;

const edits = v.pipe(v.array(edit, 'list'), v.maxLength(MOST_EDITS, `≤ ${MOST_EDITS}`));
const fingerprint = { provinceId: id, sha256: v.pipe(v.string('text'), v.regex(/^[0-9a-f]{64}$/, 'SHA-256')) };

/** As kept in the browser, and within a file. */
export const scenarioSchema = v.object(
  {
    id,
    name: v.pipe(text, v.minLength(1, 'text')),
    created: time,
    changed: time,
    data: v.object(fingerprint, 'object'),
    edits,
    pins: v.exactOptional(pinsSchema),
  },
  'object',
) satisfies v.GenericSchema<unknown, Scenario>;

export type ScenarioRead =
  /** Made for these data, or (with a `data-changed` issue) for others of the same province. */
  | { readonly ok: true; readonly scenario: Scenario; readonly issues: readonly ScenarioFileIssue[] }
  | { readonly ok: false; readonly issues: readonly ScenarioFileIssue[] };

/** @param data On the screen. */
export function readScenarioFile(content: string, data: DataFingerprint): ScenarioRead {
  if (content.length > MOST_CHARACTERS) return refuse({ code: 'damaged', expected: `≤ ${MOST_CHARACTERS}` });
  let given: unknown;
  try {
    given = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse({ code: 'not-json', found: shown(error instanceof Error ? error.message : error) });
  }
  if (!isRecord(given) || given.kind !== 'song-chung-scenario') return refuse({ code: 'not-a-scenario' });
  if (typeof given.version !== 'number' || !Number.isInteger(given.version) || given.version < 1)
    return refuse({ code: 'damaged', field: 'version', found: shown(given.version), expected: '1' });
  if (given.version > SCENARIO_FILE_VERSION)
    return refuse({ code: 'newer-version', found: String(given.version), expected: `≤ ${SCENARIO_FILE_VERSION}` });
  const parsed = v.safeParse(scenarioSchema, given.scenario);
  if (!parsed.success) {
    return refuse(
      ...parsed.issues.slice(0, 20).map((issue): ScenarioFileIssue => {
        const field = ['scenario', ...(issue.path ?? []).map(({ key }) => key)].join('.');
        return { code: 'damaged', field, found: shown(issue.input), expected: issue.message };
      }),
    );
  }
  const scenario = parsed.output;
  if (scenario.data.provinceId !== data.provinceId)
    return refuse({ code: 'other-province', found: shown(scenario.data.provinceId), expected: data.provinceId });
  if (scenario.data.sha256 === data.sha256) return { ok: true, scenario, issues: [] };
  return { ok: true, scenario, issues: [{ code: 'data-changed' }] };
}

function refuse(...issues: readonly ScenarioFileIssue[]): ScenarioRead {
  return { ok: false, issues };
}
