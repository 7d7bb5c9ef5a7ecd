import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSample } from './generate.ts';

/** `npm run sample`: writes the sample province, the same bytes every time. */

const folder = new URL('../../data/ninh-binh/', import.meta.url);
mkdirSync(folder, { recursive: true });
const { texts, groundPack } = generateSample();
for (const [name, text] of Object.entries(texts)) write(`${name}.geojson`, Buffer.from(text));
write('ground.pack', groundPack);

function write(name: string, bytes: Uint8Array): void {
  const target = fileURLToPath(new URL(name, folder));
  writeFileSync(`${target}.part`, bytes);
  renameSync(`${target}.part`, target);
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}
