import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRefusals } from '../../src/analysis/agreement/from-log.ts';
import { currentMoves, MOVE_STATES, type MoveEvent, mergedLogs, moveKey } from '../../src/model/agreement.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const event: fc.Arbitrary<Omit<MoveEvent, 'id'>> = fc.record({
  station: fc.constantFrom('p', 'q'),
  host: fc.constantFrom('A', 'B'),
  state: fc.constantFrom(...MOVE_STATES),
  date: fc.integer({ min: 1, max: 9 }).map((day) => `2025-06-${two(day)}`),
  recorded: fc.integer({ min: 1, max: 9 }).map((day) => `2025-07-${two(day)}T00:00:00.000Z`),
  by: fc.constantFrom(null, 'Viettel', 'VinaPhone'),
  note: fc.constantFrom(null, 'hết chỗ'),
  survey: fc.constantFrom(
    null,
    { slots: 0, heightM: 30, stations: ['a'] },
    { slots: 2, heightM: null, stations: ['a'] },
  ),
  source: fc.constant(null),
});
const log = fc
  .array(event, { maxLength: 12 })
  .map((events) => events.map((one, i): MoveEvent => ({ ...one, id: `e${i}` })));
const split = log.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.array(fc.constantFrom('a', 'b', 'both'), { minLength: all.length, maxLength: all.length }),
  ),
);

describe('the log of an agreement', () => {
  it('is the same whichever way two copies of it are put together', () => {
    fc.assert(
      fc.property(split, ([all, sides]) => {
        const part = (side: string) => all.filter((_, i) => sides[i] === side || sides[i] === 'both');
        const [a, b] = [part('a'), part('b')];
        const merged = mergedLogs(a, b);
        expect(merged).toEqual(mergedLogs(b, a));
        expect(merged).toEqual(mergedLogs(merged, a));
        expect(currentMoves(merged)).toEqual(currentMoves(all));
      }),
    );
  });

  it('at an earlier day is what it would be had nothing happened since', () => {
    fc.assert(
      fc.property(log, (all) => {
        const day = '2025-06-05';
        expect(currentMoves(all, day)).toEqual(currentMoves(all.filter(({ date }) => date <= day)));
      }),
    );
  });

  it('has every move once, with all its events, in a state that one of them gave it', () => {
    fc.assert(
      fc.property(log, (all) => {
        const moves = currentMoves(all);
        expect(new Set(moves.map(moveKey)).size).toBe(moves.length);
        expect(moves.flatMap(({ events }) => events)).toHaveLength(all.length);
        for (const { state, date, events } of moves)
          expect(events.some((one) => one.state === state && one.date === date)).toBe(true);
      }),
    );
  });

  it('keeps out every refused move and no other', () => {
    fc.assert(
      fc.property(log, (all) => {
        const pins = withRefusals([], all);
        const refused = currentMoves(all).filter(({ state }) => state === 'refused');
        expect(pins.map(moveKey).sort()).toEqual(refused.map(moveKey).sort());
        expect(withRefusals(pins, all)).toEqual(pins);
      }),
    );
  });
});
