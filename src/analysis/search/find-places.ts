import { type LonLat, squaredDegrees } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { closeness } from './closeness.ts';
import { isNumber, KIND_WORDS, wordsOf } from './fold.ts';
import type { IndexedPlace, PlaceIndex, SearchPlace } from './places.ts';

/**
 * Places that a typed question may mean, the likeliest first. Every typed word takes the best word
 * of the place that is still free (its name before its commune before its district); what is
 * asked and not there, and what the name has and was not asked, costs. A code is found before any name.
 *
 * @param near Of places that answer equally well the nearest to this one comes first.
 */
export function findPlaces(
  index: PlaceIndex,
  question: string,
  limit: number,
  near: LonLat | null = null,
): readonly SearchPlace[] {
  const coded = withCode(index, question.trim().toLowerCase());
  return [...new Set([...coded, ...namedLike(index, question, near)])].slice(0, limit);
}

const SHORTEST_CODE_PART = 4;

/** What has this code, or a code that begins so. */
function withCode({ byCode }: PlaceIndex, code: string): readonly SearchPlace[] {
  const exact = byCode.get(code);
  const longer =
    code.length < SHORTEST_CODE_PART
      ? []
      : [...byCode].flatMap(([one, place]) => (one !== code && one.startsWith(code) ? [place] : []));
  return exact ? [exact, ...longer] : longer;
}

function namedLike(index: PlaceIndex, question: string, near: LonLat | null): readonly SearchPlace[] {
  const typed = wordsOf(question).flatMap((word) => parted(word, index));
  if (typed.length === 0) return [];
  const meanings = typed.map((word, at) => meaningsOf(word, index, { last: at === typed.length - 1 }));

  const hits = new Uint8Array(index.places.length);
  // A wrong word of kind shuts no place out; a question of nothing else asks for kinds.
  const telling = typed.map((word) => !KIND_WORDS.has(word));
  const counts = telling.includes(true) ? telling : typed.map(() => true);
  const asked = counts.filter((one) => one).length;
  for (const [at, meaning] of meanings.entries()) {
    if (!counts[at]) continue;
    const places = new Set<number>();
    for (const word of meaning.keys()) for (const place of index.placesOf.get(word) ?? []) places.add(place);
    for (const place of places) hits[place] = (hits[place] ?? outOfRange()) + 1;
  }
  const most = hits.reduce((best, count) => Math.max(best, count), 0);
  if (most < asked - mayMiss(typed)) return [];

  const scored: { readonly place: SearchPlace; readonly score: number; readonly far: number }[] = [];
  index.places.forEach((place, at) => {
    // A place with fewer of the words than another could still come first, but not by two.
    if ((hits[at] ?? outOfRange()) === 0 || (hits[at] ?? outOfRange()) < most - 1) return;
    if ((hits[at] ?? outOfRange()) < asked - mayMiss(typed)) return;
    const far = near && place.middle ? squaredDegrees(near, place.middle) : 0;
    scored.push({ place: place.place, score: scoreOf(place, typed, meanings), far });
  });
  // Sorting is stable: equals stay as they were listed.
  const same = (a: number, b: number): boolean => Math.abs(a - b) < EQUAL_SCORES;
  return scored.sort((a, b) => (same(a.score, b.score) ? a.far - b.far : b.score - a.score)).map(({ place }) => place);
}

/** Scores are sums of a few weights: what differs by less is rounding. */
const EQUAL_SCORES = 1e-9;

/** How many words of a question may be of no use: a slip beyond repair, a word too many. */
function mayMiss(typed: readonly string[]): number {
  return Math.floor((typed.length - 1) / 3);
}

const NOT_FOUND = 0.9;
const NUMBER_NOT_FOUND = 1.5;
const KIND_NOT_FOUND = 0.25;
const NOT_ASKED = 0.4;
/** For a word that follows the last one as in the name: "đông hòa" is not Hòa Đông. */
const IN_ORDER = 0.2;
/** For a name of several words that is typed whole: a wrong word of kind before it must not outweigh it. */
const WHOLE_NAME = 0.6;

function scoreOf(
  { words, rank }: IndexedPlace,
  typed: readonly string[],
  meanings: readonly ReadonlyMap<string, number>[],
): number {
  /** For each word of the place the typed word that has taken it. */
  const takenBy: (number | undefined)[] = new Array(words.length);
  let score = rank;
  const neighbours = (one: number, other: number, at: number): boolean =>
    takenBy[one] === at && words[one]?.group === words[other]?.group;
  const take = (at: number, least: number): boolean => {
    let [best, gain] = [-1, 0];
    words.forEach((candidate, w) => {
      const close = takenBy[w] === undefined ? (meanings[at]?.get(candidate.text) ?? 0) : 0;
      if (close < least || close === 0) return;
      const inOrder = neighbours(w - 1, w, at - 1) || neighbours(w + 1, w, at + 1);
      const worth = candidate.weight * close + (inOrder ? IN_ORDER : 0);
      if (worth > gain) [best, gain] = [w, worth];
    });
    if (best < 0) return false;
    takenBy[best] = at;
    score += gain;
    return true;
  };

  // What is written as typed is taken first, so that no slip takes its place.
  const slips = typed.flatMap((_, at) => (take(at, 1) ? [] : [at]));
  for (const at of slips) {
    if (take(at, 0)) continue;
    const word = typed[at] ?? '';
    score -= isNumber(word) ? NUMBER_NOT_FOUND : KIND_WORDS.has(word) ? KIND_NOT_FOUND : NOT_FOUND;
  }
  words.forEach(({ own }, w) => {
    if (own && takenBy[w] === undefined) score -= NOT_ASKED;
  });
  const name = words.flatMap(({ own, text }) => (own ? [text] : []));
  if (name.length > 1 && hasRun(typed, name)) score += WHOLE_NAME;
  return score;
}

/** Whether the words of a name are typed one after the other. */
function hasRun(typed: readonly string[], name: readonly string[]): boolean {
  return typed.some((_, from) => name.every((word, at) => typed[from + at] === word));
}

/** The words of the index that a typed word may stand for, each with its closeness. */
function meaningsOf(typed: string, index: PlaceIndex, place: { readonly last: boolean }): ReadonlyMap<string, number> {
  const meanings = new Map<string, number>();
  for (const word of index.placesOf.keys()) {
    const close = closeness(typed, word, place);
    if (close > 0) meanings.set(word, close);
  }
  return meanings;
}

const SHORTEST_PART = 2;
const SHORTEST_PARTED = 5;

/** "giahoa" as gia hoa, where every part is a word of the index and the whole is none. */
function parted(word: string, { placesOf }: PlaceIndex): readonly string[] {
  if (word.length < SHORTEST_PARTED || placesOf.has(word)) return [word];
  const split = (rest: string): readonly string[] | null => {
    if (placesOf.has(rest)) return [rest];
    for (let at = rest.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const head = rest.slice(0, at);
      if (!placesOf.has(head)) continue;
      const tail = split(rest.slice(at));
      if (tail) return [head, ...tail];
    }
    return null;
  };
  return split(word) ?? [word];
}
