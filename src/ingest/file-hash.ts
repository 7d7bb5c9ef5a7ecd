import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of a file in hexadecimal; also where the browser has none, on a site without https. */
export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The same without holding this thread up, where the browser has it. */
export async function hashAside(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  return subtle ? bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes))) : hashOf(bytes);
}
