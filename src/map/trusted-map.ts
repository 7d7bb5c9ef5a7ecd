/**
 * The map library knows no Trusted Types: it starts its worker by a text and parses attributions
 * as HTML. The default policy lets it do those two things and refuses all else, from anywhere.
 *
 * @param workerUrl The one worker that may be started by a text.
 */
export function trustMapLibrary(workerUrl: string): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (address === workerUrl ? address : null),
    // A text without a tag: attributions come here escaped.
    createHTML: (text) => (text.includes('<') ? null : text),
  });
}
