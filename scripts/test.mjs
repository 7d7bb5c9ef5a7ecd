// `npm test`: installs what is missing, finds a browser, then lint, types, unused code,
// the size of what is sent, and every test. The last line counts them: `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureInstalled, requireNode, runStatus } from './setup/install.mjs';

requireNode(20, 19);
ensureInstalled();
const browser = await ensureBrowser();

let passed = 0;
let failed = 0;
let skipped = 0;

for (const check of ['lint', 'types', 'unused', 'size']) {
  console.log(`\n— ${check}`);
  if (runStatus('npm', ['run', '--silent', check]) === 0) passed += 1;
  else failed += 1;
}

console.log('\n— tests');
const folder = mkdtempSync(join(tmpdir(), 'song-chung-'));
const report = join(folder, 'vitest.json');
const status = runStatus(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    SONG_CHUNG_BROWSER: browser,
  },
);
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that fails before its first test has no failed test of its own.
  failed += Math.max(counts.numFailedTests, counts.success && status === 0 ? 0 : 1);
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
