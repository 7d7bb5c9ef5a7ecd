import { useImport } from '../../state/import-store.ts';
import { Stopped } from '../../worker/messages.ts';
import { addFiles } from './add-files.ts';
import { importClient } from './import-client.ts';

/** A file, or all pages of a map server's layer, from an address. */
export async function addUrl(url: string): Promise<void> {
  useImport.setState({ fetching: { url, done: 0 }, problem: [] });
  try {
    const answer = await importClient().ask('fetch', url, {
      onProgress: ({ done }) => useImport.setState({ fetching: { url, done } }),
    });
    useImport.setState({ fetching: null });
    if (answer.ok) await addFiles([answer.value]);
    else useImport.setState({ problem: answer.issues });
  } catch (reason) {
    useImport.setState({ fetching: null });
    if (!(reason instanceof Stopped)) console.error('fetching failed:', reason);
  }
}
