import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SAMPLES } from './generate.ts';

/** `npm run sample`: writes the illustrated provinces, the same bytes every time. */

for (const [name, generate] of Object.entries(SAMPLES)) {
  const folder = new URL(`../../data/${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of generate()) {
    const target = fileURLToPath(new URL(file, folder));
    const bytes = Buffer.from(content);
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
    console.log(`${name}/${file}: ${(bytes.length / 1e6).toFixed(2)} MB`);
  }
}
