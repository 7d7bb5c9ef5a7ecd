import { expect, it } from 'vitest';
import { SHARE_BREAKS, shareBounds } from '../../src/map/scale.ts';

it('the classes of a share join from nothing to all: each begins where the one below ends', () => {
  const bounds = [...SHARE_BREAKS.keys(), SHARE_BREAKS.length].map(shareBounds);
  expect(bounds.map(({ from }) => from)).toEqual([0, ...SHARE_BREAKS]);
  expect(bounds.map(({ to }) => to)).toEqual([...SHARE_BREAKS, null]);
});
