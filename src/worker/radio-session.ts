import { cellsReached } from '../analysis/radio/radio-footprints.ts';
import type { Ground } from '../model/ground.ts';
import type { RadioContract } from './radio-protocol.ts';
import type { Handlers } from './serve.ts';

/** What a radio worker does, without being a worker. */
export function createRadioSession(): Handlers<RadioContract> {
  let ground: Ground | null = null;
  return {
    ground: (given) => {
      ground = given;
      return null;
    },
    cells: (transmitters) => {
      if (ground === null) throw new Error('asked before a ground was given');
      return cellsReached(transmitters, ground);
    },
  };
}
