import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { profileFields } from '../../src/ingest/profile-fields.ts';
import type { FieldTable } from '../../src/model/fields.ts';
import { FIELD_TABLES } from '../../src/model/fields-by-role.ts';
import { PLACE_COLUMNS } from '../../src/model/fields-place.ts';
import { everyField } from '../../src/model/profile-field.ts';

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

  /** What is said of a field or of one of its choices is looked up by its name in the table of fields. */
  const tables: readonly (readonly [string, FieldTable])[] = Object.entries(FIELD_TABLES);
  const lookedUp = new Set([
    ...Object.keys(PLACE_COLUMNS).map((column) => `explain.${column}`),
    // So is what is said of a member of a profile, by its path, its name and its choices.
    ...everyField(profileFields()).flatMap((field) => [
      `field.${field.path}`,
      `key.${field.key}`,
      ...('choices' in field ? field.choices.map((choice) => `option.${choice}`) : []),
    ]),
    ...tables.flatMap(([role, table]) =>
      Object.entries(table).flatMap(([column, { choices = [] }]) => [
        `explain.${column}`,
        `explain.${role}.${column}`,
        ...choices.map((choice) => `choice.${choice}`),
      ]),
    ),
  ]);

  it.each(catalogues)('of %s are all said somewhere', (file) => {
    const keys = Object.keys(JSON.parse(readFileSync(join(CATALOGUES, file), 'utf8')));
    expect(keys.filter((key) => !missed.has(key) && !lookedUp.has(key))).toEqual([]);
  });
});
