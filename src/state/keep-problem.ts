/** What a person must know of what this browser keeps between visits. */
export type KeepProblem =
  /** The browser refuses, or has no room: the next visit begins with what was kept before. */
  | { readonly kind: 'refused' }
  /** Another tab has kept other files since; those of this tab are not kept. */
  | { readonly kind: 'other-tab' }
  /** Another tab changed a scenario at the same time; its version has a name of its own now. */
  | { readonly kind: 'scenario-copied'; readonly name: string }
  /** Files were being mapped when a page ended; `ImportState.unfinished` has their names. */
  | { readonly kind: 'unfinished-import' }
  /** Some of what was kept is damaged; the rest is open. */
  | { readonly kind: 'damaged'; readonly records: readonly DamagedRecord[] };

export interface DamagedRecord {
  readonly name: string;
  /** All that can be read of it, as JSON. */
  readonly text: string;
}
