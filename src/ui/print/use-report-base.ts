import { useEffect, useMemo, useState } from 'react';
import { RELIEF_OPACITY, TINT_OVER_PICTURES } from '../../map/layers/base-tints.ts';
import type { PaperFrame } from '../../map/paper.ts';
import { type BaseFeature, featuresOfLines, type PrintBase, printBase } from '../../map/print-base.ts';
import type { PrintMap } from '../../map/print-map.ts';
import { reliefOnPaper } from '../../map/print-relief.ts';
import { type PrintTint, tintOnPaper } from '../../map/print-tint.ts';
import type { BaseMapView } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';

/** What lies under a report's figures: what the map shows there, with its switches and opacity. */
export interface ReportBase {
  /** Address of a picture under the colours of villages; null: none. */
  readonly tiles: string | null;
  readonly lines: PrintBase | null;
  /** Address of a picture over them. */
  readonly relief: string | null;
  /** Address of a picture of the bands of height, under the colours of villages, and what it shows; null: none. */
  readonly tint: { readonly href: string; readonly entries: PrintTint['entries'] } | null;
  readonly opacity: { readonly baseMap: number; readonly relief: number; readonly tint: number };
  /** All that is shown is there. */
  readonly isDrawn: boolean;
}

const PX_PER_MM = 8;
/** A server that does not answer keeps no report waiting. */
const MOST_WAIT_MS = 20_000;

/** @param pxPerMm How fine relief and bands of height are drawn. */
export function useReportBase({ frame, labels }: PrintMap, pxPerMm = PX_PER_MM): ReportBase {
  const base = useApp((state) => state.base);
  const { baseMap: isOn, relief: isReliefOn, tint: isTintOn } = useApp((state) => state.shown);
  const opacity = useApp((state) => state.opacity);
  const fetched = useFetched(isOn ? base : null, frame);
  const lines = useMemo(() => {
    if (!isOn || !base) return null;
    return printBase([...fetched.features, ...featuresOfLines(base.lines)], frame, labels);
  }, [isOn, base, fetched.features, frame, labels]);
  const relief = base?.relief ?? null;
  const shade = useMemo(() => {
    const pixels = isReliefOn && relief ? reliefOnPaper(relief, frame, pxPerMm) : null;
    return pixels && addressOfPixels(pixels);
  }, [isReliefOn, relief, frame, pxPerMm]);
  const bands = base?.tint ?? null;
  const tint = useMemo(() => {
    const found = isTintOn && bands ? tintOnPaper(bands, frame, pxPerMm) : null;
    return found && { href: addressOfPixels(found.pixels), entries: found.entries };
  }, [isTintOn, bands, frame, pxPerMm]);
  return {
    tiles: fetched.tiles,
    tint,
    lines,
    relief: shade,
    opacity: {
      baseMap: opacity.baseMap,
      relief: opacity.relief * RELIEF_OPACITY.light,
      tint: fetched.tiles ? TINT_OVER_PICTURES : 1,
    },
    // The bands are being made where the switch is on and they are not there.
    isDrawn: fetched.isThere && !(isTintOn && relief !== null && bands === null),
  };
}

interface Fetched {
  readonly tiles: string | null;
  readonly features: readonly BaseFeature[];
  readonly isThere: boolean;
}

const NOTHING: Fetched = { tiles: null, features: [], isThere: true };

/** The tiles of the sheet, if the base map has any: their reader comes with them. */
function useFetched(base: BaseMapView | null, asked: PaperFrame): Fetched {
  const [found, setFound] = useState<Fetched>(NOTHING);
  // The same box is the same sheet, and its tiles are not fetched again.
  const [frame, setFrame] = useState(asked);
  if (frame.box.join() !== asked.box.join()) setFrame(asked);
  useEffect(() => {
    const vectors = base?.archives.find(({ content }) => content !== 'imagery');
    const pictures = base?.tiles[0] ?? base?.archives.find(({ content }) => content === 'imagery');
    if (!vectors && !pictures) {
      setFound(NOTHING);
      return;
    }
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(MOST_WAIT_MS)]);
    setFound({ ...NOTHING, isThere: false });
    import('../../map/print-tiles.ts')
      .then(async ({ archiveFeatures, tilesOnPaper }) => {
        const [features, tiles] = await Promise.all([
          vectors ? archiveFeatures(vectors, frame, signal) : [],
          pictures ? tilesOnPaper(pictures, frame, signal) : null,
        ]);
        if (!gone.signal.aborted) setFound({ features, tiles, isThere: true });
      })
      .catch((reason: unknown) => {
        console.warn('the base map is not on paper:', reason);
        if (!gone.signal.aborted) setFound(NOTHING);
      });
    return () => gone.abort();
  }, [base, frame]);
  return found;
}

function addressOfPixels({ width, height, pixels }: NonNullable<ReturnType<typeof reliefOnPaper>>): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas
    // Kept in memory: reading it back from a graphics card takes a tenth of a second for each map.
    .getContext('2d', { willReadFrequently: true })
    ?.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  return canvas.toDataURL('image/png');
}
