import { defineConfig } from 'vitest/config';

/** The tests that mutants are held against: those without a browser and without commands of their own. */
export default defineConfig({
  test: {
    include: ['tests/{unit,property}/**/*.test.ts'],
    exclude: [
      'tests/unit/*-command*.test.ts',
      'tests/unit/{publish-data,validate,memory-growth,words-said,code-limits,architecture}.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
