import { describe, expect, it } from 'vitest';
import { growsAtMost, growthOf, type Memory, medianMemory } from '../../scripts/bench/memory.ts';

/** What the soak and the benchmark fail on. */

const memory = (heapMiB: number, workerHeapMiB: number): Memory => ({
  heapMiB,
  workerHeapMiB,
  domNodes: 1000,
  listeners: 100,
});

describe('memory that is held on to', () => {
  it('is found in the page and in the analysis worker alike', () => {
    const start = memory(20, 40);
    expect(growsAtMost(growthOf(start, memory(21, 43)), 0.1)).toBe(true);
    expect(growsAtMost(growthOf(start, memory(23, 40)), 0.1)).toBe(false);
    expect(growsAtMost(growthOf(start, memory(20, 45)), 0.1)).toBe(false);
  });

  it('is not hidden by a measure that failed', () => {
    expect(growsAtMost(growthOf(memory(20, 40), memory(20, Number.NaN)), 0.1)).toBe(false);
  });

  it('is measured by the middle of several rounds, each figure for itself', () => {
    const rounds = [memory(20, 90), memory(22, 40), memory(80, 41)];
    expect(medianMemory(rounds)).toMatchObject({ heapMiB: 22, workerHeapMiB: 41 });
  });
});
