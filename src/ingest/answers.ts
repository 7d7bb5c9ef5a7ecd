import * as v from 'valibot';
import type { Issue } from '../model/issue.ts';
import { OBJECTION_STATES } from '../model/objection.ts';
import { ANSWERS_FORMAT, ANSWERS_VERSION, type PublishedAnswers, SHARE_LEVELS } from '../model/published.ts';

/**
 * Reads a published folder's `answers.json`. It was written by `npm run publish-data`, so what
 * is checked is what a half-uploaded or older folder would break: its version, and that every
 * list has an entry for every village.
 *
 * @param codes Of the villages file beside it; null: the answers alone are read.
 */
export function readPublishedAnswers(text: string, file: string, given: readonly string[] | null): AnswersRead {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, issues: [{ severity: 'error', code: 'json-broken', file }] };
  }
  const parsed = v.safeParse(head, document);
  if (!parsed.success || !isAnswers(document)) {
    return broken(file, 'format', `${ANSWERS_FORMAT} ${ANSWERS_VERSION}`);
  }
  const { villages, layout } = document;
  const codes = given ?? villages.code;
  const lists: (readonly unknown[])[] = [villages.levels, villages.resilience, villages.nearestMastM];
  if (villages.fibre) lists.push(villages.fibre);
  if (villages.fibreOperators) lists.push(villages.fibreOperators);
  if (lists.some((list) => list.length !== codes.length)) return broken(file, 'villages', `${codes.length}`);
  if (villages.code.some((code, index) => code !== codes[index])) return broken(file, 'villages.code', 'villages');
  if (villages.levels.some((row) => row.length !== layout.columns))
    return broken(file, 'villages.levels', `${layout.columns}`);
  const fibre = villages.fibre?.map(isReached) ?? null;
  return { ok: true, answers: { ...document, villages: { ...villages, fibre } } };
}

export type AnswersRead =
  | { readonly ok: true; readonly answers: PublishedAnswers }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const list = v.array(v.unknown());
const level = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(SHARE_LEVELS.length - 1));
const counts = v.object(Object.fromEntries(OBJECTION_STATES.map((state) => [state, v.number()])));
const head = v.object({
  format: v.literal(ANSWERS_FORMAT),
  version: v.literal(ANSWERS_VERSION),
  parameters: v.object({ coveredShare: v.number() }),
  layout: v.object({ operators: list, technologies: list, columns: v.number() }),
  sources: list,
  villages: v.object({
    code: list,
    levels: v.array(v.array(level)),
    resilience: list,
    fibre: v.nullable(v.array(v.union([v.boolean(), level]))),
    fibreOperators: v.exactOptional(v.array(v.array(v.string()))),
    nearestMastM: v.array(list),
  }),
  positions: v.nullable(list),
  planned: v.exactOptional(list),
  incomplete: v.exactOptional(v.array(v.string())),
  grid: v.exactOptional(
    v.object({
      ...Object.fromEntries(
        (['cellM', 'west', 'south', 'stepLon', 'stepLat', 'columns', 'rows', 'cells'] as const).map((name) => [
          name,
          v.pipe(v.number(), v.finite()),
        ]),
      ),
      outdoors: v.array(v.number()),
      indoors: v.array(v.number()),
    }),
  ),
  objections: v.exactOptional(
    v.object({ asOf: v.nullable(v.string()), province: counts, villages: v.record(v.string(), counts) }),
  ),
  summary: v.object({ villages: v.object({ total: v.number() }) }),
});

/** Folders published before had a level of the share in place of the verdict; `most` is the first that is enough. */
function isReached(told: boolean | number): boolean {
  return told === true || Number(told) >= SHARE_LEVELS.indexOf('most');
}

/** After `head` has held: the rest is taken as it was written. */
function isAnswers(given: unknown): given is PublishedAnswers {
  return v.is(head, given);
}

function broken(file: string, field: string, expected: string): AnswersRead {
  return { ok: false, issues: [{ severity: 'error', code: 'answers-broken', file, field, expected }] };
}
