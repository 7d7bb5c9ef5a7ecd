import type { Transmitter } from '../analysis/radio/signal.ts';
import type { Ground } from '../model/ground.ts';
import type { ServedCells } from '../model/radio.ts';
import type { SignalFrame, SignalRaster } from '../model/signal-picture.ts';

/** What the page asks of a radio worker. */
export interface RadioContract {
  readonly ground: { readonly question: Ground; readonly progress: never; readonly answer: null };
  /** Cells of each transmitter of a mast; null: the ground at its foot is not known. */
  readonly cells: {
    readonly question: readonly Transmitter[];
    readonly progress: never;
    readonly answer: readonly (ServedCells | null)[];
  };
  /** The best signal in a frame of these transmitters, by their numbers. */
  readonly signal: {
    readonly question: {
      readonly frame: SignalFrame;
      readonly servers: readonly { readonly number: number; readonly transmitter: Transmitter }[];
    };
    readonly progress: never;
    readonly answer: SignalRaster;
  };
}
