import type { Issue } from './issue.ts';
import type { ReceivedObjections } from './objection.ts';

/** A project to be published from the screen, and what becomes of it. */
export interface PublishQuestion {
  /** A project's zip. */
  readonly project: Uint8Array;
  /** Name of the edition's folder; null: the province has one edition. */
  readonly edition: string | null;
  /** Reports from people that the department has; null: none are there, and nothing is told of them. */
  readonly objections: ReceivedObjections | null;
}

/** What is being done, in this order. */
export type PublishStep = 'read' | 'compute' | 'write' | 'pack';

/** What became of it: the folder as a zip, or why there is none. */
export type PublishAnswer =
  | { readonly kind: 'made'; readonly zip: Uint8Array; readonly files: number }
  | { readonly kind: 'unusable'; readonly issues: readonly Issue[] }
  /** `rules`: the profile does not say how; `assumption`: only the command can publish it; `edition`: its name is taken. */
  | { readonly kind: 'refused'; readonly why: 'rules' | 'assumption' | 'edition' };
