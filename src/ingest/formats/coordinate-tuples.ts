/**
 * Coordinates of KML: numbers joined by commas are one position, and white space ends it. People
 * also write spaces around the commas, commas between positions, or no commas at all.
 */
export function coordinateTuples(text: string): readonly (readonly number[])[] {
  const tuples: number[][] = [];
  let joined = false;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x2c) {
      joined = true;
      at++;
    } else if (isSpace(code)) at++;
    else {
      let end = at + 1;
      while (end < text.length && text.charCodeAt(end) !== 0x2c && !isSpace(text.charCodeAt(end))) end++;
      const last = tuples.at(-1);
      const number = Number(text.slice(at, end));
      if (joined && last !== undefined) last.push(number);
      else tuples.push([number]);
      joined = false;
      at = end;
    }
  }
  if (tuples.length > 1 && tuples.every(({ length }) => length === 1)) return regrouped(tuples.flat());
  return tuples.every(({ length }) => length <= 4) ? tuples : tuples.flatMap(regrouped);
}

/** Positions of two or three numbers that nothing separates: heights are what is no longitude of the next. */
function regrouped(numbers: readonly number[]): readonly (readonly number[])[] {
  if (numbers.length <= 4) return [numbers];
  const triples = numbers.length % 3 === 0 && (numbers.length % 2 !== 0 || isPosition(numbers[3], numbers[4]));
  const width = triples ? 3 : 2;
  const made: number[][] = [];
  for (let at = 0; at < numbers.length; at += width) made.push(numbers.slice(at, at + width));
  return made;
}

/** In this country a longitude is beyond 90 and a latitude is not. */
function isPosition(lon = 0, lat = 0): boolean {
  return Math.abs(lon) > 90 && Math.abs(lat) <= 90;
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0xfeff;
}
