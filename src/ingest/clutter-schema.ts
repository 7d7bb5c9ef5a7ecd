import * as v from 'valibot';

/** The shape of `clutter` in a profile: heights of classes of land cover. */

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));
const CODE = 'integer 1..255';
const HEIGHT = 'number 0..300';

export const clutter = v.pipe(
  v.array(
    v.object(
      {
        code: v.pipe(v.number(CODE), v.integer(CODE), v.minValue(1, CODE), v.maxValue(255, CODE)),
        name: v.exactOptional(v.object({ vi: text, en: text }, 'object')),
        heightM: v.pipe(v.number(HEIGHT), v.minValue(0, HEIGHT), v.maxValue(300, HEIGHT)),
        source: v.exactOptional(text),
      },
      'object',
    ),
    'list',
  ),
  v.check((entries) => new Set(entries.map(({ code }) => code)).size === entries.length, 'each code once'),
);
