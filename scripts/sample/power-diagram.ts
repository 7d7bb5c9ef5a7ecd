import { outOfRange } from '../../src/model/out-of-range.ts';
import type { Mesh } from './mesh.ts';
import { type Point, warp } from './plane.ts';
import { at } from './rng.ts';

/**
 * Shares mesh cells out among sites so that each gets about a wanted area: a power
 * diagram whose weights are moved until the areas fit, its sites drifting a little
 * towards the middles of their regions (centroidal power diagram).
 */

/** Most rounds look at every fifth cell only, where there are many. */
const COARSE_ROUNDS = 0.9;
const COARSE_FROM_CELLS = 20_000;
const COARSE_STRIDE = 5;

export interface PowerInput {
  readonly mesh: Mesh;
  /** Indexes of the mesh cells to share out. */
  readonly cells: readonly number[];
  readonly sites: readonly Point[];
  /** Wanted areas, m²; scaled to the cells' total. */
  readonly wanted: readonly number[];
  readonly rounds: number;
  /** From 0 (sites stay) to 1 (sites jump to the middle), each tenth round. */
  readonly drift: number;
}

/** Site of each of `cells`, in their order; every region connected. */
export function powerDiagram(input: PowerInput): Int32Array {
  const { mesh, cells } = input;
  const count = input.sites.length;
  const x = new Float64Array(cells.length);
  const y = new Float64Array(cells.length);
  const area = new Float64Array(cells.length);
  let total = 0;
  cells.forEach((cell, i) => {
    const point = warp(at(mesh.sites, cell));
    x[i] = point[0];
    y[i] = point[1];
    area[i] = at(mesh.areas, cell);
    total += at(area, i);
  });
  const wantedTotal = input.wanted.reduce((sum, value) => sum + value, 0);
  const wanted = input.wanted.map((value) => (value / wantedTotal) * total);
  const sx = Float64Array.from(input.sites, (site) => warp(site)[0]);
  const sy = Float64Array.from(input.sites, (site) => warp(site)[1]);
  const weight = new Float64Array(count);
  const owner = new Int32Array(cells.length);

  for (let round = 0; round < input.rounds; round++) {
    const coarse = round < input.rounds * COARSE_ROUNDS;
    const stride = coarse && cells.length > COARSE_FROM_CELLS ? COARSE_STRIDE : 1;
    assign({ x, y }, { x: sx, y: sy, weight }, owner, stride);
    const got = new Float64Array(count);
    const mx = new Float64Array(count);
    const my = new Float64Array(count);
    for (let i = 0; i < owner.length; i += stride) {
      const s = at(owner, i);
      const a = stride * at(area, i);
      got[s] = at(got, s) + a;
      mx[s] = at(mx, s) + a * at(x, i);
      my[s] = at(my, s) + a * at(y, i);
    }
    const settle = round < input.rounds / 2 && round % 10 === 9;
    const step = coarse ? 0.45 : 0.2;
    for (let s = 0; s < count; s++) {
      weight[s] = at(weight, s) + step * (at(wanted, s) - at(got, s));
      if (settle && at(got, s) > 0) {
        sx[s] = at(sx, s) + input.drift * (at(mx, s) / at(got, s) - at(sx, s));
        sy[s] = at(sy, s) + input.drift * (at(my, s) / at(got, s) - at(sy, s));
      }
    }
  }
  assign({ x, y }, { x: sx, y: sy, weight }, owner, 1);
  connect(mesh, cells, owner, count);
  return owner;
}

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Every `stride`-th cell to the site whose power is least there. */
function assign(
  { x, y }: Places,
  { x: sx, y: sy, weight }: Places & { readonly weight: Float64Array },
  owner: Int32Array,
  stride: number,
): void {
  for (let i = 0; i < owner.length; i += stride) {
    const px = x[i] ?? outOfRange();
    const py = y[i] ?? outOfRange();
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < sx.length; s++) {
      const dx = px - (sx[s] ?? outOfRange());
      const dy = py - (sy[s] ?? outOfRange());
      const power = dx * dx + dy * dy - (weight[s] ?? outOfRange());
      if (power < least) {
        least = power;
        best = s;
      }
    }
    owner[i] = best;
  }
}

/** Keeps each region's largest piece and gives the others to the neighbour they touch most. */
function connect(mesh: Mesh, cells: readonly number[], owner: Int32Array, count: number): void {
  const place = new Map(cells.map((cell, i) => [cell, i]));
  for (let pass = 0; pass < 20; pass++) {
    const pieces = piecesOf(mesh, cells, place, owner);
    const largest = new Float64Array(count);
    for (const piece of pieces) largest[piece.owner] = Math.max(at(largest, piece.owner), piece.members.length);
    const kept = new Set<number>();
    let moved = false;
    for (const piece of pieces) {
      if (piece.members.length === at(largest, piece.owner) && !kept.has(piece.owner)) {
        kept.add(piece.owner);
        continue;
      }
      const touches = new Map<number, number>();
      for (const i of piece.members) {
        for (const j of neighboursIn(mesh, place, at(cells, i))) {
          const other = at(owner, j);
          if (other !== piece.owner) touches.set(other, (touches.get(other) ?? 0) + 1);
        }
      }
      const [heir] = [...touches].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (!heir) continue;
      for (const i of piece.members) owner[i] = heir[0];
      moved = true;
    }
    if (!moved) return;
  }
}

function piecesOf(mesh: Mesh, cells: readonly number[], place: ReadonlyMap<number, number>, owner: Int32Array) {
  const seen = new Uint8Array(cells.length);
  const pieces: { owner: number; members: number[] }[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (seen[i] === 1) continue;
    seen[i] = 1;
    const members = [i];
    for (let head = 0; head < members.length; head++) {
      for (const j of neighboursIn(mesh, place, at(cells, at(members, head)))) {
        if (seen[j] === 1 || owner[j] !== owner[i]) continue;
        seen[j] = 1;
        members.push(j);
      }
    }
    pieces.push({ owner: at(owner, i), members });
  }
  return pieces;
}

function* neighboursIn(mesh: Mesh, place: ReadonlyMap<number, number>, cell: number): Generator<number> {
  for (let k = at(mesh.start, cell); k < at(mesh.start, cell + 1); k++) {
    const j = place.get(at(mesh.neighbours, k));
    if (j !== undefined) yield j;
  }
}
