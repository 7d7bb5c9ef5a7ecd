import { outOfRange } from '../model/out-of-range.ts';
import { type IssueLog, shown } from './issue-log.ts';

/**
 * Finds the elements of the top-level `features` array of a GeoJSON, byte by byte, and
 * parses one at a time. So a country fits in little memory; one broken feature is one
 * named row and the rest survives; and a file cut short keeps the rows before the cut.
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

/** Deeper nesting than any GeoJSON needs; beyond it a row is broken. */
const MAX_DEPTH = 200;

type State = 'start' | 'member' | 'colon' | 'member-value' | 'between' | 'value' | 'end' | 'failed';
/** What the value being walked is for. */
type Purpose = 'key' | 'member' | 'element';

export class FeatureSplitter {
  readonly #log: IssueLog;
  readonly #onFeature: (row: number, feature: unknown) => void;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #containers = new Uint8Array(MAX_DEPTH);
  #state: State = 'start';
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
        if (!this.#featuresSeen) {
          this.#log.error('not-feature-collection', { found: shown(this.#type), expected: 'FeatureCollection' });
        } else if (this.#type !== 'FeatureCollection') {
          this.#log.warn('not-feature-collection', { found: shown(this.#type), expected: 'FeatureCollection' });
        }
        return;
      default: {
        const inElement = this.#state === 'value' && this.#purpose === 'element';
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
          this.#featuresSeen = true;
          this.#commaSeen = true;
        } else this.#begin('member', byte, at);
        return at + 1;
      case 'between':
        return this.#between(byte, at);
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
    } else if (byte === OPEN_OBJECT) this.#state = 'member';
    else if (byte === OPEN_ARRAY) {
      this.#log.error('not-feature-collection', { found: '[…]', expected: 'FeatureCollection' });
      this.#state = 'failed';
    } else this.#fail(bytes, at);
    return at + 1;
  }

  #between(byte: number, at: number): number {
    if (byte === COMMA) this.#commaSeen = true;
    else if (byte === CLOSE_ARRAY) this.#state = 'member';
    else if (byte === CLOSE_OBJECT) this.#log.warn('json-broken', { row: Math.max(1, this.#row), found: '}' });
    else {
      this.#row++;
      if (!this.#commaSeen) this.#log.warn('json-broken', { row: this.#row, expected: ',' });
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
    const { length } = bytes;
    const containers = this.#containers;
    let at = from;
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    let previous = this.#previous;
    for (; at < length; at++) {
      const byte = bytes[at] ?? outOfRange();
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE || byte === 0x0a || byte === 0x0d) {
          inString = false;
          previous = QUOTE;
          if (depth === 0) return this.#finish(bytes, at + 1);
        }
        continue;
      }
      if (byte <= SPACE && !this.#scalar) continue;
      if (this.#scalar) {
        if (byte > SPACE && byte !== COMMA && byte !== CLOSE_ARRAY && byte !== CLOSE_OBJECT) continue;
        return this.#finish(bytes, at);
      }
      switch (byte) {
        case QUOTE:
          inString = true;
          break;
        case OPEN_OBJECT:
        case OPEN_ARRAY:
          if (previous !== COLON && depth <= MAX_DEPTH && containers[depth - 1] === OPEN_OBJECT) {
            this.#broken = true;
            if (byte === OPEN_OBJECT && this.#purpose === 'element') return this.#finish(bytes, at);
          }
          if (depth < MAX_DEPTH) containers[depth] = byte;
          else this.#broken = true;
          depth++;
          break;
        case CLOSE_OBJECT:
          while (depth > 1 && depth <= MAX_DEPTH && containers[depth - 1] === OPEN_ARRAY) {
            this.#broken = true;
            depth--;
          }
          depth--;
          if (depth === 0) return this.#finish(bytes, at + 1);
          break;
        case CLOSE_ARRAY:
          if (depth <= MAX_DEPTH && containers[depth - 1] === OPEN_OBJECT) this.#broken = true;
          else depth--;
          if (depth === 0) return this.#finish(bytes, at + 1);
          break;
        default:
      }
      previous = byte;
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    this.#previous = previous;
    return at;
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
    return end;
  }

  #element(text: string): void {
    const value = this.#broken ? undefined : parsed(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) this.#onFeature(this.#row, value);
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
