/** Longer than any browser takes to begin the download. */
const KEPT_MS = 60_000;

/** Gives the reader a file to keep. @param type MIME type, e.g. `text/csv;charset=utf-8`. */
export function saveFile(name: string, content: Uint8Array | string, type: string): void {
  // A copy, for a view of shared memory cannot be a part of a Blob.
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
