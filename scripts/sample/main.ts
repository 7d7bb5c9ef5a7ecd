import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSample } from './generate.ts';
import { withStatedFiles } from './stated-files.ts';

/** `npm run sample`: writes the sample province, the same bytes every time, and states its files in its profile. */

const folder = new URL('../../data/ninh-binh/', import.meta.url);
mkdirSync(folder, { recursive: true });
const { texts, groundPack } = generateSample();
const written = new Map(
  Object.entries(texts).map(([name, text]): [string, Uint8Array] => [`${name}.geojson`, Buffer.from(text)]),
);
written.set('ground.pack', groundPack);
for (const [name, bytes] of written) write(name, bytes);
const profile = readFileSync(new URL('profile.json', folder), 'utf8');
write('profile.json', Buffer.from(withStatedFiles(profile, written)));

function write(name: string, bytes: Uint8Array): void {
  const target = fileURLToPath(new URL(name, folder));
  writeFileSync(`${target}.part`, bytes);
  renameSync(`${target}.part`, target);
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}
