import { profileFieldLabel } from '../i18n/words/profile-form.ts';
import { boundsText, type FieldSpec } from '../model/fields.ts';
import { FIELD_TABLES } from '../model/fields-by-role.ts';
import { PLACE_COLUMNS } from '../model/fields-place.ts';
import type { ImportRole } from '../model/mapping.ts';
import { everyField, isBothLanguages, type ProfileField } from '../model/profile-field.ts';
import { explanationOf } from './templates.ts';

const TITLES: readonly (readonly [ImportRole, string])[] = [
  ['stations', 'Trạm BTS · Stations'],
  ['villages', 'Thôn · Villages'],
  ['fibre', 'Cáp quang · Fibre'],
  ['structures', 'Công trình · Structures'],
  ['measurements', 'Số đo · Measurements'],
];

/** `docs/fields.md`, from the tables of fields and the members of a profile. */
export function fieldsPage(profile: readonly ProfileField[]): string {
  const parts = TITLES.map(([role, title]) => {
    const rows = Object.entries(FIELD_TABLES[role]).map(([column, spec]) => rowOf(role, column, spec));
    return [`## ${title}`, '', ...HEAD, ...rows].join('\n');
  });
  const places = Object.entries(PLACE_COLUMNS).map(
    ([column, { label, names, example }]) =>
      `| \`${column}\` | ${label.vi} · ${label.en} | ${names.join(', ')} | ${cell(example)} |`,
  );
  const pages = [['## Tọa độ · Places', '', ...PLACE_HEAD, ...places].join('\n'), profilePart(profile)];
  return `${[INTRODUCTION, ...parts, ...pages].join('\n\n')}\n`;
}

const INTRODUCTION = `# Fields

Written from \`src/model/fields-*.ts\` by \`npm run fields-page\`; do not edit it here. A value that is not *possible* is unknown, with a warning; one that is not *plausible* is kept, with a warning. Headers are compared without case, marks, spaces, signs and units.`;
const HEAD = [
  '| column | label | kind | possible | plausible | meaning | also read as | example |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];
const PLACE_HEAD = ['| column | label | also read as | example |', '| --- | --- | --- | --- |'];

/** The members of a profile, from the schema that checks it. */
function profilePart(profile: readonly ProfileField[]): string {
  const rows = everyField(profile)
    .filter(({ path }) => !/\.(vi|en)$/.test(path))
    .map((field) => {
      const { path, key, required, expected, kind } = field;
      const labels = `${profileFieldLabel(path, key, 'vi')} · ${profileFieldLabel(path, key, 'en')}`;
      const shape = isBothLanguages(field) ? 'text, vi and en' : kind;
      return `| ${[`\`${path}\`${required ? ' *' : ''}`, labels, shape, expected].map(cell).join(' | ')} |`;
    });
  return ['## Hồ sơ tỉnh · Profile', '', PROFILE_INTRODUCTION, '', ...PROFILE_HEAD, ...rows].join('\n');
}

const PROFILE_INTRODUCTION =
  'From the schema of `profile.json` (`src/ingest/profile-schema.ts`), as the form on the screen shows them. A member with a star must be there. `data`, the files of the province, is written by the program.';
const PROFILE_HEAD = ['| member | label | kind | expected |', '| --- | --- | --- | --- |'];

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
