/** JSON as programs write it though the standard forbids it, and texts that Unicode forbids. */

export interface LenientJson {
  readonly value: unknown;
  /** The first thing that is no JSON. */
  readonly found: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MOST_DEPTH = 200;
const WORD = /[A-Za-z_]/;
const JSON_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const OTHER_WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', TRUE: 'true', FALSE: 'false' };

/** Text with `NaN`, `Infinity`, `None` and the like, which are unknown, hence null. Null where it is no JSON even so. */
export function lenientJson(text: string): LenientJson | null {
  const parts: string[] = [];
  let found = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === QUOTE) at = endOfString(text, at);
    else if (WORD.test(text[at] ?? '') && !/\d/.test(text[at - 1] ?? '')) {
      let end = at + 1;
      while (end < text.length && WORD.test(text[end] ?? '')) end++;
      const word = text.slice(at, end);
      const start = text[at - 1] === '-' || text[at - 1] === '+' ? at - 1 : at;
      if (!JSON_WORDS.has(word)) {
        parts.push(text.slice(from, start), OTHER_WORDS[word] ?? 'null');
        found ||= text.slice(start, end);
        from = end;
      }
      at = end - 1;
    }
  }
  if (found === '') return null;
  parts.push(text.slice(from));
  try {
    return { value: JSON.parse(parts.join('')), found };
  } catch {
    return null;
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** Whether JSON has half of a character pair in it: only by an escape, since UTF-8 has none. */
export function hasEscapedSurrogate(json: string): boolean {
  return json.includes('\\ud') || json.includes('\\uD');
}

/** The same value, with half characters in its texts replaced: nothing that shows or writes text can take them. */
export function wellFormed(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return wellFormedText(value);
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormed(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]): [string, unknown] => [wellFormedText(key), wellFormed(item, depth + 1)]),
  );
}

function wellFormedText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
