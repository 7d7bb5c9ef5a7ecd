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

/** A name that every system takes: no accents, no blanks. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 80) || 'song-chung';
}

/** MIME types of what is saved. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv;charset=utf-8';
export const GEOJSON_TYPE = 'application/geo+json';
