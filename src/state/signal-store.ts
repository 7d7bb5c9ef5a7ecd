import { create } from 'zustand';
import type { SignalKind, SignalLayer } from '../model/signal-picture.ts';

/** The layer of the signal: what is asked for is computed for the area in sight. */
export type SignalState =
  | { readonly kind: 'none' | 'failed' | 'no-ground' | 'no-stations' }
  | { readonly kind: 'computing'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly layer: SignalLayer };

/** A store of its own: it comes with the first signal layer. */
export const useSignal = create<{ readonly state: SignalState; readonly kind: SignalKind }>()(() => ({
  state: { kind: 'none' },
  kind: 'signal',
}));
