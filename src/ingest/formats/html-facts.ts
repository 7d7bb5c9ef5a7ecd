import { readXml } from './xml-events.ts';

/** What a description in HTML says: rows of two cells and lines of `name: value` as facts, the rest as plain text. */
export interface HtmlFacts {
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What is said beside the facts. */
  readonly text: string;
}

const LINE_ENDS = /^(br|p|div|li|tr|table|ul|h\d)$/i;
const NO_TEXT = /^(style|script|head)$/i;
const MOST_NAME_LENGTH = 60;
/** Elements that HTML does not close. */
const VOID = /^(br|hr|img|meta|link|input)$/i;

export function htmlFacts(html: string): HtmlFacts {
  if (!html.includes('<')) return linesAsFacts(html.split('\n').map(spaced));
  const facts: [string, string][] = [];
  const lines: string[] = [];
  let line = '';
  let cells: string[] | null = null;
  let cell: string | null = null;
  let hidden = 0;
  const endLine = (): void => {
    lines.push(spaced(line));
    line = '';
  };
  const endRow = (): void => {
    const [name = '', value = '', ...others] = (cells ?? []).map(spaced);
    if (others.length === 0 && isName(name) && (cells?.length ?? 0) === 2) facts.push([name, value]);
    else lines.push(...(cells ?? []).map(spaced));
    cells = null;
  };
  const endCell = (): void => {
    if (cell !== null) cells?.push(cell);
    cell = null;
  };
  readXml(voidClosed(html), {
    open(name) {
      if (NO_TEXT.test(name)) hidden++;
      else if (/^tr$/i.test(name)) {
        endLine();
        // A table within a cell: what stood around it is no row.
        cells = [];
        cell = null;
      } else if (/^t[dh]$/i.test(name)) {
        endCell();
        cell = '';
      } else if (LINE_ENDS.test(name) && cell === null) endLine();
      else if (/^br$/i.test(name)) cell = `${cell ?? ''} `;
    },
    close(name) {
      if (NO_TEXT.test(name)) hidden--;
      else if (/^t[dh]$/i.test(name)) endCell();
      else if (/^tr$/i.test(name)) {
        endCell();
        if (cells !== null) endRow();
      } else if (LINE_ENDS.test(name) && cell === null) endLine();
    },
    text(text) {
      if (hidden > 0) return;
      if (cell === null) line += text;
      else cell += text;
    },
  });
  endLine();
  const others = linesAsFacts(lines);
  return { facts: [...facts, ...others.facts], text: others.text };
}

/** Lines of `name: value`, where there are several of them. */
function linesAsFacts(lines: readonly string[]): HtmlFacts {
  const filled = lines.filter((line) => line !== '');
  const facts = filled.flatMap((line): [string, string][] => {
    const sign = line.search(/[:=]/);
    const name = sign < 0 ? '' : line.slice(0, sign).trim();
    return isName(name) && !/^https?$/i.test(name) ? [[name, line.slice(sign + 1).trim()]] : [];
  });
  if (facts.length < 2) return { facts: [], text: filled.join(' ') };
  const told = new Set(facts.map(([name]) => name));
  const rest = filled.filter((line) => !told.has(line.slice(0, Math.max(0, line.search(/[:=]/))).trim()));
  return { facts, text: rest.join(' ') };
}

function isName(text: string): boolean {
  return text !== '' && text.length <= MOST_NAME_LENGTH && /\p{L}/u.test(text);
}

/** `<br>` as `<br/>`, so that nothing seems to stand within it. */
export function voidClosed(html: string): string {
  return html.replace(/<([a-z]{2,5})\b([^<>]{0,500})>/gi, (tag, name: string, rest: string) =>
    VOID.test(name) && !rest.endsWith('/') ? `<${name}${rest}/>` : tag,
  );
}

export function spaced(text: string): string {
  return text
    .split(/\s/)
    .filter((word) => word !== '')
    .join(' ');
}
