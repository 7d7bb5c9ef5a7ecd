import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProvinceList } from '../../src/ingest/province-list.ts';

/** `data/provinces.json`: what a site holds. */

const list = readProvinceList(readFileSync('data/provinces.json', 'utf8')) ?? [];

describe('the list of provinces', () => {
  it('names profiles that are there, as they name themselves, and first the one that the page opens', () => {
    expect(list.length).toBeGreaterThan(0);
    for (const { id, profile, name, validFrom } of list)
      expect(JSON.parse(readFileSync(profile, 'utf8'))).toMatchObject({ id, name, validFrom });
    expect(readFileSync('index.html', 'utf8')).toContain(`<meta name="province" content="${list[0]?.profile}" />`);
  });

  it.each([
    ['an address of another site', 'https://x.vn/profile.json'],
    ['an address above the app', 'data/../../x/profile.json'],
    ['what is no profile', 'data/x/'],
  ])('is none with %s', (_, profile) => {
    const [first] = list;
    expect(readProvinceList(JSON.stringify({ provinces: [{ ...first, profile }] }))).toBeNull();
  });

  it('is none where the file is none', () => {
    expect(readProvinceList('<!doctype html>')).toBeNull();
  });
});
