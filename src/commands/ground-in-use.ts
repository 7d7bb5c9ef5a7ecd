import { useApp } from '../state/store.ts';

/** Where the ground lies that counts: the pack that a person brought, else the file that the profile names. */

const addresses = new WeakMap<Blob, string>();

/** Null: there is none. Nothing lies beside a profile that was made here, or came in a project. */
export function groundAddress(): string | null {
  const { given, profileUrl, province } = useApp.getState();
  const named = province?.profile.ground?.file;
  if (named === undefined) return null;
  // What was delivered and counts has given the profile its name.
  const content = given.findLast(({ kind, on, file }) => kind === 'ground' && on && file === named)?.content;
  if (content instanceof Blob) return addressOf(content);
  return profileUrl.startsWith('blob:') ? null : new URL(named, new URL(profileUrl, document.baseURI)).href;
}

/** The same for the same pack, so that what is kept by address stays. */
function addressOf(content: Blob): string {
  const known = addresses.get(content) ?? URL.createObjectURL(content);
  addresses.set(content, known);
  return known;
}
