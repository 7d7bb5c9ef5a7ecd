import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from '../../src/analysis/search/find-places.ts';
import { indexPlaces, type PlaceIndex, type SearchPlace } from '../../src/analysis/search/places.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import type { Village } from '../../src/model/province.ts';

/** Questions typed by hand (`search-queries.txt`): the right answer comes first at least 95 times in a hundred. */

interface Asked {
  readonly question: string;
  /** Name of the answer, then of what it lies in. */
  readonly wanted: readonly string[];
}

const LEAST_RIGHT = 0.95;
const asked: readonly Asked[] = readFileSync(new URL('../support/search-queries.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [question = '', wanted = ''] = line.split(' = ');
    return { question, wanted: wanted.split(', ') };
  });

let villages: readonly Village[];
let index: PlaceIndex;

beforeAll(() => {
  const text = (file: string) => readFileSync(new URL(`../../data/ninh-binh/${file}`, import.meta.url), 'utf8');
  const profile = readProfile(text('profile.json'), 'profile.json');
  if (!profile.ok) throw new Error(JSON.stringify(profile.issues));
  const read = readVillages(text('villages.geojson'), 'villages.geojson', profile.value);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  villages = read.value;
  const bounds = profile.value.bounds;
  index = indexPlaces(
    villages.map((village) => ({ ...village, bounds })),
    [],
    profile.value.communes,
    profile.value.name.vi,
  );
});

function namesOf(place: SearchPlace | undefined): readonly (string | null)[] {
  if (!place) return [];
  if (place.kind !== 'village') return [place.name, place.where];
  const village = villages[place.index];
  return [place.name, village?.commune ?? null, village?.district ?? null];
}

describe('a question typed in a hurry', () => {
  it('is asked at least 200 times, of places that there are', () => {
    expect(asked.length).toBeGreaterThanOrEqual(200);
    const real = new Set(villages.flatMap(({ name, commune, district }) => [name, commune, district]));
    expect(asked.flatMap(({ wanted }) => wanted).filter((name) => !real.has(name))).toEqual([]);
  });

  it('finds the right answer first', () => {
    const wrong = asked.flatMap(({ question, wanted }) => {
      const found = namesOf(findPlaces(index, question, 1)[0]);
      const right = found[0] === wanted[0] && wanted.every((name) => found.includes(name));
      return right ? [] : [`${question}: ${found.join(', ')}`];
    });
    const share = 1 - wrong.length / asked.length;
    console.log(
      `search: right answer first in ${asked.length - wrong.length} of ${asked.length}; not: ${wrong.join(' · ')}`,
    );
    expect(share).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});
