import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { failureSentence, writeOutputs } from '../../scripts/lib/write-outputs.ts';
import type { Output } from '../../src/model/output.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let parent = '';
const out = () => join(parent, 'out');
const set = (text: string): Output[] => [
  ['a.txt', [text]],
  ['deep/b.txt', [text, text]],
];
const read = (name: string) => readFile(join(out(), name), 'utf8');

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'outputs-'));
});

describe('a set of outputs', () => {
  it('stands in a folder that was not there, and nothing beside it', async () => {
    expect(await writeOutputs(out(), set('1'))).toBeNull();
    expect([await read('a.txt'), await read('deep/b.txt')]).toEqual(['1', '11']);
    expect(await readdir(parent)).toEqual(['out']);
  });

  it('takes the place of an earlier one; what else lies there stays', async () => {
    await writeOutputs(out(), set('1'));
    await mkdir(join(out(), 'notes'));
    await writeFile(join(out(), 'notes/mine.txt'), 'mine');
    expect(await writeOutputs(out(), set('2'))).toBeNull();
    expect([await read('a.txt'), await read('deep/b.txt'), await read('notes/mine.txt')]).toEqual(['2', '22', 'mine']);
    expect(await readdir(parent)).toEqual(['out']);
  });

  it('stays the earlier one where a file of the new one cannot be made', async () => {
    await writeOutputs(out(), set('1'));
    const failing: Output = [
      'c.txt',
      (function* () {
        yield 'begun';
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      })(),
    ];
    expect(await writeOutputs(out(), [...set('2'), failing])).toEqual({ code: 'ENOSPC', folder: out() });
    expect((await readdir(out())).sort()).toEqual(['a.txt', 'deep']);
    expect(await read('a.txt')).toBe('1');
    expect(await readdir(parent)).toEqual(['out']);
  });

  it('of two runs at once is that of one of them, whole', async () => {
    await writeOutputs(out(), set('0'));
    const runs = ['1', '2', '3', '4'].map((text) => writeOutputs(out(), set(text)));
    expect(await Promise.all(runs)).toEqual([null, null, null, null]);
    const [one, twice] = [await read('a.txt'), await read('deep/b.txt')];
    expect(twice).toBe(one + one);
    expect(await readdir(parent)).toEqual(['out']);
  });

  it('of a run that is killed is not there, and what it left goes with the next run', { timeout: 60_000 }, async () => {
    await writeOutputs(out(), set('1'));
    const program = `
      import { writeOutputs } from './scripts/lib/write-outputs.ts';
      function* endless() {
        yield 'begun';
        process.stdout.write('writing');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      }
      await writeOutputs(${JSON.stringify(out())}, [['a.txt', ['2']], ['deep/b.txt', endless()]]);
    `;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: ROOT });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect([await read('a.txt'), await read('deep/b.txt')]).toEqual(['1', '11']);
    expect(await readdir(parent)).toHaveLength(2);
    await writeOutputs(out(), set('3'));
    expect(await readdir(parent)).toEqual(['out']);
    expect(await read('a.txt')).toBe('3');
  });

  it('is refused in words where the folder is a file', async () => {
    await writeFile(out(), 'a file');
    const failure = await writeOutputs(join(out(), 'within'), set('1'));
    expect(failure && failureSentence(failure, 'en')).toMatch(/is not a folder/);
    expect(failureSentence({ code: 'EROFS', folder: '/x' }, 'vi')).toBe('Không được phép ghi vào thư mục /x (EROFS).');
    expect(failureSentence({ code: 'EIO', folder: '/x' }, 'en')).toBe('/x could not be written to (EIO).');
  });

  it('is put into the working directory file by file', { timeout: 60_000 }, async () => {
    const program = `
      import { writeOutputs } from '${ROOT}/scripts/lib/write-outputs.ts';
      console.log(await writeOutputs('.', [['a.txt', ['1']]]));
    `;
    await mkdir(out());
    const tsx = `file://${ROOT}/node_modules/tsx/dist/loader.mjs`;
    const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', program], { cwd: out() });
    await once(child, 'exit');
    expect(await readdir(out())).toEqual(['a.txt']);
  });
});
