import { boundsText, type FieldSpec } from '../model/fields.ts';
import { FIELD_TABLES } from '../model/fields-by-role.ts';
import { PLACE_COLUMNS } from '../model/fields-place.ts';
import type { ImportRole } from '../model/mapping.ts';
import { explanationOf } from './templates.ts';

const TITLES: readonly (readonly [ImportRole, string])[] = [
  ['stations', 'Trạm BTS · Stations'],
  ['villages', 'Thôn · Villages'],
  ['fibre', 'Cáp quang · Fibre'],
  ['structures', 'Công trình · Structures'],
];

/** `docs/fields.md`, from the tables of fields. */
export function fieldsPage(): string {
  const parts = TITLES.map(([role, title]) => {
    const rows = Object.entries(FIELD_TABLES[role]).map(([column, spec]) => rowOf(role, column, spec));
    return [`## ${title}`, '', ...HEAD, ...rows].join('\n');
  });
  const places = Object.entries(PLACE_COLUMNS).map(
    ([column, { label, names, example }]) =>
      `| \`${column}\` | ${label.vi} · ${label.en} | ${names.join(', ')} | ${cell(example)} |`,
  );
  return `${[INTRODUCTION, ...parts, ['## Tọa độ · Places', '', ...PLACE_HEAD, ...places].join('\n')].join('\n\n')}\n`;
}

const INTRODUCTION = `# Fields

Written from \`src/model/fields-*.ts\` by \`npm run fields-page\`; do not edit it here. A value that is not *possible* is unknown, with a warning; one that is not *plausible* is kept, with a warning. Headers are compared without case, marks, spaces, signs and units.`;
const HEAD = [
  '| column | label | kind | possible | plausible | meaning | also read as | example |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];
const PLACE_HEAD = ['| column | label | also read as | example |', '| --- | --- | --- | --- |'];

function rowOf(role: ImportRole, column: string, spec: FieldSpec): string {
  const { label, kind, unit, required, possible, plausible, choices, names, example } = spec;
  const cells = [
    `\`${column}\`${required ? ' *' : ''}`,
    `${label.vi} · ${label.en}`,
    choices === undefined ? `${kind}${unit === undefined ? '' : `, ${unit}`}` : choices.join(' / '),
    possible === undefined ? '' : boundsText('', possible).trim(),
    plausible === undefined ? '' : boundsText('', plausible).trim(),
    `${explanationOf(role, column, 'vi')} · ${explanationOf(role, column, 'en')}`,
    names.join(', '),
    example,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
