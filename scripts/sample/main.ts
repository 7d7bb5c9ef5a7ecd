import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SAMPLES } from './generate.ts';
import { withStatedFiles } from './stated-files.ts';

/** `npm run sample`: writes the illustrated provinces, the same bytes every time, and states the files of each in its profile. */

for (const [name, generate] of Object.entries(SAMPLES)) {
  const folder = new URL(`../../data/${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  const write = (file: string, bytes: Uint8Array): void => {
    const target = fileURLToPath(new URL(file, folder));
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
    console.log(`${name}/${file}: ${(bytes.length / 1e6).toFixed(2)} MB`);
  };
  const files = new Map([...generate()].map(([file, content]): [string, Uint8Array] => [file, Buffer.from(content)]));
  for (const [file, bytes] of files) write(file, bytes);
  const profile = readFileSync(new URL('profile.json', folder), 'utf8');
  write('profile.json', Buffer.from(withStatedFiles(profile, files)));
}
