import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { squareSideM } from '../src/analysis/publish/blur.ts';
import { fibreInSquares } from '../src/analysis/publish/fibre-operators.ts';
import { stationsInSquares } from '../src/analysis/publish/from-squares.ts';
import { groundOutputs, withBaseMapsAmong, withGroundIf } from '../src/export/publish/base-maps.ts';
import { publicData } from '../src/export/publish/public-data.ts';
import { type EarlierSite, siteFiles } from '../src/export/publish/site.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { readPublishedAnswers } from '../src/ingest/answers.ts';
import { readProvinceList } from '../src/ingest/province-list.ts';
import { applySettings } from '../src/ingest/settings.ts';
import type { Output } from '../src/model/output.ts';
import type { AnalysisParameters } from '../src/model/parameters.ts';
import type { PublishRules } from '../src/model/profile.ts';
import { PROVINCE_LIST_FILE } from '../src/model/province-list.ts';
import { analyseWithoutCandidates } from './lib/analyse-inputs.ts';
import { type CommandArgs, readArgs } from './lib/args.ts';
import { type OpenedProject, openProject, withScenario } from './lib/project.ts';
import { modelAskedFor, RADIO_OPTIONS, withRadio } from './lib/radio.ts';
import { type Inputs, readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { WEIGHT_LISTS, WEIGHT_OPTIONS, withWeight } from './lib/weight.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';
import { baseMapFiles, inPieces, publicGround } from './publish/base-map-files.ts';
import { OBJECTION_LISTS, objectionsGiven } from './publish/objection-files.ts';
import { isPageOfApp, siteAddress, withProvinceOfPage, withSiteAddress } from './publish/site-address.ts';

/**
 * `npm run publish-data`: a folder that may be shown to anyone. It holds what was computed, not
 * what it was computed from: no true position of a mast, no equipment, and of what is planned only what the profile lets be told.
 * With `--app dist` the built app is put beside, and its public door runs from the folder alone.
 */

const DEFAULT_OUT = 'public-data';

const TAKEN = { edition: 'cli.publish.editionTaken', province: 'cli.publish.provinceTaken' } as const;

const OWN_OPTIONS = ['app', 'site', 'edition', 'project', ...RADIO_OPTIONS, ...WEIGHT_OPTIONS] as const;

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, OWN_OPTIONS, [...WEIGHT_LISTS, ...OBJECTION_LISTS]);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.publish')}`);
  const { args } = parsed;
  const words = sayIn(CLI_WORDS, args.language);
  const edition = args.own.edition ?? null;
  if (args.files.length > 0) return refuse(words('cli.usage.publish'));
  if (!isEditionName(edition)) return refuse(words('cli.publish.edition', { edition: String(edition) }));
  // What is shown to anyone is chosen by name: the sample is never published for want of another.
  if (!argv.some((word) => /^--(profile|project)(=|$)/.test(word))) return refuse(words('cli.publish.whichProvince'));
  if (args.own.project === undefined) return publish(args, edition, null);
  const project = await openProject(args.own.project);
  if (!project.ok) {
    reportIssues(project.issues, args.language);
    return refuse(words('cli.unusable.publish'));
  }
  const { opened } = project;
  const { communeTier } = opened.project;
  try {
    const settings = [...opened.settings, ...args.settings];
    const own = { ...(communeTier === null ? {} : { communeTier }), ...args, profile: opened.profile, settings };
    return await publish(own, edition, opened);
  } finally {
    await opened.close();
  }
}

/** @param project Whose profile, files and assumptions are among the arguments already. */
async function publish(args: CommandArgs, edition: string | null, project: OpenedProject | null): Promise<number> {
  const words = sayIn(CLI_WORDS, args.language);
  const opened = await readInputs(args);
  reportIssues(opened.issues, args.language);
  if (!opened.ok || opened.value.province.villages.length === 0) return refuse(words('cli.unusable.publish'));
  const { publish } = opened.value.profile;
  if (!publish) return refuse(words('cli.publish.rules'));
  const settings = applySettings(opened.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);
  const read = inputsOf(opened.value, settings.parameters, project);
  const { app } = args.own;
  const site = args.own.site === undefined ? null : siteAddress(args.own.site);
  if (args.own.site !== undefined && site === null)
    return refuse(words('cli.publish.noAddress', { address: args.own.site }));
  if (app !== undefined && !(await isFile(join(app, 'index.html'))))
    return refuse(words('cli.publish.noApp', { folder: app }));

  const objections = await objectionsGiven(args.lists?.objections ?? [], opened.value.province.villages);
  if (!objections.ok) return refuse(words('cli.publish.noObjections', { file: objections.file }));
  const { broken, elsewhere, received } = objections;
  if (broken + elsewhere > 0) console.error(words('cli.publish.objectionsLeft', { broken, elsewhere }));
  const inputs = publishedInputs(args, read, settings.parameters, publish);
  const chosen = await withChosenBasis(args, inputs, settings.parameters);
  if (!chosen.ok) return refuse(chosen.reason);
  const out = args.out ?? DEFAULT_OUT;
  const computed = await analyseWithoutCandidates(chosen.inputs, chosen.parameters);
  const pack = publicGround(chosen.inputs.profile, args.profile);
  const profile = withGroundIf(chosen.inputs.profile, pack);
  const told = { ...chosen.inputs, profile, ...(received ? { objections: received } : {}) };
  const data = publicData(told, computed, publish);
  const files = siteFiles(data, edition, siteIn(out, app));
  if (!files.ok) return refuse(words(TAKEN[files.taken], { edition: String(edition), province: data.profile.id }));
  const ofApp = app === undefined ? [] : await appFiles(app, (html) => pageOf(html, files.listed.profile, site));
  const failure = await writeOutputs(out, [
    ...ofApp,
    ...files.outputs,
    ...baseMapFiles(data.profile, args.profile, edition),
    ...groundOutputs(data.profile, edition, pack),
  ]);
  if (failure !== null) return refuse(failureSentence(failure, args.language));
  if (computed.analysis.sources.some(({ sample }) => sample)) console.error(words('cli.illustration.publish'));
  if (!files.hasApp) console.error(words('cli.publish.withoutApp'));
  console.log(words('cli.published', { folder: out }));
  return 0;
}

/** A project is published with its surveys, and without base maps that it does not bring. */
function inputsOf(inputs: Inputs, parameters: AnalysisParameters, opened: OpenedProject | null): Inputs {
  if (opened === null) return inputs;
  const profile = withBaseMapsAmong(inputs.profile, opened.project.files);
  return withScenario({ ...inputs, profile }, parameters, opened).inputs;
}

/** The radio model and the weight of shares that were asked for. */
async function withChosenBasis(args: CommandArgs, inputs: Inputs, parameters: AnalysisParameters) {
  const network = { profile: inputs.profile, stations: inputs.province.stations };
  const radio = await withRadio(args.own, network, parameters, args.language);
  return radio.ok ? withWeight(args, inputs, radio.parameters) : radio;
}

/**
 * By a radio model, and by where people live, all that is published, verdicts too, is of masts and fibre in the middle
 * of their squares: a shadow, or a few houses, would tell more of a true place than a circle over land does.
 */
function publishedInputs(
  { own }: CommandArgs,
  inputs: Inputs,
  parameters: AnalysisParameters,
  rules: PublishRules,
): Inputs {
  const isByArea = (own.weight ?? parameters.weight ?? 'area') === 'area';
  if (modelAskedFor(own, parameters) === undefined && isByArea) return inputs;
  const { profile, province } = inputs;
  const sideM = squareSideM(rules);
  const stations = stationsInSquares(province.stations, profile, parameters, sideM);
  const fibre = province.fibre && fibreInSquares(province.fibre, sideM);
  return { ...inputs, province: { ...province, stations, fibre } };
}

function isEditionName(edition: string | null): boolean {
  return edition === null || /^[a-z0-9][a-z0-9-]*$/.test(edition);
}

/** The app without the provinces' files that the build has put beside it: those are not for the public. */
async function appFiles(app: string, pageOf: (html: string) => string): Promise<Output[]> {
  const entries = await readdir(app, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry): Output[] => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(app, path).split(sep).join('/');
    if (!entry.isFile() || name.startsWith('data/')) return [];
    return [[name, inPieces(() => (name === 'index.html' ? pageOf(readFileSync(path, 'utf8')) : readFileSync(path)))]];
  });
}

/** The root of the site opens the province that was published last. */
function pageOf(html: string, profile: string, site: URL | null): string {
  const opening = withProvinceOfPage(html, profile);
  return site === null ? opening : withSiteAddress(opening, site);
}

/**
 * Provinces and editions that the folder holds already.
 *
 * @param app Where the app that is put into the folder comes from; undefined: it may lie there from before.
 */
function siteIn(folder: string, app: string | undefined): EarlierSite {
  const text = (name: string): string | null => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {
      return null;
    }
  };
  const answers: EarlierSite['answers'] = (name) => {
    const content = text(name);
    const read = content === null ? null : readPublishedAnswers(content, name, null);
    return read?.ok ? read.answers : null;
  };
  const hasApp = app !== undefined || isPageOfApp(text('index.html') ?? '');
  return { provinces: readProvinceList(text(PROVINCE_LIST_FILE) ?? '') ?? [], text, answers, hasApp };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
