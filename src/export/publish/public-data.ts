import type { PreparedProvince } from '../../analysis/analyse.ts';
import { computeCoverage } from '../../analysis/coverage/coverage.ts';
import { inspectVillage } from '../../analysis/inspect.ts';
import { publishAnswers } from '../../analysis/publish/answers.ts';
import { squareSideM } from '../../analysis/publish/blur.ts';
import { fibreOperators } from '../../analysis/publish/fibre-operators.ts';
import { footprintsFromSquares, stationsInSquares } from '../../analysis/publish/from-squares.ts';
import { publishedGrid } from '../../analysis/publish/point-grid.ts';
import { restoreAnalysis, restoreInspection } from '../../analysis/publish/restore.ts';
import type { VillageInspection } from '../../model/inspection.ts';
import type { ReceivedObjections } from '../../model/objection.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { DataFile, Profile, PublishRules } from '../../model/profile.ts';
import type { Province, Village } from '../../model/province.ts';
import type { PublishedAnswers } from '../../model/published.ts';
import type { Analysis } from '../../model/results.ts';

/**
 * All that any published file is made from. Stations, fibre and what people wrote end here: the writers of
 * files are given this and nothing else, so that none of them can tell what is not in it.
 */
export interface PublicData {
  /** Without what only the department needs; its `data` names the published files. */
  readonly profile: Profile;
  readonly villages: readonly Village[];
  readonly areaKm2: Float64Array;
  readonly answers: PublishedAnswers;
  /** As the answers give it, in levels. */
  readonly analysis: Analysis;
  readonly inspect: (village: number) => VillageInspection;
  /** Date of the newest data, ISO; the answers' own. Null: nobody gave one. */
  readonly date: string | null;
  /** Files that arrived cut short and were used all the same. */
  readonly incomplete: readonly string[];
  readonly licence: string;
  readonly licenceUrl: string | null;
  /** Address of the folder, or '' for addresses relative to it. */
  readonly baseUrl: string;
}

/** What is published, as it was read. */
export interface PublishInputs {
  readonly profile: Profile;
  readonly province: Province;
  /** Files that are not whole. */
  readonly incomplete?: readonly string[];
  /** Reports from people; absent: nothing is told of them. */
  readonly objections?: ReceivedObjections;
}

export const VILLAGES_FILE = 'villages.geojson';
export const ANSWERS_FILE = 'answers.json';

export function publicData(
  { profile, province, incomplete = [], objections }: PublishInputs,
  { analysis, prepared }: { readonly analysis: Analysis; readonly prepared: PreparedProvince },
  rules: PublishRules,
): PublicData {
  const { parameters } = analysis;
  const { shapes, layout, broadband } = prepared;
  const footprints = footprintsFromSquares(province.stations, profile, parameters, squareSideM(rules));
  const fromSquares = computeCoverage(shapes, footprints, layout, broadband, parameters);
  const { villages: inside, fibre } = province;
  // Distances to fibre are not published: a node often stands at a mast.
  const seen = { villages: inside, shapes, footprints, layout, broadband, coverage: fromSquares, fibre: null };
  const inspect = (v: number): VillageInspection => inspectVillage(v, seen);
  const grid = publishedGrid(footprints, layout.operators.length * layout.technologies.length, profile.bounds);
  const { fibreShare } = analysis;
  const operatorsOfFibre =
    fibre && fibreShare
      ? fibreOperators(shapes, fibre, (v) => (fibreShare[v] ?? outOfRange()) >= parameters.fibreShare, {
          ...parameters,
          squareM: squareSideM(rules),
        })
      : null;
  const answers = publishAnswers({
    profile,
    rules,
    villages: inside,
    // A planned station has the square of its position, as those that stand have.
    stations: stationsInSquares(province.stations, profile, parameters, squareSideM(rules)),
    analysis,
    fromSquares,
    inspect,
    fibreOperators: operatorsOfFibre,
    grid,
    ...(objections ? { objections } : {}),
  });
  // Columns that this program does not know may be about persons: they are not published.
  const villages = province.villages.map((village): Village => ({ ...village, extra: {} }));
  return {
    profile: publicProfile(profile, answers, rules),
    villages,
    areaKm2: prepared.areaKm2,
    answers,
    analysis: restoreAnalysis(villages, answers),
    inspect: (village) => restoreInspection(village, answers),
    date: answers.dataDate,
    incomplete,
    licence: rules.licence,
    licenceUrl: rules.licenceUrl ?? null,
    baseUrl: rules.baseUrl ?? '',
  };
}

/**
 * All of a profile that the public is told, beside its data. A field that is not named here is not published:
 * costs, powers and heights are for who computes, and nobody computes from a published folder.
 */
const PUBLIC_FIELDS = [
  'id',
  'name',
  'department',
  'validFrom',
  'validTo',
  'validToSource',
  'bounds',
  'tiers',
  'centralMeridian',
  'operators',
  'technologies',
  'thresholds',
  'assumedBeamwidthDeg',
  'rules',
  'baseline',
  'periods',
  'reading',
  'indicators',
  'statusLines',
  'feedback',
  'publish',
  'measurements',
  'weight',
  'baseMaps',
  'communes',
] as const satisfies readonly (keyof Profile)[];

/** The required ones are all among them. */
type Told = Pick<Profile, (typeof PUBLIC_FIELDS)[number]>;

function toldOf(profile: Profile): Told {
  const told: Partial<Record<keyof Profile, unknown>> = {};
  for (const field of PUBLIC_FIELDS) if (profile[field] !== undefined) told[field] = profile[field];
  return told as Told;
}

/** Files that a person gave stand in no profile: what is published then has the rules' licence. */
function publicProfile(profile: Profile, { sample, dataDate }: PublishedAnswers, { licence }: PublishRules): Profile {
  const { villages, stations, fibre, deliveries } = profile.data;
  const date = dataDate === null ? {} : { date: dataDate };
  const published = { sample, source: 'npm run publish-data', ...date, licence };
  return {
    ...toldOf(profile),
    ...(profile.ground ? { ground: { ...originOf(profile.ground), file: profile.ground.file } } : {}),
    data: {
      villages: { ...originOf(villages ?? published), file: VILLAGES_FILE },
      ...(stations ? { stations: { ...originOf(stations), file: stations.file } } : {}),
      ...(fibre ? { fibre: { ...originOf(fibre), file: fibre.file } } : {}),
      ...(deliveries
        ? { deliveries: deliveries.map((one) => ({ ...originOf(one), kind: one.kind, file: one.file })) }
        : {}),
      answers: { ...published, file: ANSWERS_FILE },
    },
  };
}

/** Where data come from. Length and hash are of a file that is not the published one, and stay behind. */
function originOf({ sample, source, date, licence }: Omit<DataFile, 'file'>): Omit<DataFile, 'file'> {
  return { sample, source, ...(date === undefined ? {} : { date }), ...(licence === undefined ? {} : { licence }) };
}
