import type { Plugin } from 'vite';

/** Modules of Node that two libraries name and never ask for in a browser: empty here, so that the build says nothing. */
export function noNodeModules(): Plugin {
  const EMPTY = '\0node-module';
  return {
    name: 'no-node-modules',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.startsWith('node:') && importer?.includes('node_modules') ? EMPTY : undefined,
    load: (id) => (id === EMPTY ? 'export default {};' : undefined),
  };
}
