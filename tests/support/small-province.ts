import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bbox } from '@turf/turf';
import type { Feature, FeatureCollection } from 'geojson';

/**
 * One district and three communes of the sample province with the stations and the fibre in their boxes: for journeys in the
 * browser that need villages and stations but no whole province. A page with it opens in a third of the
 * processor time.
 */

const DISTRICT = 'Thành phố Ninh Bình';
const COMMUNES = ['Xã Cúc Phương', 'Xã Xích Thổ', 'Xã Gia Hòa'];
type Box = readonly [west: number, south: number, east: number, north: number];

const sampleFolder = new URL('../../data/ninh-binh/', import.meta.url);
const sampleText = (file: string): string => readFileSync(new URL(file, sampleFolder), 'utf8');
const featuresOf = (file: string): readonly Feature[] => (JSON.parse(sampleText(file)) as FeatureCollection).features;
const touch = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

let made: ReadonlyMap<string, string> | null = null;

/** The text of one of its files. */
export function smallProvinceFile(name: string): string {
  made ??= makeFiles();
  const text = made.get(name);
  if (text === undefined) throw new Error(`The small province has no ${name}.`);
  return text;
}

function makeFiles(): ReadonlyMap<string, string> {
  const villages = featuresOf('villages.geojson').filter(
    ({ properties }) => properties?.district === DISTRICT || COMMUNES.includes(properties?.commune),
  );
  const around = villages.map((village) => bbox(village) as Box);
  const near = (file: string) =>
    featuresOf(file).filter((feature) => around.some((box) => touch(box, bbox(feature) as Box)));
  const collections = {
    'villages.geojson': villages,
    'stations.geojson': near('stations.geojson'),
    'fibre.geojson': near('fibre.geojson'),
  };
  const files = new Map<string, string>();
  for (const [file, features] of Object.entries(collections))
    files.set(file, JSON.stringify({ type: 'FeatureCollection', features }));
  const { baseMaps: _, ...profile } = JSON.parse(sampleText('profile.json'));
  for (const source of Object.values<{ file: string; bytes: number; sha256: string }>(profile.data)) {
    const content = files.get(source.file) ?? '';
    source.bytes = Buffer.byteLength(content);
    source.sha256 = createHash('sha256').update(content).digest('hex');
  }
  return files.set('profile.json', JSON.stringify(profile));
}

/** Makes a site of the built app whose first province is the small one. */
export function writeSmallSite(builtApp: string, folder: string): void {
  cpSync(builtApp, folder, { recursive: true });
  const data = join(folder, 'data/ninh-binh');
  mkdirSync(data, { recursive: true });
  smallProvinceFile('profile.json');
  for (const [name, text] of made ?? []) writeFileSync(join(data, name), text);
}
