import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvChunks } from '../../src/export/csv.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { runs } from '../support/runs.ts';

/**
 * Files with hostile texts, opened by a real spreadsheet program: it finds no formula in any of them. Part
 * of the deep run (`npm run test:deep`), where LibreOffice is installed.
 */
const OFFICE = process.env.SONG_CHUNG_DEEP === undefined ? null : findOffice();

function findOffice(): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v soffice']).toString().trim() || null;
  } catch {
    return null;
  }
}

const PIECES = [
  ...[
    '=1+1',
    '=',
    '+1',
    '-1',
    '@SUM(A1)',
    '\uFF1D1+1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF20A',
    '=HYPERLINK("x")',
    "=cmd|'/c calc'!A0",
  ],
  ...[';', '\t', ',', '\n', '\r\n', ' ', '"', "'", '\uFEFF', '\u200B', '|', 'Thôn 1', '4G', '84', '(', '{=1}'],
];
/** All pairs of pieces, and longer texts from a fixed sequence. */
function hostileTexts(longer: number): string[] {
  const pairs = PIECES.flatMap((a) => PIECES.map((b) => a + b));
  let seed = 7;
  const next = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const texts = Array.from({ length: longer }, () =>
    Array.from({ length: 3 + next(4) }, () => PIECES[next(PIECES.length)]).join(''),
  );
  return [...PIECES, ...pairs, ...texts];
}

/** Formulas that LibreOffice finds in a file, with the text of each cell around. */
function formulasIn(name: string, content: string | Uint8Array, filter: string | null): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
  try {
    writeFileSync(join(folder, name), content);
    const given = filter === null ? [] : [`--infilter=${filter}`];
    const settings = `-env:UserInstallation=file://${folder}/settings`;
    const command = [settings, '--headless', ...given, '--convert-to', 'fods', '--outdir', folder, join(folder, name)];
    execFileSync(OFFICE ?? '', command, { timeout: 300_000, stdio: 'ignore' });
    const text = readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
    expect(text).toContain('Thôn 1');
    return [...text.matchAll(/table:formula="([^"]*)"/g)].map(([, formula = '']) => formula);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CSV in UTF-8 with quotes, by the code of the separator that the program is set up for. */
const csvWith = (separator: number): string => `CSV:${separator},34,76`;

describe.skipIf(OFFICE === null)('texts in files, opened in LibreOffice', { timeout: 600_000 }, () => {
  const texts = hostileTexts(runs(200));

  it('are found where they are formulas, so that this test can fail', () => {
    expect(formulasIn('plain.csv', 'Thôn 1,=1+1\r\n', csvWith(44))).toHaveLength(1);
  });

  it.each([
    ['a comma', 44],
    ['a semicolon', 59],
    ['a tab', 9],
  ])('are no formula in CSV, read with %s', (_, separator) => {
    const rows = texts.map((text) => [text, 'Thôn 1', [text, text]]);
    const csv = [...csvChunks(['a', 'b', 'c'], rows)].join('');
    expect(formulasIn('texts.csv', csv, csvWith(separator))).toEqual([]);
  });

  it('are no formula in XLSX', async () => {
    const columns = [{ header: 'a', kind: 'text' } as const, { header: '=1+1', kind: 'text' } as const];
    const rows = texts.map((text) => [text, 'Thôn 1']);
    const file = await xlsxFile([{ name: '=1+1', notes: ['=1+1'], columns, rows }]);
    expect(formulasIn('texts.xlsx', file, null)).toEqual([]);
  });
});
