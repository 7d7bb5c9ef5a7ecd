import { type Ref, useEffect, useMemo } from 'react';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import type { TintEntry } from '../../map/height-tint.ts';
import { legendEntries } from '../../map/legend.ts';
import { PALETTES } from '../../map/palette.ts';
import { printMap } from '../../map/print-map.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { DEFAULT_COLOUR_BY } from '../../state/store.ts';
import { legendWords } from '../legend-words.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { useBaseCredits } from './base-credits.tsx';
import { MapSheet } from './map-sheet.tsx';
import { communesOnMap, villagesOnMap } from './named-parts.ts';
import { NorthAndScale } from './north-and-scale.tsx';
import { PrintedTintKey } from './printed-tint-key.tsx';
import reportStyles from './report.module.css';
import type { PrintedProvince } from './use-print-source.ts';
import { useReportBase } from './use-report-base.ts';

const WORDS = speaker(REPORT_WORDS);
/** The width between the margins of an A4 sheet; the legend stands to the right of the map. */
const SHEET = { widthMm: 125, leastHeightMm: 95, mostHeightMm: 130 };
const LEGEND_MM = 45;
const ROW_MM = 5.2;
/** Whose the base map is, under the map: its line, and how many letters have room in it. */
const CREDIT_LINE_MM = 3.2;
const CREDIT_LETTERS = 150;
const PALETTE = PALETTES.light;

/** The unit on paper with legend, scale and north, all in one drawing so that it can be saved as one. */
export function ReportMap({
  province,
  source,
  analysis,
  members,
  isCommune,
  drawing,
  onBase,
}: {
  readonly province: LoadedProvince;
  readonly source: PrintedProvince;
  readonly analysis: Analysis;
  readonly members: readonly number[];
  /** Its villages are listed by number in the report; of a larger unit its communes. */
  readonly isCommune: boolean;
  readonly drawing: Ref<SVGSVGElement>;
  /** Whether all that lies under the figures is there. */
  readonly onBase: (isDrawn: boolean) => void;
}) {
  const i18n = useI18n();
  const t = WORDS[i18n.language];
  const { operators } = province.profile;
  const map = useMemo(() => {
    const parts = isCommune
      ? villagesOnMap(province.villages, members)
      : communesOnMap(province, members, source.labels);
    return printMap(SHEET, parts ? { ...source, parts } : source, source.paint, members, source.bounds);
  }, [province, source, members, isCommune]);
  const base = useReportBase(map);
  const { isDrawn } = base;
  useEffect(() => onBase(isDrawn), [onBase, isDrawn]);
  const credits = useBaseCredits().flatMap((credit) => wrapped(credit, CREDIT_LETTERS));
  const isNumbered = map.labels.some(({ tier }) => tier === 'number');
  const legend = legendEntries(DEFAULT_COLOUR_BY, operators, 'light').filter(
    ({ meaning }) => meaning.kind !== 'unknown' || !knowsCoverage(analysis),
  );
  const right = map.widthMm + 5;
  const [width, height] = [map.widthMm + LEGEND_MM, map.heightMm + credits.length * CREDIT_LINE_MM];

  return (
    <svg
      ref={drawing}
      className={reportStyles.map}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={`${width}mm`}
      height={`${height}mm`}
      role="img"
      aria-label={t('report.mapCaption', { sources: '', of: weightNoun(analysis, i18n.language) })}
      fontFamily="'Be Vietnam Pro', 'Noto Sans', sans-serif"
      fontSize="2.6"
      fill={PALETTE.ink}
    >
      <defs>
        <pattern id="report-hatch" width="1.4" height="1.4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.4" height="1.4" fill={PALETTE.none} />
          <rect width="0.35" height="1.4" fill={PALETTE.hatch} />
        </pattern>
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      <MapSheet map={map} base={base} />
      <g transform={`translate(${right} 0)`}>
        <Legend entries={legend} isNumbered={isNumbered} tint={base.tint?.entries ?? []} />
      </g>
      <NorthAndScale map={map} right={right} widthMm={LEGEND_MM} northMm={map.heightMm - 14} />
      {credits.map((line, i) => (
        <text key={line} x="0" y={map.heightMm + (i + 1) * CREDIT_LINE_MM - 0.4} fontSize="2" fill={PALETTE.inkSoft}>
          {line}
        </text>
      ))}
    </svg>
  );
}

/** At a space, so that no line has more letters. */
function wrapped(text: string, mostLetters: number): readonly string[] {
  if (text.length <= mostLetters) return [text];
  const at = text.lastIndexOf(' ', mostLetters);
  const end = at > 0 ? at : mostLetters;
  return [text.slice(0, end), ...wrapped(text.slice(end).trim(), mostLetters)];
}

function Legend({
  entries,
  isNumbered,
  tint,
}: {
  readonly entries: ReturnType<typeof legendEntries>;
  readonly tint: readonly TintEntry[];
  /** Some villages have their number in the place of their name. */
  readonly isNumbered: boolean;
}) {
  const i18n = useI18n();
  const t = WORDS[i18n.language];
  const row = (index: number): number => 12 + index * ROW_MM;
  return (
    <>
      <text x={0} y="6" fontWeight="600" fontSize="3">
        {t('report.legend')}
      </text>
      {entries.map((entry, index) => (
        <g key={entry.colour}>
          <rect
            x={0}
            y={row(index) - 3}
            width="6"
            height="3.8"
            fill={entry.hatched ? 'url(#report-hatch)' : entry.colour}
            stroke={PALETTE.border.commune}
            strokeWidth="0.15"
          />
          <text x={8} y={row(index)}>
            {legendWords(DEFAULT_COLOUR_BY, entry.meaning, i18n)}
          </text>
        </g>
      ))}
      <rect
        x={0}
        y={row(entries.length) - 3}
        width="6"
        height="3.8"
        fill="none"
        stroke={PALETTE.contradiction}
        strokeWidth="0.35"
        strokeDasharray="0.5 0.7"
      />
      <text x={8} y={row(entries.length)}>
        {t('report.contradicted')}
      </text>
      <rect x={0} y={row(entries.length + 1) - 3} width="6" height="3.8" fill="#e8e4dc" />
      <text x={8} y={row(entries.length + 1)}>
        {t('report.neighbour')}
      </text>
      {isNumbered && (
        <>
          <text x={3} y={row(entries.length + 2)} textAnchor="middle" fontWeight="600">
            {t('report.anyNumber')}
          </text>
          <text x={8} y={row(entries.length + 2)}>
            {t('report.numberOnMap')}
          </text>
        </>
      )}
      {tint.length > 0 && <PrintedTintKey entries={tint} y={row(entries.length + (isNumbered ? 3 : 2))} />}
    </>
  );
}
