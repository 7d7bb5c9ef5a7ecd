import type { Plugin } from 'vite';

/**
 * Class names of style modules as constants in the places where they are used, not as one table a
 * sheet: the first map waits for fewer bytes. A module whose names are all put in place looks
 * empty to the bundler, so it is told that the sheet itself is wanted.
 */
export function classNames(): readonly Plugin[] {
  return [
    {
      name: 'class-names-one-by-one',
      enforce: 'pre',
      apply: 'build',
      transform(code, id) {
        if (!/\.tsx?$/.test(id)) return null;
        return {
          code: code.replace(/import (\w+) from ('[^']+\.module\.css')/g, 'import * as $1 from $2'),
          map: null,
        };
      },
    },
    {
      name: 'class-names-keep-sheet',
      enforce: 'post',
      apply: 'build',
      transform(code, id) {
        return id.endsWith('.module.css') ? { code, map: null, moduleSideEffects: 'no-treeshake' } : null;
      },
    },
  ];
}
