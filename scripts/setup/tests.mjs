import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNamed } from './install.mjs';

const REPORTERS = ['default', './tests/support/results.ts'].map((name) => `--reporter=${name}`);
/** No file of tests takes so long, also beside others on a slow machine. */
const STUCK_MIN = Number(process.env.SONG_CHUNG_STUCK_MIN ?? 12);

/**
 * Runs the tests of a project, file by file. Code that never ends stops its file and all that would come after it:
 * what has not ended then is run once more, so that such a file costs minutes and every other is still tried.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runTests(project, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'song-chung-'));
  const file = join(folder, 'results.jsonl');
  writeFileSync(file, '');
  const run = (...more) =>
    runNamed(
      project,
      'npx',
      ['vitest', 'run', '--project', project, ...args, ...REPORTERS, ...more],
      { ...env, SONG_CHUNG_RESULTS: file },
      standsStill(() => readFileSync(file).length),
    );
  let status = await run();
  if (status === 'stuck') {
    const ended = resultsIn(file).flatMap((result) => ['--exclude', result.file]);
    status = await run('--passWithNoTests', ...ended);
  }
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const result of resultsIn(file)) for (const key of Object.keys(counts)) counts[key] += result[key];
  if (status !== 0) counts.failed = Math.max(counts.failed, 1);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

/** What `tests/support/results.ts` has written. */
function resultsIn(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** Whether a number has been the same for too long. */
function standsStill(read) {
  let last = -1;
  let since = 0;
  return () => {
    const now = read();
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > STUCK_MIN * 60_000;
  };
}
