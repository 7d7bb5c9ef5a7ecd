// `npm run fuzz [RUNS]`: the readers of files against many damaged ones, 10,000 of each kind by default.
import { runStatus } from './setup/install.mjs';

const runs = process.argv[2] ?? '10000';
process.exit(
  runStatus('npx', ['vitest', 'run', '--project', 'node', 'tests/property/own-files.test.ts'], {
    SONG_CHUNG_FUZZ: runs,
  }),
);
