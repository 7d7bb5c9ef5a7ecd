import type { Bounds, LonLat } from '../../model/geometry.ts';

/**
 * Coordinates as people have them: two numbers typed or pasted, degrees with minutes and seconds,
 * a `geo:` address, or a link of a map site. A short link holds no place and is not followed.
 *
 * @param around Where they are expected; decides which number is the latitude where that is not said.
 * @returns WGS 84; null where the text holds no place.
 */
export function coordinatesIn(text: string, around: Bounds): LonLat | null {
  const pairs = /^(?:https?:|geo:)/i.test(text.trim()) ? pairsOfLink(text.trim()) : pairsTyped(text);
  for (const [first, second] of pairs) {
    const orders: readonly LonLat[] = [
      [second, first],
      [first, second],
    ];
    const likely = orders.find((place) => isNear(place, around)) ?? orders.find(isOnEarth);
    if (likely) return likely;
  }
  return null;
}

const NUMBER = '(-?\\d{1,3}(?:\\.\\d+)?)';
/** Where map sites write a place, the mark itself before the middle of the view. */
const IN_LINKS: readonly RegExp[] = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(
    `[?&#](?:q|query|ll|daddr|destination|center|cp|sll|pin)=(?:loc:)?${NUMBER}(?:,|%2C|~)\\+?(?:%20)?${NUMBER}`,
    'i',
  ),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`, 'i'),
  new RegExp(`/(?:place|search|dir)/(?:[^/]*/)*${NUMBER},\\+?${NUMBER}`),
];

function pairsOfLink(link: string): readonly (readonly [number, number])[] {
  return IN_LINKS.flatMap((pattern) => {
    const match = pattern.exec(link);
    return match?.[1] && match[2] ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
}

const DEGREES = /(\d{1,3})\s*[°º]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''))?/g;

function pairsTyped(text: string): readonly (readonly [number, number])[] {
  const degrees = [...text.matchAll(DEGREES)].map(
    ([, whole, minutes, seconds]) => Number(whole) + decimal(minutes) / 60 + decimal(seconds) / 3600,
  );
  const [first, second] = degrees;
  if (first !== undefined && second !== undefined && degrees.length === 2) return [[first, second]];
  const bare = text.replace(/[°º]|\b[NEBĐnebđ]\b/gu, ' ').trim();
  // "20.25, 105.97" or "20.25 105.97", then "20,25 105,97" and "20,25; 105,97" with commas for decimals.
  const match =
    /^(-?\d{1,3}\.\d{2,})\s*[,;\s]\s*(-?\d{1,3}\.\d{2,})$/.exec(bare) ??
    /^(-?\d{1,3},\d{2,})\s*(?:[;\s]|,\s)\s*(-?\d{1,3},\d{2,})$/.exec(bare);
  return match?.[1] && match[2] ? [[decimal(match[1]), decimal(match[2])]] : [];
}

function decimal(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}

/** Degrees around the province in which a place is still taken for one of it. */
const MARGIN_DEG = 1;

function isNear([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean {
  return lon >= west - MARGIN_DEG && lon <= east + MARGIN_DEG && lat >= south - MARGIN_DEG && lat <= north + MARGIN_DEG;
}

function isOnEarth([lon, lat]: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
