// `npm start`: installs what is missing, builds, serves, prints the address.
import { ensureInstalled, projectRoot, requireNode } from './setup/install.mjs';

requireNode(20, 19);
ensureInstalled();

const { build, preview } = await import('vite');
await build({ root: projectRoot, logLevel: 'warn' });

const port = Number(process.env.PORT ?? 4173);
const server = await preview({
  root: projectRoot,
  preview: { port, strictPort: false, host: process.env.HOST ?? 'localhost' },
});
const url = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\nSóng Chung: ${url}\n(Ctrl+C dừng / stops)`);
