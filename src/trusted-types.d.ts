/**
 * Trusted Types, which some browsers have: a policy turns a text into an object that the browser
 * takes for an address of code or for HTML. The objects stand for their text wherever a text is
 * taken, so they are typed as texts here.
 */
interface TrustedTypeRules {
  createHTML?(text: string): string | null;
  createScriptURL?(address: string): string | null;
}
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: TrustedTypeRules,
      ): { createHTML(text: string): string; createScriptURL(address: string): string };
    }
  | undefined;
