import { readFileSync } from 'node:fs';
import { distance } from '@turf/turf';
import { expect, test } from 'vitest';
import { generateSample } from '../../scripts/sample/generate.ts';
import { withStatedFiles } from '../../scripts/sample/stated-files.ts';

/** The committed stations and fibre of the sample province, and that all files can be made again to the byte. */

type Properties = Readonly<Record<string, string | number | null>>;
interface Station {
  readonly properties: Properties;
  readonly geometry: { readonly coordinates: number[] };
}

const read = (name: string): string =>
  readFileSync(new URL(`../../data/ninh-binh/${name}.geojson`, import.meta.url), 'utf8');
const stations: Station[] = JSON.parse(read('stations')).features;
const fibre: { properties: Properties; geometry: { type: string; coordinates: unknown[] } }[] = JSON.parse(
  read('fibre'),
).features;
const withStatus = (status: string) => stations.filter(({ properties }) => properties.status === status);

test('the generator writes the committed files, to the byte', { timeout: 120_000 }, () => {
  const made = new Map([...generateSample()].map(([name, content]) => [name, Buffer.from(content)]));
  for (const [name, bytes] of made) {
    const committed = readFileSync(new URL(`../../data/ninh-binh/${name}`, import.meta.url));
    // toBe on megabytes prints megabytes: compare first.
    expect(committed.equals(bytes), name).toBe(true);
  }
  const profile = readFileSync(new URL('../../data/ninh-binh/profile.json', import.meta.url), 'utf8');
  expect(withStatedFiles(profile, made) === profile, 'profile').toBe(true);
  for (const { bytes, sha256 } of [JSON.parse(profile).data].flatMap(Object.values)) {
    expect(bytes).toBeGreaterThan(100_000);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('1,200 existing positions, 16% of them shared', () => {
  const positions = groupSimply(withStatus('existing'));
  const shared = positions.filter((members) => new Set(members.map((s) => s.properties.operator)).size >= 2);
  expect(positions).toHaveLength(1200);
  expect(shared).toHaveLength(192);
});

test('grouping has work to do: some positions are held together by distance alone', () => {
  const positions = groupSimply(withStatus('existing'));
  const mixed = positions.filter((members) => {
    const ids = new Set(members.map((s) => s.properties.position_id));
    return ids.size > 1 && ids.has(null);
  });
  const apart = positions.filter((members) => {
    const places = new Set(members.map((s) => String(s.geometry.coordinates)));
    return places.size > 1 && members.every((s) => s.properties.position_id === null);
  });
  expect(mixed.length).toBeGreaterThan(5);
  expect(apart.length).toBeGreaterThan(5);
});

test('150 stations are planned, some retired, about a hundred built within the plan period', () => {
  expect(withStatus('planned')).toHaveLength(150);
  expect(withStatus('planned').every(({ properties }) => properties.planned_date !== null)).toBe(true);
  expect(withStatus('retired').length).toBeGreaterThan(5);
  const built = withStatus('existing').filter(({ properties }) => {
    const date = String(properties.commissioned ?? '');
    return date >= '2023-07-01' && date <= '2025-06-30';
  });
  expect(built.length).toBeGreaterThan(85);
  expect(built.length).toBeLessThan(130);
});

test('unknown is null, somewhere in each column that may be unknown', () => {
  for (const column of ['commissioned', 'height_m', 'sectors', 'radius_m', 'tenant_slots', 'position_id']) {
    const values = withStatus('existing').map(({ properties }) => properties[column]);
    expect(
      values.some((value) => value === null),
      column,
    ).toBe(true);
    expect(
      values.some((value) => value !== null),
      column,
    ).toBe(true);
  }
});

test('every feature says that it is an illustration; ids are unique', () => {
  const all = [...stations.map((s) => s.properties), ...fibre.map((f) => f.properties)];
  expect(all.filter((properties) => properties.source !== 'Dữ liệu minh họa')).toEqual([]);
  expect(new Set(all.map((properties) => properties.id)).size).toBe(all.length);
});

test('two fibre networks of olts, odfs, splitters and cables', () => {
  for (const operator of ['Viettel', 'VinaPhone']) {
    const kinds = fibre.filter(({ properties }) => properties.operator === operator).map((f) => f.properties.kind);
    expect([...new Set(kinds)].sort()).toEqual(['cable', 'odf', 'olt', 'splitter']);
  }
  for (const { properties, geometry } of fibre) {
    expect(geometry.type).toBe(properties.kind === 'cable' ? 'LineString' : 'Point');
    expect(geometry.coordinates.length).toBeGreaterThanOrEqual(2);
  }
});

/** Positions by id; a station without one joins the nearest named station within 30 m, else a chain of others. */
function groupSimply(members: readonly Station[]): Station[][] {
  const named = new Map<string, Station[]>();
  const loose: Station[] = [];
  for (const station of members) {
    const id = station.properties.position_id;
    if (typeof id !== 'string') loose.push(station);
    else named.set(id, [...(named.get(id) ?? []), station]);
  }
  const anchors = [...named.values()].flatMap((group) => group.slice(0, 1).map((first) => ({ first, group })));
  const chains: Station[][] = [];
  for (const station of loose) {
    const [nearest] = anchors
      .map(({ first, group }) => ({ group, away: metres(first, station) }))
      .sort((a, b) => a.away - b.away);
    if (nearest && nearest.away <= 30) {
      nearest.group.push(station);
      continue;
    }
    const touching = chains.filter((chain) => chain.some((other) => metres(other, station) <= 30));
    for (const chain of touching) chains.splice(chains.indexOf(chain), 1);
    chains.push([...touching.flat(), station]);
  }
  return [...named.values(), ...chains];
}

function metres(a: Station, b: Station): number {
  return distance(a.geometry.coordinates, b.geometry.coordinates, { units: 'meters' });
}
