import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The input that a test of random inputs is at, kept beside the run: a reader that never ends takes its test along,
 * and nothing else would tell with what.
 */

const MOST_LETTERS = 8_000;

/** Of the run whose main process has this number. */
const fileOf = (pid: number): string => join(tmpdir(), `song-chung-input-${pid}.txt`);

/** In a test: what it gives to a reader next. */
export function noteInput(name: string, bytes: Uint8Array): void {
  writeFileSync(fileOf(process.ppid), `${name}, base64: ${Buffer.from(bytes).toString('base64')}`);
}

/** In the main process: what was noted last, its beginning where it is long; empty: nothing. */
export function lastInput(): string {
  return existsSync(fileOf(process.pid)) ? readFileSync(fileOf(process.pid), 'utf8').slice(0, MOST_LETTERS) : '';
}

export function forgetInput(): void {
  rmSync(fileOf(process.pid), { force: true });
}
