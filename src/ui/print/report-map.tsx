import type { FeatureCollection } from 'geojson';
import { type Ref, useEffect, useMemo } from 'react';
import { unitsOf } from '../../analysis/units.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import type { TintEntry } from '../../map/height-tint.ts';
import { VILLAGES_OVER } from '../../map/layers/base-tints.ts';
import { legendEntries } from '../../map/legend.ts';
import { PALETTES } from '../../map/palette.ts';
import type { PrintBase } from '../../map/print-base.ts';
import { type NamedPart, type PrintMap, printMap } from '../../map/print-map.ts';
import { villagePaint } from '../../map/village-paint.ts';
import { boundsOfBoxes } from '../../model/bounds.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { LoadedProvince, Outlines } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { DEFAULT_COLOUR_BY, useApp } from '../../state/store.ts';
import { useTintWords } from '../base-map/tint-words.ts';
import { legendWords } from '../legend-words.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { useBaseCredits } from './base-credits.tsx';
import reportStyles from './report.module.css';
import { type ReportBase, useReportBase } from './use-report-base.ts';

const WORDS = speaker(REPORT_WORDS);
/** The width between the margins of an A4 sheet; the legend stands to the right of the map. */
const SHEET = { widthMm: 125, leastHeightMm: 95, mostHeightMm: 130 };
const LEGEND_MM = 45;
const ROW_MM = 5.2;
const TINT_ROW_MM = 4.2;
const TINT_COLUMN_MM = 20;
/** Whose the base map is, under the map: its line, and how many letters have room in it. */
const CREDIT_LINE_MM = 3.2;
const CREDIT_LETTERS = 150;
/** For the moment before they are there. */
const NO_OUTLINES: Outlines = {
  borders: { type: 'FeatureCollection', features: [] },
  labels: { type: 'FeatureCollection', features: [] },
};
const PALETTE = PALETTES.light;
const BORDER_MM: Readonly<Record<string, number>> = { commune: 0.2, district: 0.4, province: 0.55 };

/** The unit on paper with legend, scale and north, all in one drawing so that it can be saved as one. */
export function ReportMap({
  province,
  analysis,
  members,
  isCommune,
  drawing,
  onBase,
}: {
  readonly province: LoadedProvince;
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
  const outlines = useApp((state) => state.outlines);
  const map = useMemo(() => {
    const villages: FeatureCollection = JSON.parse(province.mapVillages);
    const paint = villagePaint(DEFAULT_COLOUR_BY, analysis, { operators, theme: 'light', showContradictions: true });
    const bounds = province.villages.map((village) => village.bounds);
    const source = { villages, ...(outlines ?? NO_OUTLINES) };
    const parts = isCommune
      ? ({ tier: 'village', named: members.flatMap((v) => province.villages[v] ?? []) } as const)
      : communesOnMap(province, members, source.labels);
    return printMap(SHEET, parts ? { ...source, parts } : source, paint, members, bounds);
  }, [province, outlines, analysis, members, isCommune, operators]);
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
        <clipPath id="report-frame">
          <rect width={map.widthMm} height={map.heightMm} />
        </clipPath>
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      <Sheet map={map} base={base} />
      <g transform={`translate(${right} 0)`}>
        <Legend entries={legend} isNumbered={isNumbered} tint={base.tint?.entries ?? []} />
      </g>
      <NorthAndScale map={map} right={right} />
      {credits.map((line, i) => (
        <text key={line} x="0" y={map.heightMm + (i + 1) * CREDIT_LINE_MM - 0.4} fontSize="2" fill={PALETTE.inkSoft}>
          {line}
        </text>
      ))}
    </svg>
  );
}

/** Where a sheet has more villages, districts are named in place of communes. */
const MOST_WITH_COMMUNES = 400;

/** The communes of a unit in the order of their list, each where the map has its name; null: districts are named. */
function communesOnMap(
  { villages }: LoadedProvince,
  members: readonly number[],
  { features }: Outlines['labels'],
): { readonly tier: 'commune'; readonly named: readonly NamedPart[] } | null {
  const hasDistricts = villages.some(({ districtCode, district }) => (districtCode ?? district) !== null);
  if (hasDistricts && members.length > MOST_WITH_COMMUNES) return null;
  const own = new Set(members);
  const units = unitsOf(villages, 'commune').filter((unit) => unit.villages.some((v) => own.has(v)));
  const named = units.flatMap(({ name, villages: inside }): NamedPart[] => {
    const places = inside.flatMap((v) => villages[v] ?? []);
    const bounds = boundsOfBoxes(places.map((place) => place.bounds));
    const [largest] = [...places].sort((a, b) => b.areaKm2 - a.areaKm2);
    // Two communes of a province may have one name: the label is the one that lies in this.
    const label = features
      .filter(({ properties }) => properties?.tier === 'commune' && properties.name === name)
      .map(({ geometry }): LonLat => {
        const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
        return [lon, lat];
      })
      .find(([lon, lat]) => lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]);
    const labelPoint = label ?? largest?.labelPoint;
    const areaKm2 = places.reduce((sum, place) => sum + place.areaKm2, 0);
    return labelPoint ? [{ name, labelPoint, areaKm2 }] : [];
  });
  return { tier: 'commune', named };
}

/** At a space, so that no line has more letters. */
function wrapped(text: string, mostLetters: number): readonly string[] {
  if (text.length <= mostLetters) return [text];
  const at = text.lastIndexOf(' ', mostLetters);
  const end = at > 0 ? at : mostLetters;
  return [text.slice(0, end), ...wrapped(text.slice(end).trim(), mostLetters)];
}

/** Villages with what lies under and over their colours, borders and names. */
function Sheet({ map, base }: { readonly map: PrintMap; readonly base: ReportBase }) {
  return (
    <>
      <g clipPath="url(#report-frame)">
        <rect width={map.widthMm} height={map.heightMm} fill="#f4f2ee" />
        <Picture map={map} href={base.tiles} opacity={base.opacity.baseMap} />
        {base.tint && <Picture map={map} href={base.tint.href} opacity={base.opacity.tint} />}
        {map.villages.map(({ path, colour, hatched, contradicted, own }) => (
          <path
            key={path}
            d={path}
            fillOpacity={base.tiles ? VILLAGES_OVER.pictures : base.tint ? VILLAGES_OVER.tint : 1}
            fill={!own ? '#e8e4dc' : hatched ? 'url(#report-hatch)' : colour}
            stroke={own && contradicted ? PALETTE.contradiction : '#ffffff'}
            strokeWidth={own && contradicted ? 0.35 : 0.12}
            strokeDasharray={own && contradicted ? '0.5 0.7' : undefined}
          />
        ))}
        <Picture map={map} href={base.relief} opacity={base.opacity.relief} />
        {base.lines && (
          <g opacity={base.opacity.baseMap}>
            <BaseLines lines={base.lines} />
          </g>
        )}
        {map.borders.map(({ path, tier }) => (
          <path
            key={path}
            d={path}
            fill="none"
            stroke={PALETTE.border.province}
            strokeWidth={BORDER_MM[tier] ?? 0.15}
          />
        ))}
        {map.labels.map(({ x, y, text, tier }) => (
          <text
            key={`${x} ${y}`}
            x={x}
            y={y}
            textAnchor="middle"
            fontSize={tier === 'village' ? 2.3 : 2.6}
            fontWeight={tier === 'village' ? 500 : 600}
            dominantBaseline={tier === 'number' ? 'central' : undefined}
            stroke={PALETTE.halo}
            strokeWidth="0.7"
            paintOrder="stroke"
          >
            {text}
          </text>
        ))}
      </g>
      <rect width={map.widthMm} height={map.heightMm} fill="none" stroke={PALETTE.border.district} strokeWidth="0.25" />
    </>
  );
}

/** A picture of the whole sheet; null: there is none. */
function Picture({
  map: { widthMm, heightMm },
  href,
  opacity,
}: {
  readonly map: PrintMap;
  readonly href: string | null;
  readonly opacity: number;
}) {
  if (href === null) return null;
  return <image href={href} width={widthMm} height={heightMm} preserveAspectRatio="none" opacity={opacity} />;
}

function BaseLines({ lines: { areas, lines, names } }: { readonly lines: PrintBase }) {
  return (
    <>
      {areas.map(({ path, colour, opacity }) => (
        <path key={path} d={path} fill={colour} fillOpacity={opacity} />
      ))}
      {lines.map(({ path, colour, widthMm, opacity }) => (
        <path
          key={`${colour} ${widthMm} ${path}`}
          d={path}
          fill="none"
          stroke={colour}
          strokeWidth={widthMm}
          strokeOpacity={opacity}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      {names.map(({ x, y, text, angleDeg }) => (
        <text
          key={text}
          transform={`translate(${x} ${y}) rotate(${angleDeg})`}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize="2.1"
          fill={PALETTE.inkSoft}
          fillOpacity="0.85"
          stroke={PALETTE.halo}
          strokeOpacity="0.85"
          strokeWidth="0.55"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </>
  );
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
      {tint.length > 0 && <TintKey entries={tint} y={row(entries.length + (isNumbered ? 3 : 2))} />}
    </>
  );
}

/** Bands of height that the sheet shows, from the highest, in metres. */
function TintKey({ entries, y }: { readonly entries: readonly TintEntry[]; readonly y: number }) {
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

function NorthAndScale({ map: { heightMm, scale }, right }: { readonly map: PrintMap; readonly right: number }) {
  const { f, language } = useI18n();
  const t = WORDS[language];
  return (
    <>
      <g transform={`translate(${right + LEGEND_MM - 12} ${heightMm - 14})`}>
        <path d="M0 9 3 0 6 9 3 7Z" fill={PALETTE.ink} />
        <text x="3" y="-1.2" textAnchor="middle" fontWeight="600">
          {t('report.north')}
        </text>
      </g>
      <g transform={`translate(${right} ${heightMm - 8})`}>
        <path d={`M0 -1.500V0H${scale.mm}V-1.500`} fill="none" stroke={PALETTE.ink} strokeWidth="0.3" />
        <text x="0" y="4">
          0
        </text>
        <text x={scale.mm} y="4" textAnchor="middle">
          {scale.metres >= 1000 ? `${f.number(scale.metres / 1000)} km` : `${f.number(scale.metres)} m`}
        </text>
      </g>
    </>
  );
}
