import { positionsAndFootprints } from '../src/analysis/analyse.ts';
import { createCoverageSession } from '../src/analysis/coverage/session.ts';
import { fillGaps, gapObstacle } from '../src/analysis/gaps/fill-gaps.ts';
import { withNewSites } from '../src/analysis/plan/new-sites.ts';
import { resolvePins } from '../src/analysis/plan/pins.ts';
import { makePlan, PLAN_LIMIT_S, periodOf, planObstacle } from '../src/analysis/plan/plan.ts';
import { planChanges } from '../src/analysis/plan/plan-changes.ts';
import type { PlanInput } from '../src/analysis/plan/plan-input.ts';
import { hostsOf } from '../src/analysis/sharing/hosts.ts';
import { createPairFinder } from '../src/analysis/sharing/pairs.ts';
import { villageFinder } from '../src/analysis/sharing/villages-at.ts';
import { basisOfFigures } from '../src/export/figure-basis.ts';
import { gapsCsv } from '../src/export/gaps-csv.ts';
import { datesOfSheets, operatorSheets, unitWords } from '../src/export/operator-sheets.ts';
import { pairsCsv } from '../src/export/pairs-csv.ts';
import { planGeojson } from '../src/export/plan-geojson.ts';
import { planJson } from '../src/export/plan-json.ts';
import { planSheets } from '../src/export/plan-sheets.ts';
import { isSample } from '../src/export/summary-json.ts';
import { xlsxFile } from '../src/export/xlsx.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { fromLonLat } from '../src/ingest/mapping/vn2000.ts';
import { applySettings } from '../src/ingest/settings.ts';
import type { Output } from '../src/model/output.ts';
import type { AnalysisParameters } from '../src/model/parameters.ts';
import type { Pin, Plan } from '../src/model/plan.ts';
import type { GapOrder, Pair } from '../src/model/planner.ts';
import type { Province } from '../src/model/province.ts';
import { analyseInputs, type CommandAnalysis, outputsOf } from './lib/analyse-inputs.ts';
import { type CommandArgs, readArgs } from './lib/args.ts';
import { highsSolver } from './lib/highs.ts';
import { LIMIT_OPTIONS } from './lib/limits.ts';
import { PIN_OPTIONS, pinsGiven } from './lib/pins.ts';
import { gapOrder, PLAN_OPTIONS, type PlanAsked, planAsked } from './lib/plan-options.ts';
import { faultSentence, obstacleSentence, planSentence } from './lib/plan-sentences.ts';
import { type OpenedProject, openProject, withScenario } from './lib/project.ts';
import { withRadio } from './lib/radio.ts';
import { type Inputs, readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { WEIGHT_LISTS, withWeight } from './lib/weight.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';

/** `npm run plan`: the files of `analyze`, which planned stations should go on whose positions (JSON, map, spreadsheet), and which standing positions could become one. */

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, PLAN_OPTIONS, [...PIN_OPTIONS, ...LIMIT_OPTIONS, ...WEIGHT_LISTS]);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.plan')}`);
  const { own, language } = parsed.args;
  if (own.project === undefined) return planOf(parsed.args, null);
  const project = await openProject(own.project, own.scenario);
  if (!project.ok) {
    reportIssues(project.issues, language);
    const { scenarios } = project;
    if (scenarios === undefined) return 1;
    const known = scenarios.join(' | ') || '–';
    return refuse(sayIn(CLI_WORDS, language)('cli.project.scenario', { found: own.scenario ?? '', known }));
  }
  const { opened } = project;
  try {
    // What is said on the command line counts over what the project says.
    const settings = [...opened.settings, ...parsed.args.settings];
    return await planOf({ ...parsed.args, profile: opened.profile, settings }, opened);
  } finally {
    await opened.close();
  }
}

/** @param project Whose profile, files and assumptions are among the arguments already. */
async function planOf(args: CommandArgs, project: OpenedProject | null): Promise<number> {
  const order = planAsked(args);
  if (order === null) return refuse(sayIn(CLI_WORDS, args.language)('cli.usage.plan'));
  const ready = await prepare(args, order, project);
  return typeof ready === 'number' ? ready : writePlan(args, order, ready);
}

/** What is planned with. */
interface Ready {
  readonly inputs: Inputs;
  readonly parameters: AnalysisParameters;
  readonly pins: readonly Pin[];
  readonly gaps: GapOrder | null;
}

/** @returns The command's code where it ends here: the reason is said. */
async function prepare(args: CommandArgs, order: PlanAsked, project: OpenedProject | null): Promise<Ready | number> {
  const { language, own } = args;
  const words = sayIn(CLI_WORDS, language);
  const given = await pinsGiven(args.lists, language);
  if (!given.ok) {
    reportIssues(given.issues, language);
    return given.reason === null ? 1 : refuse(given.reason);
  }
  const pins = [...(project?.pins ?? []), ...given.pins];
  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok || read.value.province.villages.length === 0) return refuse(words('cli.unusable.plan'));
  const { profile } = read.value;
  const settings = applySettings(profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);
  const { inputs, left } = withScenario(read.value, settings.parameters, project);
  if (left.length > 0) console.error(words('cli.project.edits', { count: left.length, list: left.join('; ') }));
  const { stations, villages } = inputs.province;
  const reading = order.reading ?? settings.parameters.reading;
  const radio = await withRadio(own, { profile, stations }, { ...settings.parameters, reading }, language);
  if (!radio.ok) return refuse(radio.reason);
  const known = profile.operators.map(({ id }) => id);
  if (order.limits.some(({ operator }) => !known.includes(operator))) return refuse(words('cli.usage.plan'));
  const obstacle = planObstacle({ profile, stations }, order.aim);
  if (obstacle !== null) return refuse(obstacleSentence(obstacle, language));
  const gaps = own.gaps === undefined ? null : gapOrder(profile, own);
  if (gaps !== null && gapObstacle({ profile, villages }, gaps)) return refuse(words('cli.plan.gaps'));
  const weighted = await withWeight(args, inputs, radio.parameters);
  if (!weighted.ok) return refuse(weighted.reason);
  return { inputs: weighted.inputs, parameters: weighted.parameters, pins, gaps };
}

async function writePlan(
  { language, profile: profilePath, own }: CommandArgs,
  { out, aim, enforceMandatory, limits, newSites }: PlanAsked,
  { inputs, parameters, pins, gaps }: Ready,
): Promise<number> {
  const words = sayIn(CLI_WORDS, language);
  const { profile, province } = inputs;
  const { stations, villages, sources } = province;
  const computed = await analyseInputs(inputs, parameters);
  const { candidates, prepared, analysis } = computed;
  const positions = hostsOf(analysis.positions, province.structures);
  const standing = { profile, stations, positions, candidates, prepared, parameters };
  const proposes = newSites ?? parameters.reading === 'greenfield';
  const ground = proposes ? withNewSites(standing, periodOf(profile, parameters, aim)) : standing;
  const { faults, ...pinned } = resolvePins(pins, stations, ground.positions, ground.candidates);
  if (faults.length > 0) return refuse(faults.map((fault) => faultSentence(fault, language)).join('\n'));
  const plan = await makePlan(ground, {
    aim,
    reading: parameters.reading,
    ...pinned,
    pins,
    enforceMandatory,
    newSites: proposes,
    limits,
    method: { kind: 'exact', solver: highsSolver },
    timeLimitS: PLAN_LIMIT_S,
    now: Date.now,
  });
  if (plan.status === 'unknown') return refuse(words('cli.plan.notFound', { seconds: PLAN_LIMIT_S }));

  const sample = isSample(sources);
  const { incomplete = [] } = inputs;
  const changes = { of: planChanges(ground, villages, plan), villages };
  const basis = basisOfFigures(parameters);
  const made = new Date().toISOString().slice(0, 10);
  const file = { plan, ground, villages, sources, language, changes, incomplete, made };
  const failure = await writeOutputs(out, [
    ...outputsOf(inputs, profilePath, computed),
    ['plan.json', [planJson(plan, ground, { sample, incomplete, changes, ...basis })]],
    ['plan.geojson', [planGeojson(plan, ground, { sample, incomplete, ...basis })]],
    ['plan.xlsx', [await xlsxFile(planSheets(file))]],
    ...(gaps === null ? [] : [await gapsFile(gaps, computed, inputs)]),
    ['pairs.csv', pairsCsv(pairsOf(computed, inputs), analysis.positions, villages, parameters.weight)],
  ]);
  if (failure !== null) return refuse(failureSentence(failure, language));
  const sheets = own['operator-sheets'];
  const unsent = sheets === undefined ? null : await writeOutputs(sheets, await sheetFiles(plan, ground, province));
  if (unsent !== null) return refuse(failureSentence(unsent, language));
  if (sample) console.error(words('cli.illustration'));
  console.log(planSentence(plan, language));
  console.log(words('cli.written', { folder: out }));
  return 0;
}

/** A sheet for each operator whom a move of the plan concerns, named by its id. */
async function sheetFiles(
  plan: Plan,
  { profile, stations, positions, candidates }: PlanInput,
  { villages, sources }: Province,
): Promise<Output[]> {
  const find = villageFinder(villages);
  const files = operatorSheets({
    profile,
    stations,
    hosts: positions,
    moves: plan.chosen.flatMap((index) => candidates[index] ?? []),
    unitAt: (location) => unitWords(villages[find(location)]),
    toVn2000: fromLonLat({ kind: 'vn2000', centralMeridian: profile.centralMeridian, zoneDeg: 3 }),
    ...datesOfSheets(new Date()),
    sample: isSample(sources),
  });
  return Promise.all(
    files.map(async ({ operator, sheet }): Promise<Output> => [`${operator}.xlsx`, [await xlsxFile([sheet])]]),
  );
}

async function gapsFile(
  order: GapOrder,
  { analysis, prepared }: CommandAnalysis,
  { profile, province }: Inputs,
): Promise<Output> {
  const { positions, parameters } = analysis;
  const { shapes, layout, broadband } = prepared;
  const { footprints } = positionsAndFootprints(profile, province.stations, parameters);
  const filling = await fillGaps({ ...province, profile, positions, prepared, footprints, parameters }, order, {
    solver: highsSolver,
    timeLimitS: PLAN_LIMIT_S,
    now: Date.now,
    tell: () => {},
    isStopped: async () => false,
    session: createCoverageSession(shapes, layout, broadband, parameters),
  });
  return ['gaps.csv', gapsCsv(filling, positions, province.structures, parameters.weight)];
}

/** Standing positions that could become one, for what the share of all positions could be. */
function pairsOf({ analysis, prepared }: CommandAnalysis, { profile, province }: Inputs): Pair[] {
  const { positions, parameters } = analysis;
  const within = parameters.maxMoveM;
  const finder = createPairFinder(profile, { ...province, positions }, prepared, parameters, within);
  return finder.standing.flatMap((position) => finder.of(position));
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
