/** Text in an address: compressed, then base64 with the two signs that need no escape. */

/** A link of 8,000 characters that opens to more than this was made to do harm. */
const MOST_BYTES = 5_000_000;

/** Never longer than the text for texts that a link carries. */
export async function deflated(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text again; null where it is none, or far too long. */
export async function inflated(text: string): Promise<string | null> {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let read = 0;
    let found = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      read += part.value.length;
      if (read > MOST_BYTES) {
        await reader.cancel();
        return null;
      }
      found += decoder.decode(part.value, { stream: true });
    }
    return found + decoder.decode();
  } catch {
    return null;
  }
}
