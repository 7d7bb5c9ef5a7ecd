import { isRecord } from '../ingest/fields.ts';
import type { Preview } from '../model/import.ts';

/** Gathers what a small map shows of a file: enough to see whether it lies where it should. */

const MOST_POINTS = 20_000;
/** Beyond the first number shapes are drawn by a few corners, beyond the second no more are. */
const [FINE_VERTICES, MOST_VERTICES] = [40_000, 250_000];
const [FINE_RING, ROUGH_RING] = [60, 8];

export class PreviewMaker {
  readonly #rows: number[] = [];
  readonly #lonLat: number[] = [];
  readonly #lines: Preview['lines'][number][] = [];
  #vertices = 0;

  add(row: number, geometry: unknown): void {
    if (!isRecord(geometry)) return;
    const { type, coordinates } = geometry;
    if (type === 'Point') {
      const at = pairOf(coordinates);
      if (at === null || this.#rows.length >= MOST_POINTS) return;
      this.#rows.push(row);
      this.#lonLat.push(...at);
    } else if (type === 'LineString') this.#line(row, coordinates, 'open');
    else if (type === 'MultiLineString') for (const line of listOf(coordinates)) this.#line(row, line, 'open');
    else if (type === 'Polygon') this.#line(row, listOf(coordinates)[0], 'ring');
    else if (type === 'MultiPolygon')
      for (const polygon of listOf(coordinates)) this.#line(row, listOf(polygon)[0], 'ring');
  }

  made(): Preview {
    const points = { rows: Int32Array.from(this.#rows), lonLat: Float64Array.from(this.#lonLat) };
    return { points, lines: this.#lines };
  }

  #line(row: number, given: unknown, kind: 'ring' | 'open'): void {
    if (this.#vertices > MOST_VERTICES) return;
    const positions = listOf(given);
    const step = Math.max(1, Math.ceil(positions.length / (this.#vertices > FINE_VERTICES ? ROUGH_RING : FINE_RING)));
    const path = positions.filter((_, index) => index % step === 0).flatMap((position) => pairOf(position) ?? []);
    const vertices = path.length / 2;
    this.#vertices += vertices;
    if (vertices > 1) this.#lines.push({ row, path: Float64Array.from(path), closed: kind === 'ring' });
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Five decimals: a metre. */
function pairOf(value: unknown): [number, number] | null {
  const [x, y]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  return [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5];
}
