// `npm run test:deep [TIMES]`: the property tests with so many times the random cases of `npm test`, ten by default.
import { runStatus } from './setup/install.mjs';

const times = process.argv[2] ?? '10';
process.exit(
  runStatus('npx', ['vitest', 'run', '--project', 'node', 'tests/property', '--testTimeout', '3600000'], {
    SONG_CHUNG_DEEP: times,
  }),
);
