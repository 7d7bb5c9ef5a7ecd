import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/{unit,property,oracle}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // Some files analyse the sample province before their first test.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/serve-build.ts'],
          // One browser at a time, since software rendering is heavy; one for all files, with what it has compiled.
          fileParallelism: false,
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // A browser on a busy machine may miss a moment; what passes only then is named at the end.
          retry: 1,
          // Late parts of the screen come when the processor has time for them.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
