import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withRefusals } from '../src/analysis/agreement/from-log.ts';
import { matchAnswers } from '../src/analysis/agreement/match-answers.ts';
import { hostsOfLog } from '../src/analysis/agreement/move-hosts.ts';
import { positionsAndFootprints } from '../src/analysis/analyse.ts';
import { agreementCsv } from '../src/export/agreement-csv.ts';
import { projectZip } from '../src/export/project-zip.ts';
import { LANGUAGES, type Language } from '../src/i18n/language.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { AGREEMENT_WORDS } from '../src/i18n/words/agreement.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { readAnswerSheet } from '../src/ingest/agreement/read-answers.ts';
import { readChosenMoves } from '../src/ingest/pins.ts';
import { applySettings } from '../src/ingest/settings.ts';
import { currentMoves, MOVE_STATES, type MoveEvent, moveKey } from '../src/model/agreement.ts';
import type { AnswerFault, OperatorAnswer } from '../src/model/operator-sheet.ts';
import { type OpenedProject, openProject, withScenario } from './lib/project.ts';
import { fileSource, openFile, readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';

/** `npm run agreement`: what operators answered goes into the project's log, and out of it come the states of its moves. */

interface Args {
  readonly project: string;
  readonly plan: string | null;
  readonly answers: readonly string[];
  readonly out: string;
  readonly language: Language;
}

function argsOf(argv: readonly string[]): Args | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        project: { type: 'string' },
        plan: { type: 'string' },
        answers: { type: 'string', multiple: true },
        out: { type: 'string' },
        lang: { type: 'string' },
      },
    });
    const { project, plan = null, answers = [], out, lang = 'vi' } = values;
    const language = LANGUAGES.find((one) => one === lang);
    if (project === undefined || out === undefined || language === undefined) return null;
    return plan === null && answers.length === 0 ? null : { project, plan, answers, out, language };
  } catch {
    return null;
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const args = argsOf(argv);
  if (args === null) return refuse(sayIn(CLI_WORDS, 'vi')('cli.usage.agreement'));
  const project = await openProject(args.project);
  if (!project.ok) {
    reportIssues(project.issues, args.language);
    return 1;
  }
  try {
    return await record(args, project.opened);
  } finally {
    await project.opened.close();
  }
}

async function record(args: Args, opened: OpenedProject): Promise<number> {
  const { language, out } = args;
  const words = sayIn(CLI_WORDS, language);
  const read = await readInputs({ profile: opened.profile });
  reportIssues(read.issues, language);
  if (!read.ok) return refuse(words('cli.unusable.plan'));
  const settings = applySettings(read.value.profile, opened.settings);
  if (!settings.ok) return refuse(settings.reason);
  const { inputs } = withScenario(read.value, settings.parameters, opened);
  const { profile, province } = inputs;
  const { positions } = positionsAndFootprints(profile, province.stations, settings.parameters);

  const proposed = args.plan === null ? [] : await proposals(args.plan, opened);
  if (proposed === null) return refuse(words('cli.usage.agreement'));
  const answers: OperatorAnswer[] = [];
  const faults: AnswerFault[] = [];
  for (const path of args.answers) {
    const file = await openFile(path);
    if (!file.ok) {
      reportIssues(file.issues, language);
      return 1;
    }
    const sheet = await readAnswerSheet(fileSource(path, file.size), profile);
    answers.push(...sheet.answers);
    faults.push(...sheet.faults);
  }
  const log = [...opened.project.records.moveLog, ...proposed];
  const hosts = hostsOfLog(positions, province.structures, [...log, ...answers]);
  const now = new Date().toISOString();
  const matched = matchAnswers(answers, { stations: province.stations, hosts, log, now, newId: randomUUID });
  const moveLog = [...log, ...matched.events];
  const pins = withRefusals(opened.project.records.pins, moveLog);
  const moves = currentMoves(moveLog);
  const failure = await writeOutputs(out, [
    ['project.zip', [projectZip({ ...opened.project, records: { ...opened.project.records, pins, moveLog } })]],
    ['agreement.csv', agreementCsv(moves)],
  ]);
  if (failure !== null) return refuse(failureSentence(failure, language));
  for (const fault of [...faults, ...matched.faults]) console.error(faultLine(fault, language));
  const agreement = sayIn(AGREEMENT_WORDS, language);
  const states = MOVE_STATES.flatMap((state) => {
    const count = moves.filter((move) => move.state === state).length;
    return count === 0 ? [] : [`${agreement(`state.${state}`)} ${count}`];
  });
  const list = states.join(', ') || '–';
  console.log(words('cli.agreement.done', { events: matched.events.length, moves: moves.length, states: list }));
  console.log(words('cli.written', { folder: out }));
  return [...faults, ...matched.faults].some(({ taken }) => !taken) ? 1 : 0;
}

/** The moves of a `plan.json` that were not proposed before, as proposed today; null: it is none. */
async function proposals(path: string, { project }: OpenedProject): Promise<readonly MoveEvent[] | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  const moves = text === null ? null : readChosenMoves(text);
  if (moves === null) return null;
  const known = new Set(project.records.moveLog.map(moveKey));
  const recorded = new Date().toISOString();
  return moves
    .filter((move) => !known.has(moveKey(move)))
    .map((move) => ({
      ...move,
      id: randomUUID(),
      state: 'proposed',
      date: recorded.slice(0, 10),
      recorded,
      by: null,
      note: null,
      survey: null,
      source: 'plan.json',
    }));
}

function faultLine({ code, file, row, found }: AnswerFault, language: Language): string {
  const sentence = sayIn(AGREEMENT_WORDS, language)(`fault.${code}`, { found: found ?? '' });
  return `${file}${row === undefined ? '' : `:${row}`}: ${sentence}`;
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
