import * as v from 'valibot';
import { WEIGHTS } from '../model/people.ts';
import { COMPUTED_INDICATORS, DATA_ROLES, type Profile, READINGS } from '../model/profile.ts';
import { baseMap } from './base-map-schema.ts';
import { costs } from './cost-schema.ts';
import { isoDate } from './fields.ts';
import { linkBudgets } from './link-budget-schema.ts';

/**
 * The shape of `profile.json`. Members that this program does not know are let be.
 * The message of a check is what was expected; `profile.ts` adds where and what was found.
 */

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));
const local = v.object({ vi: text, en: text }, 'object');
const number = v.pipe(v.number('number'), v.finite('number'));
const between = (least: number, most: number) => {
  const expected = `number ${least}..${most}`;
  return v.pipe(number, v.minValue(least, expected), v.maxValue(most, expected));
};
const integerFrom = (least: number) => {
  const expected = `integer ≥ ${least}`;
  return v.pipe(number, v.integer(expected), v.minValue(least, expected));
};
const length = between(0, 100_000);
const share = between(0, 1);
const date = v.pipe(
  text,
  v.check((value) => value.length === 10 && isoDate(value) !== null, 'YYYY-MM-DD'),
);
/** Documents are often known by their year alone. */
const roughDate = v.pipe(
  text,
  v.check((value) => /^\d{4}(-\d{2})?$/.test(value) || isoDate(value) !== null, 'YYYY-MM-DD | YYYY'),
);

/**
 * Ids of operators and technologies become names of columns and items of lists joined by
 * `;` and `:`; a name that every JavaScript object has would be found where none was given.
 */
const id = v.pipe(
  text,
  v.check((value) => /^[\p{L}\p{N}][\p{L}\p{N} .+&_-]*$/u.test(value) && !(value in {}), 'letters and digits'),
);
const byArea = <const S extends v.GenericSchema<unknown, number>>(schema: S) =>
  v.object({ urban: schema, other: schema }, 'object');
const degrees = (most: number) => between(-most, most);

const relativePath = v.pipe(
  text,
  v.check((value) => !/^([a-z][a-z0-9+.-]*:|[\\/])/i.test(value), 'relative path'),
);
export const dataFile = v.object(
  {
    file: relativePath,
    sample: v.boolean('true | false'),
    source: text,
    date: v.exactOptional(roughDate),
    licence: v.exactOptional(text),
    bytes: v.exactOptional(integerFrom(0)),
    sha256: v.exactOptional(v.pipe(text, v.regex(/^[0-9a-f]{64}$/, '64 × 0-9, a-f'))),
  },
  'object',
);

export const profileSchema = v.object(
  {
    id,
    name: local,
    department: v.object(
      {
        name: local,
        signatory: local,
        contact: v.exactOptional(text),
        telephone: v.exactOptional(text),
        successor: v.exactOptional(
          v.object(
            {
              from: date,
              name: local,
              signatory: v.exactOptional(local),
              contact: v.exactOptional(text),
              telephone: v.exactOptional(text),
              source: v.exactOptional(text),
            },
            'object',
          ),
        ),
      },
      'object',
    ),
    validFrom: date,
    validTo: v.exactOptional(date),
    validToSource: v.exactOptional(text),
    bounds: v.tuple([degrees(180), degrees(90), degrees(180), degrees(90)], '[west, south, east, north]'),
    tiers: v.array(v.picklist(['district', 'commune'], 'district | commune'), 'list'),
    centralMeridian: degrees(180),
    operators: v.pipe(
      v.array(
        v.object(
          {
            id,
            aliases: v.array(text, 'list'),
            colour: v.pipe(v.string('#rrggbb'), v.regex(/^#[0-9a-f]{6}$/i, '#rrggbb')),
            mnc: v.exactOptional(text),
            brands: v.exactOptional(v.array(text, 'list')),
            brandsSource: v.exactOptional(text),
          },
          'object',
        ),
        'list',
      ),
      v.minLength(1, '≥ 1'),
    ),
    technologies: v.pipe(
      v.array(
        v.object(
          {
            id,
            broadband: v.boolean('true | false'),
            endDate: v.exactOptional(date),
            endSource: v.exactOptional(text),
            defaultRadiusM: byArea(length),
          },
          'object',
        ),
        'list',
      ),
      v.minLength(1, '≥ 1'),
    ),
    thresholds: v.object(
      {
        coveredShare: share,
        uncoveredShare: share,
        fibreShare: share,
        nodeReachM: length,
        cableReachM: length,
        positionToleranceM: length,
        maxMoveM: length,
        heightToleranceM: length,
        coverageKept: share,
        /** Absent in profiles of before there was one. */
        touchedShareMin: v.optional(share, 0.001),
      },
      'object',
    ),
    assumedBeamwidthDeg: v.exactOptional(
      v.pipe(number, v.gtValue(0, 'number > 0, ≤ 360'), v.maxValue(360, 'number > 0, ≤ 360')),
    ),
    rules: v.array(
      v.object(
        {
          id: text,
          document: text,
          date: roughDate,
          inForce: v.boolean('true | false'),
          leastDistanceM: byArea(length),
        },
        'object',
      ),
      'list',
    ),
    baseline: v.exactOptional(v.object({ sharedShareOfAllPositions: share, date, source: text }, 'object')),
    periods: v.pipe(
      v.array(v.object({ id: text, from: date, to: date, goal: share }, 'object'), 'list'),
      v.minLength(1, '≥ 1'),
    ),
    reading: v.picklist(READINGS, READINGS.join(' | ')),
    indicators: v.array(
      v.object(
        {
          id: text,
          name: local,
          unit: local,
          base: v.exactOptional(v.union([number, text], 'number | text')),
          baseDate: v.exactOptional(date),
          goal: v.exactOptional(v.union([number, text], 'number | text')),
          goalDate: v.exactOptional(date),
          goalRelation: v.exactOptional(v.picklist(['>=', '>'], '>= | >')),
          source: text,
          document: v.exactOptional(text),
          code: v.exactOptional(text),
          latest: v.exactOptional(v.union([number, text], 'number | text')),
          latestDate: v.exactOptional(date),
          latestSource: v.exactOptional(text),
          computed: v.exactOptional(v.picklist(COMPUTED_INDICATORS, COMPUTED_INDICATORS.join(' | '))),
          criteria: v.exactOptional(v.array(v.object({ document: text, code: text }, 'object'), 'list')),
        },
        'object',
      ),
      'list',
    ),
    statusLines: v.exactOptional(
      v.array(v.object({ id: text, name: local, status: local, date: roughDate, source: text }, 'object'), 'list'),
    ),
    costs: v.exactOptional(costs),
    feedback: v.exactOptional(
      v.object(
        {
          email: v.exactOptional(v.pipe(text, v.regex(/^[^\s@?&]+@[^\s@?&]+$/, 'name@host'))),
          note: v.exactOptional(local),
        },
        'object',
      ),
    ),
    publish: v.exactOptional(
      v.object(
        {
          positions: v.picklist(['blurred', 'omitted'], 'blurred | omitted'),
          blurM: between(200, 20_000),
          protectM: v.exactOptional(between(100, 5000)),
          baseUrl: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\/\S+\/$/, 'https://…/'))),
          planned: v.exactOptional(v.boolean('true | false')),
          licence: text,
          licenceUrl: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\/\S+$/, 'https://…'))),
        },
        'object',
      ),
    ),
    clutter: v.exactOptional(
      v.pipe(
        v.array(
          v.object(
            {
              code: v.pipe(integerFrom(1), v.maxValue(255, 'integer 1..255')),
              name: v.exactOptional(local),
              heightM: between(0, 300),
              source: v.exactOptional(text),
            },
            'object',
          ),
          'list',
        ),
        v.check((all) => new Set(all.map(({ code }) => code)).size === all.length, 'each code once'),
      ),
    ),
    linkBudgets: v.exactOptional(linkBudgets),
    measurements: v.exactOptional(v.object({ minSamples: integerFrom(1), source: text }, 'object')),
    ground: v.exactOptional(dataFile),
    weight: v.exactOptional(v.picklist(WEIGHTS, WEIGHTS.join(' | '))),
    baseMaps: v.exactOptional(v.array(baseMap, 'list')),
    communes: v.exactOptional(
      v.array(
        v.object(
          {
            code: v.exactOptional(text),
            name: text,
            formerly: v.exactOptional(
              v.array(
                v.object({ name: text, until: v.exactOptional(roughDate), source: v.exactOptional(text) }, 'object'),
                'list',
              ),
            ),
          },
          'object',
        ),
        'list',
      ),
    ),
    data: v.object(
      {
        villages: v.exactOptional(dataFile),
        stations: v.exactOptional(dataFile),
        answers: v.exactOptional(dataFile),
        fibre: v.exactOptional(dataFile),
        structures: v.exactOptional(dataFile),
        measurements: v.exactOptional(dataFile),
        settlements: v.exactOptional(dataFile),
        deliveries: v.exactOptional(
          v.array(
            v.object({ kind: v.picklist(DATA_ROLES, DATA_ROLES.join(' | ')), ...dataFile.entries }, 'object'),
            'list',
          ),
        ),
      },
      'object',
    ),
  },
  'object',
) satisfies v.GenericSchema<unknown, Profile>;
