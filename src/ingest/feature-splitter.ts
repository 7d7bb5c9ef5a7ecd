import { outOfRange } from '../model/out-of-range.ts';
import { type IssueLog, shown } from './issue-log.ts';
import { hasEscapedSurrogate, lenientJson, wellFormed } from './lenient-json.ts';

/**
 * Finds the features of a GeoJSON, byte by byte, and parses one at a time: the elements of
 * the top-level `features` array, or of a top-level array, or values that follow each other
 * (a lone Feature or geometry, one a line, or each behind a record separator). So a country
 * fits in little memory; one broken feature is one named row and the rest survives; and a
 * file cut short keeps the rows before the cut.
 *
 * To find the next feature after a broken one it uses three rules that no valid JSON
 * meets: a line break ends a string that was never closed; `}` also closes the arrays
 * left open inside it; and an object that starts where a key must stand is the next feature.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** 1 at the bytes that change where in a value the walk is. */
const ENDS_PLAIN = new Uint8Array(256);
for (const byte of [QUOTE, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]) ENDS_PLAIN[byte] = 1;

/** Deeper nesting than any GeoJSON needs; beyond it a row is broken. */
const MAX_DEPTH = 200;
/** Members before it is clear what a top-level object is. */
const MOST_PREFIX_BYTES = 1_000_000;
/** Keys that a Feature or geometry has, and a collection has not. */
const ELEMENT_KEYS: ReadonlySet<string> = new Set(['geometry', 'coordinates', 'geometries']);
const ELEMENT_TYPES = /^(Feature|Point|LineString|Polygon|MultiPoint|MultiLineString|MultiPolygon|GeometryCollection)$/;
/** Keys that only Esri's JSON of features has. */
const ESRI_KEYS: ReadonlySet<string> = new Set(['geometryType', 'spatialReference', 'displayFieldName']);

type State = 'start' | 'member' | 'colon' | 'member-value' | 'between' | 'value' | 'end' | 'failed';
/** What holds the elements: a `features` array, an array, or nothing. */
type Frame = 'collection' | 'array' | 'sequence';
/** What the value being walked is for. */
type Purpose = 'key' | 'member' | 'element';

export class FeatureSplitter {
  readonly #log: IssueLog;
  readonly #onFeature: (row: number, feature: unknown) => void;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #containers = new Uint8Array(MAX_DEPTH);
  #state: State = 'start';
  #frame: Frame = 'collection';
  #esri = false;
  /** Of a top-level object that may turn out to be a feature: its bytes so far; null once that is clear. */
  #prefix: Uint8Array[] | null = null;
  #prefixFrom = 0;
  #purpose: Purpose = 'member';
  #row = 0;
  #key = '';
  #type = '';
  #featuresSeen = false;
  #commaSeen = true;
  #bomBytes = 0;
  /** Of the value being walked. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #scalar = false;
  #broken = false;
  #previous = 0;
  #captureFrom = 0;
  #parts: Uint8Array[] = [];

  constructor(log: IssueLog, onFeature: (row: number, feature: unknown) => void) {
    this.#log = log;
    this.#onFeature = onFeature;
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && this.#state !== 'failed') {
      at = this.#state === 'value' ? this.#walk(bytes, at) : this.#step(bytes, at);
    }
    this.#keepPrefix(bytes);
    if (this.#state === 'value') {
      if (this.#captures()) this.#parts.push(bytes.slice(this.#captureFrom));
      this.#captureFrom = 0;
    }
  }

  end(): void {
    switch (this.#state) {
      case 'failed':
        return;
      case 'start':
        this.#log.error('file-empty');
        return;
      case 'end':
        if (this.#frame === 'array' || this.#esri) return;
        if (!this.#featuresSeen) {
          this.#log.error('not-feature-collection', { found: shown(this.#type), expected: 'FeatureCollection' });
        } else if (this.#type !== 'FeatureCollection') {
          this.#log.warn('not-feature-collection', { found: shown(this.#type), expected: 'FeatureCollection' });
        }
        return;
      default: {
        const inElement = this.#state === 'value' && this.#purpose === 'element';
        if (this.#frame === 'sequence' && !inElement) return;
        if (inElement) this.#log.error('json-broken', { row: this.#row, expected: 'complete' });
        else if (this.#state === 'between')
          this.#log.error('json-broken', { row: this.#row + 1, expected: 'complete' });
        else this.#log.error('json-broken', { expected: 'complete' });
      }
    }
  }

  /** One byte outside of values: the frame of the collection. */
  #step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? outOfRange();
    if (byte <= SPACE) return at + 1;
    switch (this.#state) {
      case 'start':
        return this.#start(byte, bytes, at);
      case 'member':
        if (byte === QUOTE) this.#begin('key', byte, at);
        else if (byte === CLOSE_OBJECT) this.#state = 'end';
        else if (byte !== COMMA) this.#fail(bytes, at);
        return at + 1;
      case 'colon':
        if (byte === COLON) this.#state = 'member-value';
        else this.#fail(bytes, at);
        return at + 1;
      case 'member-value':
        if (this.#key === 'features' && byte === OPEN_ARRAY) {
          this.#state = 'between';
          this.#prefix = null;
          this.#featuresSeen = true;
          this.#commaSeen = true;
        } else this.#begin('member', byte, at);
        return at + 1;
      case 'between':
        return this.#between(byte, at);
      case 'end':
        // One collection after the other.
        if (byte === OPEN_OBJECT && this.#frame === 'collection') this.#state = 'member';
        else this.#fail(bytes, at);
        return at + 1;
      default:
        this.#fail(bytes, at);
        return at + 1;
    }
  }

  #start(byte: number, bytes: Uint8Array, at: number): number {
    if (this.#bomBytes < 3 && byte === [0xef, 0xbb, 0xbf][this.#bomBytes]) this.#bomBytes++;
    else if (byte === 0xfe || byte === 0xff) {
      this.#log.error('file-unreadable', { expected: 'UTF-8' });
      this.#state = 'failed';
    } else if (byte === OPEN_OBJECT) {
      this.#state = 'member';
      this.#prefix = [];
      this.#prefixFrom = at;
    } else if (byte === OPEN_ARRAY) {
      this.#frame = 'array';
      this.#state = 'between';
    } else this.#fail(bytes, at);
    return at + 1;
  }

  #between(byte: number, at: number): number {
    if (byte === COMMA) this.#commaSeen = true;
    else if (byte === CLOSE_ARRAY && this.#frame !== 'sequence')
      this.#state = this.#frame === 'array' ? 'end' : 'member';
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)
      this.#log.warn('json-broken', { row: Math.max(1, this.#row), found: String.fromCharCode(byte) });
    else {
      this.#row++;
      if (!this.#commaSeen && this.#frame !== 'sequence')
        this.#log.warn('json-broken', { row: this.#row, expected: ',' });
      this.#begin('element', byte, at);
    }
    return at + 1;
  }

  #fail(bytes: Uint8Array, at: number): void {
    const found = shown(new TextDecoder().decode(bytes.subarray(at, at + 120)));
    this.#log.error('json-broken', { found });
    this.#state = 'failed';
  }

  #captures(): boolean {
    return this.#purpose !== 'member' || this.#key === 'type';
  }

  #begin(purpose: Purpose, byte: number, at: number): void {
    this.#state = 'value';
    this.#purpose = purpose;
    this.#depth = 0;
    this.#inString = byte === QUOTE;
    this.#escaped = false;
    this.#broken = false;
    this.#previous = byte;
    this.#parts = [];
    this.#captureFrom = at;
    const container = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
    this.#scalar = !container && !this.#inString;
    if (container) {
      this.#containers[0] = byte;
      this.#depth = 1;
    }
  }

  /** Walks on in the current value; answers where the walk stopped. */
  #walk(bytes: Uint8Array, from: number): number {
    if (this.#scalar) return this.#walkScalar(bytes, from);
    let at = from;
    while (at < bytes.length) {
      if (this.#inString) {
        at = this.#walkString(bytes, at);
        if (!this.#inString && this.#depth === 0) return this.#finish(bytes, at);
        continue;
      }
      at = this.#walkPlain(bytes, at);
      if (at === bytes.length) break;
      const byte = bytes[at] ?? outOfRange();
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.#open(byte)) return this.#finish(bytes, at);
      } else {
        this.#close(byte);
        if (this.#depth === 0) return this.#finish(bytes, at + 1);
      }
      this.#previous = byte;
      at++;
    }
    return at;
  }

  /** A number or a word ends before what cannot belong to it. */
  #walkScalar(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? outOfRange();
      if (byte <= SPACE || byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT)
        return this.#finish(bytes, at);
    }
    return bytes.length;
  }

  /** To behind the string's end, or to the end of the bytes. */
  #walkString(bytes: Uint8Array, from: number): number {
    let escaped = this.#escaped;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? outOfRange();
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE || byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        this.#escaped = false;
        this.#inString = false;
        this.#previous = QUOTE;
        return at + 1;
      }
    }
    this.#escaped = escaped;
    return bytes.length;
  }

  /** To the next quote or bracket: nearly all bytes of a drawing are digits, which no rule asks for. */
  #walkPlain(bytes: Uint8Array, from: number): number {
    const { length } = bytes;
    let at = from;
    while (at < length && ENDS_PLAIN[bytes[at] ?? outOfRange()] === 0) at++;
    let last = at - 1;
    while (last >= from && (bytes[last] ?? outOfRange()) <= SPACE) last--;
    if (last >= from) this.#previous = bytes[last] ?? outOfRange();
    return at;
  }

  /** Whether the next feature starts here, inside one that was never closed. */
  #open(byte: number): boolean {
    const depth = this.#depth;
    if (this.#previous !== COLON && depth <= MAX_DEPTH && this.#containers[depth - 1] === OPEN_OBJECT) {
      this.#broken = true;
      if (byte === OPEN_OBJECT && this.#purpose === 'element') return true;
    }
    if (depth < MAX_DEPTH) this.#containers[depth] = byte;
    else this.#broken = true;
    this.#depth = depth + 1;
    return false;
  }

  #close(byte: number): void {
    const containers = this.#containers;
    if (byte === CLOSE_ARRAY) {
      if (this.#depth <= MAX_DEPTH && containers[this.#depth - 1] === OPEN_OBJECT) this.#broken = true;
      else this.#depth--;
      return;
    }
    while (this.#depth > 1 && this.#depth <= MAX_DEPTH && containers[this.#depth - 1] === OPEN_ARRAY) {
      this.#broken = true;
      this.#depth--;
    }
    this.#depth--;
  }

  /** The value ends before `end`. */
  #finish(bytes: Uint8Array, end: number): number {
    const purpose = this.#purpose;
    const text = this.#captures() && this.#decode(bytes.subarray(this.#captureFrom, end));
    this.#parts = [];
    this.#state = purpose === 'element' ? 'between' : purpose === 'key' ? 'colon' : 'member';
    if (purpose === 'element') {
      this.#commaSeen = false;
      if (typeof text === 'string') this.#element(text);
      else this.#log.error('file-unreadable', { row: this.#row, expected: 'UTF-8' });
      // A feature that began inside a broken one needs no comma before it.
      if (this.#broken) this.#commaSeen = true;
      return end;
    }
    const value = typeof text === 'string' ? parsed(text) : undefined;
    if (purpose === 'key') this.#key = typeof value === 'string' ? value : '';
    else if (this.#key === 'type') this.#type = typeof value === 'string' ? value : '';
    if (purpose === 'key' && ESRI_KEYS.has(this.#key)) this.#esri = true;
    const isElement = purpose === 'key' ? ELEMENT_KEYS.has(this.#key) : ELEMENT_TYPES.test(this.#type);
    if (isElement && this.#prefix !== null) this.#readAsElement(this.#prefix, bytes, end);
    return end;
  }

  #keepPrefix(bytes: Uint8Array): void {
    if (this.#prefix === null) return;
    this.#prefix.push(bytes.slice(this.#prefixFrom));
    this.#prefixFrom = 0;
    if (this.#prefix.reduce((sum, { length }) => sum + length, 0) > MOST_PREFIX_BYTES) this.#prefix = null;
  }

  /** The top-level object is a feature itself: it is walked again, from its beginning. */
  #readAsElement(prefix: readonly Uint8Array[], bytes: Uint8Array, end: number): void {
    const begun = [...prefix, bytes.slice(this.#prefixFrom, end)];
    this.#prefix = null;
    this.#frame = 'sequence';
    this.#state = 'between';
    for (const part of begun) this.push(part);
    this.#captureFrom = end;
  }

  #element(text: string): void {
    let value = this.#broken ? undefined : parsed(text);
    if (value === undefined && !this.#broken) {
      const lenient = lenientJson(text);
      value = lenient?.value;
      if (lenient) this.#log.warn('json-broken', { row: this.#row, found: shown(lenient.found), expected: 'JSON' });
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      this.#onFeature(this.#row, hasEscapedSurrogate(text) ? wellFormed(value) : value);
    else this.#log.error('json-broken', { row: this.#row, found: shown(text), expected: 'Feature' });
  }

  #decode(last: Uint8Array): string | undefined {
    try {
      if (this.#parts.length === 0) return this.#decoder.decode(last);
      const length = this.#parts.reduce((sum, part) => sum + part.length, last.length);
      const whole = new Uint8Array(length);
      let offset = 0;
      for (const part of [...this.#parts, last]) {
        whole.set(part, offset);
        offset += part.length;
      }
      return this.#decoder.decode(whole);
    } catch {
      return undefined;
    }
  }
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
