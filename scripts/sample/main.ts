import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSample } from './generate.ts';

/** `npm run sample`: writes the sample province, the same bytes every time. */

const folder = new URL('../../data/ninh-binh/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(generateSample())) {
  const target = fileURLToPath(new URL(`${name}.geojson`, folder));
  writeFileSync(`${target}.part`, text);
  renameSync(`${target}.part`, target);
  console.log(`${name}.geojson: ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`);
}
