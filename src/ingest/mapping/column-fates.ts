import type { Mapping } from '../../model/mapping.ts';

/** What becomes of a column; nothing of these: it is kept and not used. */
export type ColumnUse =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'place' }
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'technology'; readonly technology: string };

/** Every column of a file with all that it is used for, in the file's order. */
export function columnFates(
  columns: readonly string[],
  { fields, coordinates, rowMeaning, technologyColumns }: Mapping,
): readonly { readonly column: string; readonly uses: readonly ColumnUse[] }[] {
  const places =
    coordinates.kind === 'columns'
      ? [coordinates.east, coordinates.north]
      : coordinates.kind === 'column'
        ? [coordinates.column]
        : [];
  const operators = rowMeaning.kind === 'position' ? rowMeaning.operators : {};
  return columns.map((column) => {
    const uses: ColumnUse[] = places.includes(column) ? [{ kind: 'place' }] : [];
    for (const [field, used] of Object.entries(fields)) if (used === column) uses.push({ kind: 'field', field });
    const [operator, technology] = [operators[column], technologyColumns[column]];
    if (operator !== undefined) uses.push({ kind: 'operator', operator });
    if (technology !== undefined) uses.push({ kind: 'technology', technology });
    return { column, uses };
  });
}

/** Columns of a file that are kept and not used. */
export function unusedColumns(columns: readonly string[], mapping: Mapping): readonly string[] {
  return columnFates(columns, mapping).flatMap(({ column, uses }) => (uses.length === 0 ? [column] : []));
}
