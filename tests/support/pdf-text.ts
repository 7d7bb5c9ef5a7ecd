import { inflateSync } from 'node:zlib';

/**
 * The text of each page of a PDF that Chromium has printed, without blanks: letters are placed one by one there.
 * Enough of the format for that (objects in the open, streams deflated, fonts with `ToUnicode`), and no more.
 */
export function pagesOfPdf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf.toString('latin1'));
  const objectAt = (reference: string | undefined): string => objects.get(Number(reference)) ?? '';
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const lettersOf = (font: string): ReadonlyMap<string, string> => {
    const known = fonts.get(font) ?? lettersIn(streamOf(objectAt(/\/ToUnicode (\d+)/.exec(objectAt(font))?.[1])));
    fonts.set(font, known);
    return known;
  };
  return pageReferences(objects).map((reference) => {
    const page = objectAt(reference);
    const named = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [name, font]));
    const content = streamOf(objectAt(/\/Contents (\d+)/.exec(page)?.[1]));
    let text = '';
    let letters: ReadonlyMap<string, string> = new Map();
    for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (font !== undefined) letters = lettersOf(named.get(font) ?? '');
      for (const [glyph] of glyphs?.matchAll(/.{4}/g) ?? []) text += letters.get(glyph.toUpperCase()) ?? '';
    }
    return text.normalize('NFC').replace(/\s/g, '');
  });
}

/** Of each page that is painted from edge to edge, the colour: `1 1 1` is white. */
export function paperColours(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf.toString('latin1'));
  return pageReferences(objects).flatMap((reference) => {
    const page = objects.get(Number(reference)) ?? '';
    const content = streamOf(objects.get(Number(/\/Contents (\d+)/.exec(page)?.[1])) ?? '');
    const [, colour] = /([\d. ]+) rg\n\/G\d+ gs\n0 0 7\d\d 11\d\d re\nf/.exec(content) ?? [];
    return colour === undefined ? [] : [colour];
  });
}

function objectsOf(file: string): ReadonlyMap<number, string> {
  const bodies = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(bodies.map(([, number = '', body = '']) => [Number(number), body]));
}

/** In the order of the paper: the tree of pages, from its root. */
function pageReferences(objects: ReadonlyMap<number, string>): readonly string[] {
  const root = [...objects.values()].find((body) => /\/Type \/Catalog/.test(body)) ?? '';
  const walk = (reference: string): readonly string[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objects.get(Number(reference)) ?? '');
    if (!kids) return [reference];
    return [...(kids[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => walk(kid));
  };
  return walk(/\/Pages (\d+)/.exec(root)?.[1] ?? '');
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n');
  if (start < 0) return '';
  const bytes = Buffer.from(body.slice(start + 'stream\n'.length, body.lastIndexOf('endstream')), 'latin1');
  return (/\/Filter \/FlateDecode/.test(body.slice(0, start)) ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Which letters each glyph of a font stands for. */
function lettersIn(cmap: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const textOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(glyph.toUpperCase(), textOf(hex));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first, 16);
      const [head, tail] = [hex.slice(0, -4), Number.parseInt(hex.slice(-4), 16)];
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph++)
        letters.set(hex4(glyph), textOf(head + hex4(tail + glyph - from)));
    }
  return letters;
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
