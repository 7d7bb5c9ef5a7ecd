const BOM = '\uFEFF';

/** CSV with a mark at its head: people open it in Excel. */
export function* marked(chunks: Iterable<string>): Generator<string> {
  yield BOM;
  yield* chunks;
}
