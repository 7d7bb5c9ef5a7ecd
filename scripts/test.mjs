// `npm test`: installs what is missing, finds a browser, builds once, then lint, types, unused code, the size
// of what is sent, and every test. What does not wait for another runs beside it; each line says whose it is.
// The last line counts: `N passed, N failed`.
import { availableParallelism } from 'node:os';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureInstalled, requireNode, runNamed } from './setup/install.mjs';
import { runTests } from './setup/tests.mjs';

requireNode(20, 19);
ensureInstalled();
const browser = await ensureBrowser();

const counts = { passed: 0, failed: 0, skipped: 0 };

/** A check is one case: passed or failed. */
async function check(name, command, args) {
  const isGood = (await runNamed(name, command, args)) === 0;
  counts[isGood ? 'passed' : 'failed'] += 1;
}

async function tests(project, args, env) {
  const found = await runTests(project, args, env);
  for (const key of Object.keys(counts)) counts[key] += found[key];
}

/** What reads the build, after it; the rest beside it. The browser waits often: the other tests have that time. */
const workers = Math.max(1, availableParallelism() - 1);
const started = performance.now();
const built = runNamed('build', 'npx', ['vite', 'build', '--logLevel', 'error']);
await Promise.all([
  (async () => {
    if ((await built) !== 0) {
      counts.failed += 1;
      return;
    }
    await check('published sample', 'npm', ['run', '--silent', 'publish-sample']);
    await check('size', 'npx', ['size-limit']);
    await tests('browser', [], { SONG_CHUNG_BROWSER: browser, SONG_CHUNG_BUILD: 'dist' });
  })(),
  (async () => {
    for (const name of ['lint', 'types', 'unused']) await check(name, 'npm', ['run', '--silent', name]);
    await tests('node', [`--maxWorkers=${workers}`]);
  })(),
]);

const { passed, failed, skipped } = counts;
console.log(`\nafter ${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
