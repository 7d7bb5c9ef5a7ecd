import { outOfRange } from '../../model/out-of-range.ts';

/**
 * Tags of an XML part in UTF-8, found on its bytes: a sheet of a workbook has millions of them,
 * of a handful of names, and most of its text is digits.
 */

const [LESS, GREATER, SLASH, COLON, SPACE, QUOTE, APOSTROPHE, EQUALS] = [
  0x3c, 0x3e, 0x2f, 0x3a, 0x20, 0x22, 0x27, 0x3d,
];

export class XmlTags {
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();
  #at = 0;
  #nameFrom = 0;
  #nameTo = 0;
  #attributesTo = 0;
  /** Where the text before the tag begins. */
  #textFrom = 0;
  #textTo = 0;
  /** Name without its prefix. */
  name = '';
  isEnd = false;
  isEmpty = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Goes to the next tag; false at the end. */
  next(): boolean {
    const bytes = this.#bytes;
    this.#textFrom = this.#at;
    for (;;) {
      const from = bytes.indexOf(LESS, this.#at);
      if (from < 0) return false;
      const to = bytes.indexOf(GREATER, from);
      if (to < 0) return false;
      this.#at = to + 1;
      const first = bytes[from + 1] ?? outOfRange();
      // Declarations and comments.
      if (first === 0x21 || first === 0x3f) continue;
      this.#textTo = from;
      this.isEnd = first === SLASH;
      this.isEmpty = bytes[to - 1] === SLASH;
      let at = this.isEnd ? from + 2 : from + 1;
      this.#nameFrom = at;
      for (; at < to; at++) {
        const byte = bytes[at] ?? outOfRange();
        if (byte <= SPACE || byte === SLASH) break;
        if (byte === COLON) this.#nameFrom = at + 1;
      }
      this.#nameTo = at;
      this.#attributesTo = to;
      this.name = this.#nameOf();
      return true;
    }
  }

  /** Bytes of an attribute's value; null where there is none. */
  attribute(name: string): Uint8Array | null {
    const bytes = this.#bytes;
    let at = this.#nameTo;
    while (at < this.#attributesTo) {
      while (at < this.#attributesTo && (bytes[at] ?? outOfRange()) <= SPACE) at++;
      const nameFrom = at;
      while (at < this.#attributesTo && bytes[at] !== EQUALS) at++;
      let nameTo = at;
      while (nameTo > nameFrom && (bytes[nameTo - 1] ?? outOfRange()) <= SPACE) nameTo--;
      at++;
      while (at < this.#attributesTo && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at++;
      const quote = bytes[at] ?? QUOTE;
      const end = bytes.indexOf(quote, at + 1);
      if (end < 0 || end > this.#attributesTo) return null;
      if (nameTo - nameFrom === name.length && this.#isText(nameFrom, name)) return bytes.subarray(at + 1, end);
      at = end + 1;
    }
    return null;
  }

  /** The text before the tag, with its entities as they stand. */
  text(): string {
    return this.#decoder.decode(this.#bytes.subarray(this.#textFrom, this.#textTo));
  }

  textBytes(): Uint8Array {
    return this.#bytes.subarray(this.#textFrom, this.#textTo);
  }

  #isText(from: number, text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.#bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #nameOf(): string {
    const [from, length] = [this.#nameFrom, this.#nameTo - this.#nameFrom];
    // The commonest names without making text of them.
    if (length === 1) {
      const byte = this.#bytes[from];
      if (byte === 0x63) return 'c';
      if (byte === 0x76) return 'v';
      if (byte === 0x74) return 't';
      if (byte === 0x66) return 'f';
    }
    if (length === 3 && this.#isText(from, 'row')) return 'row';
    let name = '';
    for (let i = 0; i < Math.min(length, 40); i++) name += String.fromCharCode(this.#bytes[from + i] ?? outOfRange());
    return name;
  }
}

/** A number in ASCII; NaN where it is none. */
export function numberInBytes(bytes: Uint8Array): number {
  let whole = 0;
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    const digit = (bytes[at] ?? outOfRange()) - 0x30;
    if (digit < 0 || digit > 9 || length > 15) {
      if (length > 400) return Number.NaN;
      const text = String.fromCharCode(...bytes).trim();
      return text === '' ? Number.NaN : Number(text);
    }
    whole = whole * 10 + digit;
  }
  return length === 0 ? Number.NaN : whole;
}
