import type { TintEntry } from '../../map/height-tint.ts';
import { PALETTES } from '../../map/palette.ts';
import { useTintWords } from '../base-map/tint-words.ts';

const PALETTE = PALETTES.light;
const TINT_ROW_MM = 4.2;
const TINT_COLUMN_MM = 20;

/** Bands of height that the sheet shows, from the highest, in metres. */
export function PrintedTintKey({ entries, y }: { readonly entries: readonly TintEntry[]; readonly y: number }) {
  const words = useTintWords();
  // In two columns: the lowest sheet has room for four rows above its scale.
  const rows = Math.ceil(entries.length / 2);
  return (
    <g transform={`translate(0 ${y + 1.5})`}>
      <text x={0} y={0} fontWeight="600">
        {words.title}
      </text>
      {entries.toReversed().map((entry, index) => (
        <g
          key={entry.colour}
          transform={`translate(${index < rows ? 0 : TINT_COLUMN_MM} ${((index % rows) + 1) * TINT_ROW_MM})`}
        >
          <rect
            y={-2.6}
            width="3.4"
            height="3.4"
            fill={entry.colour}
            stroke={PALETTE.border.commune}
            strokeWidth="0.15"
          />
          <text x={4.4} fontSize="2.2">
            {words.of(entry)}
          </text>
        </g>
      ))}
    </g>
  );
}
