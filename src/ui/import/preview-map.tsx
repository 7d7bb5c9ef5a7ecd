import { useEffect, useMemo, useRef } from 'react';
import { boundsOfBoxes, boundsOfPoints } from '../../model/bounds.ts';
import { pairsOf } from '../../model/flat-points.ts';
import type { Bounds, LonLat } from '../../model/geometry.ts';
import type { Preview } from '../../model/import.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useWords } from './import-words.ts';
import styles from './preview-map.module.css';

const HEIGHT_PX = 300;
const POINT_PX = 3;
const MOST_ROUND = 2_000;
const [HIGHLIGHT_PX, EDGE_PX] = [8, 12];

type Pair = readonly [number, number];

/** What would come in, over the borders in use. Only this picture: the map itself changes on acceptance. */
export function PreviewMap({
  preview,
  highlighted,
}: {
  readonly preview: Preview | null;
  readonly highlighted: number | null;
}) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const borders = useApp((state) => state.outlines?.borders);
  const bounds = useApp((state) => state.province?.profile.bounds);
  const frame = useMemo(() => (bounds && preview ? frameOf(bounds, preview) : null), [bounds, preview]);
  const outside = useMemo(() => (frame && preview ? pointsOutside(preview, frame) : 0), [frame, preview]);

  useEffect(() => {
    const element = canvas.current;
    const drawing = element?.getContext('2d');
    if (!element || !drawing || !preview || !frame) return;
    const width = element.clientWidth;
    const ratio = window.devicePixelRatio || 1;
    [element.width, element.height] = [width * ratio, HEIGHT_PX * ratio];
    drawing.scale(ratio, ratio);
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name);
    const place = placer(frame, width);
    const trace = (path: Iterable<Pair>): void => {
      let isFirst = true;
      for (const pair of path) {
        const [x, y] = place(pair);
        if (isFirst) drawing.moveTo(x, y);
        else drawing.lineTo(x, y);
        isFirst = false;
      }
    };
    drawing.lineWidth = 0.6;
    drawing.strokeStyle = colour('--line-strong');
    drawing.globalAlpha = 0.5;
    for (const path of (borders?.features ?? []).flatMap(({ geometry }) => pathsOf(geometry))) {
      drawing.beginPath();
      trace(path);
      drawing.stroke();
    }
    drawing.globalAlpha = 1;
    const strong = preview.lines.filter(({ row }) => row === highlighted);
    for (const [lines, stroke, weight] of [
      [preview.lines, '--accent', 1],
      [strong, '--uncovered', 3],
    ] as const) {
      drawing.lineWidth = weight;
      drawing.strokeStyle = colour(stroke);
      // One path of all borders would cost the square of their number.
      for (const { path, closed } of lines) {
        drawing.beginPath();
        trace(pairsOf(path));
        if (closed) drawing.closePath();
        drawing.stroke();
      }
    }
    drawing.fillStyle = colour('--accent');
    drawing.beginPath();
    const { rows, lonLat } = preview.points;
    for (const at of pairsOf(lonLat)) {
      const [x, y] = place(at);
      // Of thousands of points nobody sees the shape, and squares are drawn in a fraction of the time.
      if (rows.length > MOST_ROUND) {
        drawing.rect(x - POINT_PX / 2, y - POINT_PX / 2, POINT_PX, POINT_PX);
        continue;
      }
      drawing.moveTo(x + POINT_PX, y);
      drawing.arc(x, y, POINT_PX, 0, 2 * Math.PI);
    }
    drawing.fill();
    for (const [point, row] of rows.entries()) {
      if (row !== highlighted) continue;
      const [x, y] = place([lonLat[2 * point] ?? outOfRange(), lonLat[2 * point + 1] ?? outOfRange()]);
      drawing.beginPath();
      drawing.arc(x, y, HIGHLIGHT_PX, 0, 2 * Math.PI);
      drawing.lineWidth = 3;
      drawing.strokeStyle = colour('--uncovered');
      drawing.stroke();
    }
  }, [preview, frame, highlighted, borders]);

  const empty = !preview || preview.points.rows.length + preview.lines.length === 0;
  return (
    <figure className={styles.preview}>
      <h3>{t('import.preview')}</h3>
      {empty ? (
        <p className={textStyles.note}>{t('import.previewEmpty')}</p>
      ) : (
        <canvas
          ref={canvas}
          style={{ height: HEIGHT_PX }}
          role="img"
          aria-label={t('import.previewLabel', { points: preview.points.rows.length, lines: preview.lines.length })}
        />
      )}
      {outside > 0 && (
        <figcaption className={textStyles.note}>{t('import.previewOutside', { count: outside })}</figcaption>
      )}
    </figure>
  );
}

/** The province and what lies about it; a point on another continent must not shrink it to a dot. */
function frameOf([west, south, east, north]: Bounds, { points, lines }: Preview): Bounds {
  const [mx, my] = [(east - west) * 0.6, (north - south) * 0.6];
  const near = (pair: Pair): boolean => isIn(pair, [west - mx, south - my, east + mx, north + my]);
  const places = [points.lonLat, ...lines.map(({ path }) => path)];
  const nearBy = places.map((lonLat) => boundsOfPoints(pairsThat(near, lonLat)));
  return boundsOfBoxes([[west, south, east, north], ...nearBy]);
}

/** One at a time: lists of tens of thousands of pairs would all be garbage a moment later. */
function* pairsThat(isWanted: (pair: Pair) => boolean, lonLat: Float64Array): Generator<LonLat> {
  for (const pair of pairsOf(lonLat)) if (isWanted(pair)) yield pair;
}

function pointsOutside({ points }: Preview, frame: Bounds): number {
  let count = 0;
  for (const pair of pairsOf(points.lonLat)) if (!isIn(pair, frame)) count++;
  return count;
}

function isIn([lon, lat]: Pair, [west, south, east, north]: Bounds): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function placer([west, south, east, north]: Bounds, width: number): (pair: Pair) => Pair {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * EDGE_PX) / ((east - west) * squeeze),
    (HEIGHT_PX - 2 * EDGE_PX) / (north - south),
  );
  const [left, top] = [(width - (east - west) * squeeze * scale) / 2, (HEIGHT_PX - (north - south) * scale) / 2];
  return ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
}

function pathsOf(geometry: GeoJSON.Geometry): readonly (readonly Pair[])[] {
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.map((line) => line.map(([lon = 0, lat = 0]): Pair => [lon, lat]));
}
