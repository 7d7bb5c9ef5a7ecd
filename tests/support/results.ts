import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { forgetInput, lastInput } from './input-at-hand.ts';

/** What became of a file of tests, a line of `SONG_CHUNG_RESULTS`. */
export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const LONG_MIN = 5;

/**
 * For `npm test`: writes down each file as it ends, names the files that take long (code that never ends
 * stops a file for good, and its test cannot say so), and the cases that passed only when they were tried again.
 */
export default class Results implements Reporter {
  readonly #flaky: string[] = [];
  readonly #running = new Map<string, { readonly since: number; last: string }>();
  #told: ReturnType<typeof setInterval> | null = null;

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.#running.set(relativeModuleId, { since: performance.now(), last: '' });
    this.#told ??= setInterval(() => this.#nameLong(), LONG_MIN * 60_000).unref();
  }

  onTestCaseReady({ module, name }: TestCase): void {
    const file = this.#running.get(module.relativeModuleId);
    if (file) file.last = name;
  }

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#flaky.push(`${test.module.relativeModuleId}: ${test.fullName}`);
  }

  onTestModuleEnd(module: TestModule): void {
    const file = module.relativeModuleId;
    this.#running.delete(file);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') counts[state] += 1;
    }
    // A file that fails before its first test has no failed test of its own.
    if (!module.ok() && counts.failed === 0) counts.failed = 1;
    const result: FileResult = { file, ...counts };
    const to = process.env.SONG_CHUNG_RESULTS;
    if (to) appendFileSync(to, `${JSON.stringify(result)}\n`);
  }

  onTestRunEnd(): void {
    if (this.#told) clearInterval(this.#told);
    forgetInput();
    for (const name of this.#flaky) console.log(`passed only at the second try: ${name}`);
  }

  #nameLong(): void {
    for (const [file, { since, last }] of this.#running) {
      const minutes = Math.round((performance.now() - since) / 60_000);
      if (minutes >= LONG_MIN) console.log(`runs for ${minutes} minutes: ${file}: ${last} ${lastInput()}`);
    }
  }
}
