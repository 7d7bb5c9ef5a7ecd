import { cellsReached } from '../analysis/radio/radio-footprints.ts';
import { signalsAround } from '../analysis/radio/signal.ts';
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
    signal: async ({ frame, servers }) => {
      if (ground === null) throw new Error('asked before a ground was given');
      const { addMast, emptyRaster } = await import('../analysis/radio/signal-raster.ts');
      const raster = emptyRaster(frame);
      const grids = signalsAround(
        servers.map(({ transmitter }) => transmitter),
        ground,
      );
      servers.forEach(({ number }, i) => {
        const grid = grids[i];
        if (grid) addMast(grid, number, frame, raster);
      });
      return raster;
    },
  };
}
