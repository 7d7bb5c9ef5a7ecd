import { create } from 'zustand';
import type { GroundFileUse, GroundIssue, HeightsOf } from '../model/ground.ts';
import type { PackAnswer, PackFacts, PackFault } from '../worker/ground-protocol.ts';

/** Files of the ground that a person has brought and not yet accepted: a store of its own, which comes with them. */

export interface GroundFile {
  readonly id: number;
  readonly name: string;
  readonly content: Blob;
  readonly use: GroundFileUse;
}

export type GroundStage =
  | { readonly kind: 'waiting' | 'stopped' | 'lost' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly issues: readonly GroundIssue[]; readonly fault: PackFault | null }
  | ({ readonly kind: 'made'; readonly facts: PackFacts } & Omit<Extract<PackAnswer, { ok: true }>, 'ok' | 'facts'>);

interface BroughtGround {
  readonly files: readonly GroundFile[];
  /** What the heights are of; null: by the names of the files. */
  readonly heights: HeightsOf | null;
  readonly stage: GroundStage;
}

export const NO_GROUND_IMPORT: BroughtGround = { files: [], heights: null, stage: { kind: 'waiting' } };

export const useGroundImport = create<BroughtGround>()(() => NO_GROUND_IMPORT);
