import { REPORT_WORDS } from '../../i18n/words/report.ts';
import { PALETTES } from '../../map/palette.ts';
import type { PrintMap } from '../../map/print-map.ts';
import { speaker, useI18n } from '../use-i18n.ts';

const WORDS = speaker(REPORT_WORDS);
const PALETTE = PALETTES.light;

/** Beside the map, from `right` on, mm; the arrow stands `northMm` below its top. */
export function NorthAndScale({
  map: { heightMm, scale },
  right,
  widthMm,
  northMm,
}: {
  readonly map: PrintMap;
  readonly right: number;
  readonly widthMm: number;
  readonly northMm: number;
}) {
  const { f, language } = useI18n();
  const t = WORDS[language];
  return (
    <>
      <g transform={`translate(${right + widthMm - 12} ${northMm})`}>
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
