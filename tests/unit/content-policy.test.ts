import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectSources, contentPolicy } from '../../scripts/build/content-policy.ts';
import { licencePage, shippedPackages } from '../../scripts/build/licences.ts';

/** A data folder with one profile. */
function dataWith(profile: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'song-chung-policy-'));
  mkdirSync(join(folder, 'tinh'));
  writeFileSync(join(folder, 'tinh', 'profile.json'), JSON.stringify(profile));
  return folder;
}

describe('the content policy of a build', () => {
  it('asks its own site alone when nothing else is stated', () => {
    const policy = contentPolicy(connectSources(undefined, dataWith({ department: { url: 'https://x.vn' } })));
    expect(policy).toContain("connect-src 'self' blob:;");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
  });

  it('is widened by sites that the build states and by base maps of a profile', () => {
    const data = dataWith({ baseMaps: [{ tiles: 'https://tiles.example.vn/{z}/{x}/{y}.png' }] });
    expect(connectSources('https://gis.example.vn/wfs  https://*.gov.vn', data)).toEqual([
      'https://*.gov.vn',
      'https://gis.example.vn',
      'https://tiles.example.vn',
    ]);
  });

  it.each(['*', "'unsafe-inline'", 'javascript:alert(1)', 'gis.example.vn', 'https://a.vn;script-src'])(
    'refuses %s as a site',
    (text) => {
      expect(() => connectSources(text, dataWith({}))).toThrow('expected the address of a site');
    },
  );
});

describe('licences of what is shipped', () => {
  it('names each package with its licence, and the typeface', () => {
    const packages = shippedPackages();
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['react', 'maplibre-gl', 'highs', 'sql.js']));
    expect(names).not.toContain('vitest');
    const page = licencePage(packages, 'MIT of this project');
    expect(page).toContain('@fontsource/be-vietnam-pro 5.3.0: OFL-1.1');
    expect(page.startsWith('Sóng Chung\n\nMIT of this project')).toBe(true);
  });
});
