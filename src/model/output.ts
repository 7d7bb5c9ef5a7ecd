/** A file's name, with folders before it if need be, and its text or bytes in pieces. */
export type Output = readonly [name: string, chunks: Iterable<string | Uint8Array>];
