import type { Profile } from '../../model/profile.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';

/** Names of folders, sheets and files, which rows have in columns of their own, may be values of a field. */

const CONTAINER = /^(layer|folder( \d+)?)$/;

/** Fields of stations that such a column holds in every row that has it. */
export function fieldsOfContainers(
  columns: readonly string[],
  sample: readonly RawRow[],
  { operators, technologies }: Pick<Profile, 'operators' | 'technologies'>,
): Readonly<Record<string, string>> {
  const operatorOf = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const fields: Record<string, string> = {};
  for (const column of columns) {
    if (!CONTAINER.test(column)) continue;
    const texts = sample.flatMap(({ properties }) => {
      const value = properties[column];
      return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
    });
    if (texts.length === 0) continue;
    if (texts.every((text) => operatorOf(text) !== undefined)) fields.operator ??= column;
    // "Viettel 4G" says both.
    if (texts.every((text) => generations(text).ids.length > 0)) fields.technologies ??= column;
  }
  return fields;
}
