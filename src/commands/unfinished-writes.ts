/** While something is being kept in this browser, leaving the page asks first. */

let unfinished = 0;

/** Runs a write; whoever leaves the page before its end is asked whether to stay. */
export async function whileWriting<T>(write: () => Promise<T>): Promise<T> {
  if (unfinished++ === 0) globalThis.window?.addEventListener('beforeunload', askToStay);
  try {
    return await write();
  } finally {
    if (--unfinished === 0) globalThis.window?.removeEventListener('beforeunload', askToStay);
  }
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
