// `npm run fuzz [RUNS]`: the readers of files against many damaged ones, and tables of villages joined to
// borders, 10,000 of each kind by default.
import { runStatus } from './setup/install.mjs';

const runs = process.argv[2] ?? '10000';
const TESTS = ['tests/property/own-files.test.ts', 'tests/property/village-table.test.ts'];
process.exit(
  runStatus('npx', ['vitest', 'run', '--project', 'node', ...TESTS], {
    SONG_CHUNG_FUZZ: runs,
  }),
);
