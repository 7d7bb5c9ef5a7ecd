/** The build of sql.js that carries its WebAssembly with it: one file for the worker and for Node. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  import type { InitSqlJsStatic } from 'sql.js';

  const initSqlJs: InitSqlJsStatic;
  export default initSqlJs;
}
