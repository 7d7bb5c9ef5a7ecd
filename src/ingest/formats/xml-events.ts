import { Refusal } from './refusal.ts';

/**
 * XML as a stream of events, in one pass and without recursion: names without their prefixes,
 * so that an unbound prefix, or one on every element, is no matter. Entities of a file's own
 * are refused: a few lines of them unfold to gigabytes.
 */

export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Deeper nesting than any document needs. */
const MOST_DEPTH = 200;
const NAME_START = /[A-Za-z_\u0080-\uFFFF]/;

/** @throws Refusal */
export function readXml(text: string, handler: XmlHandler): void {
  const open: string[] = [];
  let quotesClose = true;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    if (tag < 0) {
      handler.text(unescaped(text.slice(at)));
      break;
    }
    if (tag > at) handler.text(unescaped(text.slice(at, tag)));
    at = tag;
    const next = text[tag + 1] ?? '';
    if (next === '!') at = afterDeclaration(text, tag, handler);
    else if (next === '?') at = after(text, '?>', tag);
    else if (next === '/') {
      const end = text.indexOf('>', tag);
      if (end < 0) break;
      closeElement(localName(text.slice(tag + 2, end).trim()), open, handler);
      at = end + 1;
    } else if (!NAME_START.test(next)) {
      handler.text('<');
      at = tag + 1;
    } else {
      let end: number = quotesClose ? endOfTag(text, tag) : text.indexOf('>', tag);
      if (end < 0 && quotesClose) {
        // A quote that never closes, reported once.
        quotesClose = false;
        end = text.indexOf('>', tag);
      }
      if (end < 0) break;
      openElement(text.slice(tag + 1, end), open, handler);
      at = end + 1;
    }
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) handler.close(name);
}

/** @param tag What stands between `<` and `>`. */
function openElement(tag: string, open: string[], handler: XmlHandler): void {
  const empty = tag.endsWith('/');
  const inside = empty ? tag.slice(0, -1) : tag;
  const space = inside.search(/[\s/]/);
  const name = localName(space < 0 ? inside : inside.slice(0, space));
  handler.open(name, space < 0 ? '' : inside.slice(space));
  if (empty) handler.close(name);
  else if (open.push(name) > MOST_DEPTH) throw new Refusal('file-unreadable', { expected: `≤ ${MOST_DEPTH} levels` });
}

/** An end that closes an outer element closes those within; one that closes nothing is passed over. */
function closeElement(name: string, open: string[], handler: XmlHandler): void {
  if (!open.includes(name)) return;
  for (let closed = open.pop(); closed !== undefined; closed = open.pop()) {
    handler.close(closed);
    if (closed === name) break;
  }
}

/** Value of an attribute by its name without prefix; null where there is none. */
export function attributeOf(attributes: string, wanted: string): string | null {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return null;
    const name = localName(attributes.slice(at, equals).trim());
    let from = equals + 1;
    while (from < attributes.length && attributes.charCodeAt(from) <= 0x20) from++;
    const quote = attributes[from] ?? '';
    if (quote !== '"' && quote !== "'") return null;
    const end = attributes.indexOf(quote, from + 1);
    if (end < 0) return null;
    if (name === wanted) return unescaped(attributes.slice(from + 1, end));
    at = end + 1;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text with its entities replaced; half a character pair has no place in any text. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,6});/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(code);
  });
}

function afterDeclaration(text: string, tag: number, handler: XmlHandler): number {
  if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4);
  if (text.startsWith('<![CDATA[', tag)) {
    const end = text.indexOf(']]>', tag);
    handler.text(text.slice(tag + 9, end < 0 ? text.length : end));
    return end < 0 ? text.length : end + 3;
  }
  if (/^<!(ENTITY|DOCTYPE)/i.test(text.slice(tag, tag + 9))) {
    const end = after(text, '>', tag);
    if (text.slice(tag, end).includes('[') || /^<!ENTITY/i.test(text.slice(tag, tag + 9)))
      throw new Refusal('archive-refused', { found: '<!DOCTYPE>', expected: 'entities' });
    return end;
  }
  return after(text, '>', tag);
}

function after(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from);
  return end < 0 ? text.length : end + sign.length;
}

/** The `>` that ends a tag, not one within its quotes; -1 where a quote never closes. */
function endOfTag(text: string, tag: number): number {
  for (let at = tag + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x22 || code === 0x27) {
      at = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
