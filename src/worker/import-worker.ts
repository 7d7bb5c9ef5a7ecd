import type { ImportRequest } from './import-protocol.ts';
import { answerImport } from './import-session.ts';

/** The thin worker: one that looks at files, apart from the one that analyses, so that it can be stopped at any time. */
self.addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  void answerImport(
    event.data,
    (answer) => self.postMessage(answer),
    (url) => fetch(url, { credentials: 'omit' }),
  );
});
