import { halfWidthMm, LINE_MM } from './paper.ts';

/**
 * Where the labels of a unit's parts stand on paper: each part has exactly one, its name where that
 * has room, else its number in the list of the unit. Numbers are placed first, so that a name takes no other's room.
 */

type At = readonly [xMm: number, yMm: number];

export interface LabelWish {
  readonly name: string;
  readonly number: string;
  /** A point inside the part. */
  readonly at: At;
  readonly areaKm2: number;
}

export interface PlacedLabel {
  /** The middle of the label, along and across its line. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isNumber: boolean;
  /** The point inside the part, where the label does not stand there; null: it does. */
  readonly leaderFrom: At | null;
}

interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Half of a label's box. */
interface Halves {
  readonly x: number;
  readonly y: number;
}

const ACCENTS_MM = 0.2;
/** A number that stands no further off is still seen to be its village's. */
const NEAR_MM = 1.2;
const RING_MM = 1.2;
const TURNS = 16;
/** A name may stand so much above or below the point inside. */
const NAME_SHIFTS_MM = [0, -1.4, 1.4];

/**
 * One label for each wish, in their order, none over another and all within the sheet.
 *
 * @param tier What the parts are: names of communes have larger letters than those of villages.
 */
export function layLabels(
  wishes: readonly LabelWish[],
  tier: 'village' | 'commune',
  sheet: Sheet,
): readonly PlacedLabel[] {
  const smallestFirst = [...wishes.keys()].sort((a, b) => areaOf(wishes, a) - areaOf(wishes, b));
  const placed = new Map<number, PlacedLabel>();
  const isFree = (order: number, at: At, half: Halves): boolean =>
    isWithin(at, half, sheet) &&
    [...placed].every(([other, label]) => other === order || !isOver(at, half, label, halvesOf(label, tier)));
  for (const order of smallestFirst) {
    const wish = wishes[order];
    if (wish)
      placed.set(
        order,
        numberOf(wish, (at, half) => isFree(order, at, half), sheet),
      );
  }
  for (const order of smallestFirst.reverse()) {
    const wish = wishes[order];
    if (!wish) continue;
    const half = halvesOf({ text: wish.name, isNumber: false }, tier);
    const x = Math.min(Math.max(wish.at[0], half.x), sheet.widthMm - half.x);
    const y = NAME_SHIFTS_MM.map((shift) => wish.at[1] + shift).find((one) => isFree(order, [x, one], half));
    if (y !== undefined) placed.set(order, { x, y, text: wish.name, isNumber: false, leaderFrom: null });
  }
  return [...wishes.keys()].flatMap((order) => placed.get(order) ?? []);
}

/** Half of the room that a label takes along and across its line. */
export function halvesOf({ text, isNumber }: Pick<PlacedLabel, 'text' | 'isNumber'>, tier: string): Halves {
  return isNumber
    ? { x: halfWidthMm(text, 'number'), y: LINE_MM / 2 }
    : { x: halfWidthMm(text, tier), y: LINE_MM / 2 + ACCENTS_MM };
}

function areaOf(wishes: readonly LabelWish[], order: number): number {
  return wishes[order]?.areaKm2 ?? Number.NaN;
}

/** The number in its part, or on the nearest free place with a line to the part. */
function numberOf(
  { number: text, at: inside }: LabelWish,
  isFree: (at: At, half: Halves) => boolean,
  sheet: Sheet,
): PlacedLabel {
  const half = halvesOf({ text, isNumber: true }, 'number');
  const [x, y] = placesAround(inside, sheet).find((at) => isFree(at, half)) ?? inside;
  const isNear = Math.hypot(x - inside[0], y - inside[1]) <= NEAR_MM;
  return { x, y, text, isNumber: true, leaderFrom: isNear ? null : inside };
}

/** The place itself and rings around it until the whole sheet is searched, the nearest first. */
function placesAround([x, y]: At, { widthMm, heightMm }: Sheet): readonly At[] {
  const rings = Math.ceil(Math.hypot(widthMm, heightMm) / RING_MM);
  return Array.from({ length: 1 + rings * TURNS }, (_, step): At => {
    const radius = Math.ceil(step / TURNS) * RING_MM;
    const angle = ((step % TURNS) / TURNS) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function isWithin([x, y]: At, half: Halves, { widthMm, heightMm }: Sheet): boolean {
  return x >= half.x && x <= widthMm - half.x && y >= half.y && y <= heightMm - half.y;
}

function isOver([x, y]: At, half: Halves, other: Pick<PlacedLabel, 'x' | 'y'>, otherHalf: Halves): boolean {
  return Math.abs(x - other.x) < half.x + otherHalf.x && Math.abs(y - other.y) < half.y + otherHalf.y;
}
