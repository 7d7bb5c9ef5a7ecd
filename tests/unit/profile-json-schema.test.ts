import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { profileJsonSchema } from '../../scripts/lib/profile-json-schema.ts';

/** The JSON Schema that an editor checks a profile with as it is written. */

type Members = Record<string, unknown>;

const read = (path: string): Members =>
  JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));
const accepts = new Ajv({ strict: false }).compile(profileJsonSchema());
const sample = () => read('ninh-binh/profile.json');

describe('the JSON Schema of profiles', () => {
  it('is the one that the reader of profiles makes: `npm run profile-schema` writes it anew', () => {
    expect(read('profile.schema.json')).toEqual(JSON.parse(JSON.stringify(profileJsonSchema())));
  });

  it('is named by the sample’s profile, which keeps it', () => {
    expect(sample().$schema).toBe('../profile.schema.json');
    expect(accepts(sample())).toBe(true);
  });

  it.each([
    ['a member that is missing', ({ operators, ...rest }: Members) => rest],
    [
      'a share above 1',
      (profile: Members) => ({
        ...profile,
        thresholds: { ...Object(profile.thresholds), coveredShare: 1.5 },
      }),
    ],
    [
      'a colour by its name',
      (profile: Members) => ({ ...profile, operators: [{ id: 'A', aliases: [], colour: 'red' }] }),
    ],
    ['bounds of three numbers', (profile: Members) => ({ ...profile, bounds: [105, 20, 106] })],
  ])('refuses %s', (_, change) => {
    expect(accepts(change(sample()))).toBe(false);
  });
});
