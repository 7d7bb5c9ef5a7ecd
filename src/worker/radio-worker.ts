import type { RadioContract } from './radio-protocol.ts';
import { createRadioSession } from './radio-session.ts';
import { serve } from './serve.ts';

/** The thin worker: one of those that compute the masts of a province in the background. */
serve<RadioContract>(self, createRadioSession(), { ground: 30, cells: 60, signal: 60 });
