import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIELD_NAMES, PLACE_NAMES } from '../../src/model/field-names.ts';

/**
 * Which keys the code says, by the compiler: in a copy of the code whose catalogues are empty it
 * names every key that is missing, those of `verdict.${verdict}` by each verdict that there is.
 */

const CATALOGUES = 'src/i18n/words';
const COMPILER_TIMEOUT_MS = 120_000;
const catalogues = readdirSync(CATALOGUES).filter((file) => file.endsWith('.vi.json'));

function keysMissed(): ReadonlySet<string> {
  const copy = mkdtempSync(join(tmpdir(), 'song-chung-words-'));
  try {
    for (const folder of ['src', 'scripts']) cpSync(folder, join(copy, folder), { recursive: true });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
    for (const file of readdirSync(CATALOGUES).filter((name) => name.endsWith('.json'))) {
      // One key, since only beside another does the compiler work out which keys a template can make.
      writeFileSync(join(copy, CATALOGUES, file), '{ "only": "" }');
    }
    const config = {
      extends: resolve('tsconfig.json'),
      compilerOptions: { noErrorTruncation: true },
      include: ['src', 'scripts'],
    };
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '--project', copy], {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    return new Set([...stdout.matchAll(/"([^"\n]+)"/g)].flatMap(([, key]) => key ?? []));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

describe('the words', () => {
  let missed: ReadonlySet<string> = new Set();
  beforeAll(() => {
    missed = keysMissed();
  }, COMPILER_TIMEOUT_MS);

  /** Names of fields come from files: these keys are looked up, with the field's own name where there is none. */
  const fields = [PLACE_NAMES, ...Object.values(FIELD_NAMES)].flatMap((names) => Object.keys(names));
  const lookedUp = new Set(fields.flatMap((field) => [`field.${field}`, `explain.${field}`]));

  it.each(catalogues)('of %s are all said somewhere', (file) => {
    const keys = Object.keys(JSON.parse(readFileSync(join(CATALOGUES, file), 'utf8')));
    expect(keys.filter((key) => !missed.has(key) && !lookedUp.has(key))).toEqual([]);
  });
});
