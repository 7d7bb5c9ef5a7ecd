import type { Reporter, TestCase } from 'vitest/node';

/** Names the cases that passed only when they were tried again: each is a fault to be looked at. */
export default class SecondTry implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) console.log(`passed only at the second try: ${name}`);
  }
}
