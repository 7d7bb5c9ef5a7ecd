import type { ByteSource } from '../ingest/formats/layer.ts';

/** A dropped file or a text, to be read as often as needed. */
export function byteSource(name: string, content: Blob | string): ByteSource {
  const blob = typeof content === 'string' ? new Blob([content]) : content;
  return {
    name,
    size: blob.size,
    async *chunks() {
      const reader = blob.stream().getReader();
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
      } finally {
        // Most readers stop after the head of the file.
        await reader.cancel();
      }
    },
    async tail(most) {
      return new Uint8Array(await blob.slice(Math.max(0, blob.size - most)).arrayBuffer());
    },
  };
}
