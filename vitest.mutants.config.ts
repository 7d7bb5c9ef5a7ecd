import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants are held against: those without a browser and without commands of their
 * own, or the files that `MUTANT_TESTS` names (separated by spaces), for a part of the mutants.
 */
const named = process.env.MUTANT_TESTS?.split(' ');
export default defineConfig({
  test: {
    include: named ?? ['tests/{unit,property}/**/*.test.ts'],
    exclude: [
      'tests/unit/*-command*.test.ts',
      'tests/unit/{publish-data,validate,memory-growth,words-said,code-limits,architecture}.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
