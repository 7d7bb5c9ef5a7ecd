import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** The project's own code as a parser sees it, for tests that hold it to limits. */
export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly comments: readonly { readonly type: string; readonly value: string; readonly end: number }[];
}

const ROOT = resolve(import.meta.dirname, '../..');
const LANGUAGES = { '.ts': 'ts', '.tsx': 'tsx', '.js': 'js', '.mjs': 'js' } as const;

/** The files of these folders, in the order of their paths. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
    )
    .sort()
    .flatMap((path) => {
      const extension = extname(path);
      const lang = extension in LANGUAGES ? LANGUAGES[extension as keyof typeof LANGUAGES] : null;
      if (lang === null || path.endsWith('.d.ts')) return [];
      return [parsed(relative('.', path).replaceAll('\\', '/'), readFileSync(join(ROOT, path), 'utf8'), lang)];
    });
}

/** @param path What the text is called; it need not be a file. */
export function parsed(path: string, text: string, lang: 'ts' | 'tsx' | 'js' = 'ts'): SourceFile {
  const { program, comments } = parseSync(path, text, { lang });
  return { path, text, program, comments };
}

export function lineAt({ text }: SourceFile, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

export interface FunctionMeasure {
  readonly name: string;
  readonly lines: number;
  /** If, loop, case, catch, `?:`, `&&`, `||` and `??`, without those of functions within it. */
  readonly branches: number;
  readonly parameters: number;
  /** Whether a parameter after the first is a boolean: its `true` says nothing where it is called. */
  readonly hasFlag: boolean;
}

/** Every function of a file, those within others too; one without a name has that of what holds it. */
export function functionsOf(file: SourceFile): readonly FunctionMeasure[] {
  const found: FunctionMeasure[] = [];
  const open: { name: string; branches: number }[] = [];
  const names: string[] = [];
  const branch = (): void => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.branches++;
  };
  type Fn = ESTree.Function | ESTree.ArrowFunctionExpression;
  const enter = (node: Fn): void => {
    const own = node.type === 'ArrowFunctionExpression' ? null : (node.id?.name ?? null);
    open.push({ name: own ?? names.at(-1) ?? '', branches: 0 });
    names.push(own ?? names.at(-1) ?? '');
  };
  const leave = (node: Fn): void => {
    names.pop();
    const closed = open.pop();
    if (closed === undefined || node.body === null) return;
    found.push({
      ...closed,
      lines: lineAt(file, node.end) - lineAt(file, node.start) + 1,
      parameters: node.params.length,
      hasFlag: node.params
        .slice(1)
        .some((parameter) => /^\w+\??: boolean\b/.test(file.text.slice(parameter.start, parameter.end))),
    });
  };
  const named = (key: ESTree.Node): void => {
    names.push(key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? key.name : (names.at(-1) ?? ''));
  };
  const namedById = ({ id }: ESTree.VariableDeclarator): void => named(id);
  const namedByKey = ({ key }: { readonly key: ESTree.Node }): void => named(key);
  const caseOf = ({ test }: ESTree.SwitchCase): void => {
    if (test !== null) branch();
  };
  const operand = (node: ESTree.LogicalExpression): void => {
    if (!isNeverTaken(node)) branch();
  };
  const unnamed = (): void => {
    names.pop();
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    VariableDeclarator: namedById,
    'VariableDeclarator:exit': unnamed,
    Property: namedByKey,
    'Property:exit': unnamed,
    MethodDefinition: namedByKey,
    'MethodDefinition:exit': unnamed,
    IfStatement: branch,
    ConditionalExpression: branch,
    ForStatement: branch,
    ForInStatement: branch,
    ForOfStatement: branch,
    WhileStatement: branch,
    DoWhileStatement: branch,
    CatchClause: branch,
    SwitchCase: caseOf,
    LogicalExpression: operand,
  }).visit(file.program);
  return found;
}

/** `x[i] ?? outOfRange()` is a check, not a way that the code takes. */
function isNeverTaken({ right }: ESTree.LogicalExpression): boolean {
  return right.type === 'CallExpression' && right.callee.type === 'Identifier' && right.callee.name === 'outOfRange';
}

/** Lines on which what an index finds is replaced by a number where it finds nothing. */
export function numbersForNothing(file: SourceFile): readonly string[] {
  const found: string[] = [];
  new Visitor({
    LogicalExpression(node) {
      if (node.operator !== '??') return;
      const read = node.left.type === 'ChainExpression' ? node.left.expression : node.left;
      if (read.type !== 'MemberExpression' || !read.computed) return;
      if (/^-?\d+$/.test(file.text.slice(node.right.start, node.right.end))) {
        found.push(`${file.path}:${lineAt(file, node.start)}: ${file.text.slice(node.start, node.end)}`);
      }
    },
  }).visit(file.program);
  return found;
}

/** Names of what a file exports without a comment of its own before it. */
export function exportedWithoutDocstring(file: SourceFile): readonly string[] {
  const docstrings = file.comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  return file.program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return [];
    const hasOne = docstrings.some(({ end }) => end <= node.start && file.text.slice(end, node.start).trim() === '');
    if (hasOne) return [];
    const { declaration } = node;
    const names =
      declaration.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : [declaration.id];
    return names.map((id) => (id?.type === 'Identifier' ? `${file.path} ${id.name}` : file.path));
  });
}
