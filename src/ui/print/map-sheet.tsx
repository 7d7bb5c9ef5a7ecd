import { useId } from 'react';
import { VILLAGES_OVER } from '../../map/layers/base-tints.ts';
import { PALETTES } from '../../map/palette.ts';
import type { PrintBase } from '../../map/print-base.ts';
import type { PrintLabel, PrintMap } from '../../map/print-map.ts';
import type { ReportBase } from './use-report-base.ts';

const PALETTE = PALETTES.light;
const BORDER_MM: Readonly<Record<string, number>> = { commune: 0.2, district: 0.4, province: 0.55 };

/** Villages with what lies under and over their colours, borders and names. */
export function MapSheet({ map, base }: { readonly map: PrintMap; readonly base: ReportBase }) {
  const clip = useId();
  return (
    <>
      <clipPath id={clip}>
        <rect width={map.widthMm} height={map.heightMm} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
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
        <Labels labels={map.labels} />
      </g>
      <rect width={map.widthMm} height={map.heightMm} fill="none" stroke={PALETTE.border.district} strokeWidth="0.25" />
    </>
  );
}

/** Lines to what has its number beside it lie under all labels. */
function Labels({ labels }: { readonly labels: readonly PrintLabel[] }) {
  return (
    <>
      {labels.map(({ x, y, leaderFrom }) => {
        if (!leaderFrom) return null;
        const [fromX, fromY] = leaderFrom;
        return (
          <g key={`${x} ${y}`} stroke={PALETTE.ink}>
            <path d={`M${fromX} ${fromY}L${x} ${y}`} strokeWidth="0.2" />
            <circle cx={fromX} cy={fromY} r="0.4" fill={PALETTE.ink} stroke="none" />
          </g>
        );
      })}
      {labels.map(({ x, y, text, tier }) => (
        <text
          key={`${x} ${y}`}
          data-label={tier}
          x={x}
          y={y}
          textAnchor="middle"
          fontSize={tier === 'village' ? 2.3 : 2.6}
          fontWeight={tier === 'village' ? 500 : 600}
          dominantBaseline="central"
          stroke={PALETTE.halo}
          strokeWidth="0.7"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
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
