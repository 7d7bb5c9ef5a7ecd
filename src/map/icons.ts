import { RING_STEPS } from './layers/positions.ts';
import type { Palette } from './palette.ts';

/**
 * The map's signs, drawn once on a canvas for each theme at twice their size: masts,
 * cluster rings, fibre nodes, the host's diamond, the hatch.
 */

export const ICON_PIXEL_RATIO = 2;

export interface Icon {
  readonly name: string;
  readonly image: ImageData;
}

type Draw = (context: CanvasRenderingContext2D, centre: number) => void;

export function drawIcons(palette: Palette): readonly Icon[] {
  const { mast } = palette;
  const icons: Icon[] = [
    icon('single', 18, (c, m) => disc(c, m, 5, { fill: mast.single, stroke: mast.rim, width: 1.5 })),
    icon('shared', 26, (c, m) => sharedMast(c, m, mast.shared, mast.rim)),
    icon('planned', 22, (c, m) => diamond(c, m, 7, { fill: mast.rim, stroke: mast.planned, width: 2 })),
    icon('mixed', 30, (c, m) => {
      diamond(c, m, 12, { fill: null, stroke: mast.planned, width: 1.8 });
      disc(c, m, 5, { fill: mast.single, stroke: mast.rim, width: 1.5 });
    }),
    icon('mixed-shared', 38, (c, m) => {
      diamond(c, m, 17, { fill: null, stroke: mast.planned, width: 1.8 });
      sharedMast(c, m, mast.shared, mast.rim);
    }),
    icon('host', 16, (c, m) => diamond(c, m, 5.5, { fill: palette.candidate.passes, stroke: mast.rim, width: 1.4 })),
    icon('olt', 20, (c, m) => square(c, m, 6, { fill: palette.fibre, stroke: mast.rim, width: 1.6 })),
    icon('odf', 18, (c, m) => square(c, m, 4.5, { fill: mast.rim, stroke: palette.fibre, width: 1.8 })),
    icon('splitter', 14, (c, m) => triangle(c, m, 4.5, { fill: palette.fibre, stroke: mast.rim, width: 1.2 })),
    icon('hatch', 8, (c) => hatch(c, palette.hatch)),
  ];
  for (let step = 0; step <= RING_STEPS; step++) {
    icons.push(icon(`ring-${step}`, 40, (c, m) => ring(c, m, step / RING_STEPS, palette)));
  }
  return icons;
}

/** @throws Error where the browser gives no 2D canvas. */
function icon(name: string, size: number, draw: Draw): Icon {
  const canvas = document.createElement('canvas');
  canvas.width = size * ICON_PIXEL_RATIO;
  canvas.height = size * ICON_PIXEL_RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No 2D canvas to draw the map signs on');
  context.scale(ICON_PIXEL_RATIO, ICON_PIXEL_RATIO);
  draw(context, size / 2);
  return { name, image: context.getImageData(0, 0, canvas.width, canvas.height) };
}

interface Look {
  /** Null: the outline alone. */
  readonly fill: string | null;
  readonly stroke: string;
  readonly width: number;
}

function paint(c: CanvasRenderingContext2D, { fill, stroke, width }: Look): void {
  if (fill) {
    c.fillStyle = fill;
    c.fill();
  }
  c.strokeStyle = stroke;
  c.lineWidth = width;
  c.lineJoin = 'round';
  c.stroke();
}

function disc(c: CanvasRenderingContext2D, m: number, r: number, look: Look): void {
  c.beginPath();
  c.arc(m, m, r, 0, 2 * Math.PI);
  paint(c, look);
}

/** Disc in a ring; the disc is wide enough for the number of tenants. */
function sharedMast(c: CanvasRenderingContext2D, m: number, colour: string, rim: string): void {
  disc(c, m, 11, { fill: rim, stroke: colour, width: 1.8 });
  disc(c, m, 7.6, { fill: colour, stroke: colour, width: 0.6 });
}

function diamond(c: CanvasRenderingContext2D, m: number, r: number, look: Look): void {
  c.beginPath();
  c.moveTo(m, m - r);
  c.lineTo(m + r, m);
  c.lineTo(m, m + r);
  c.lineTo(m - r, m);
  c.closePath();
  paint(c, look);
}

function square(c: CanvasRenderingContext2D, m: number, r: number, look: Look): void {
  c.beginPath();
  c.rect(m - r, m - r, 2 * r, 2 * r);
  paint(c, look);
}

function triangle(c: CanvasRenderingContext2D, m: number, r: number, look: Look): void {
  c.beginPath();
  c.moveTo(m, m - r);
  c.lineTo(m + r, m + r * 0.8);
  c.lineTo(m - r, m + r * 0.8);
  c.closePath();
  paint(c, look);
}

/** Thin diagonal lines that meet across the edges of the pattern. */
function hatch(c: CanvasRenderingContext2D, colour: string): void {
  c.strokeStyle = colour;
  c.lineWidth = 1.1;
  c.lineCap = 'square';
  for (const shift of [-8, 0, 8]) {
    c.beginPath();
    c.moveTo(shift, 8);
    c.lineTo(shift + 8, 0);
    c.stroke();
  }
}

/** How much of a cluster is shared: an arc from the top, clockwise. */
function ring(c: CanvasRenderingContext2D, m: number, share: number, palette: Palette): void {
  c.beginPath();
  c.arc(m, m, 19, 0, 2 * Math.PI);
  paint(c, { fill: palette.halo, stroke: palette.halo, width: 0.5 });
  c.beginPath();
  c.arc(m, m, 16, 0, 2 * Math.PI);
  paint(c, { fill: null, stroke: palette.ringRest, width: 4 });
  if (share <= 0) return;
  c.beginPath();
  c.arc(m, m, 16, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
  paint(c, { fill: null, stroke: palette.mast.shared, width: 4.6 });
}
