import { layGround } from '../src/analysis/analyse.ts';
import { createCoverageSession } from '../src/analysis/coverage/session.ts';
import { fillGaps, gapObstacle } from '../src/analysis/gaps/fill-gaps.ts';
import { makePlan, PLAN_LIMIT_S, planObstacle } from '../src/analysis/plan/plan.ts';
import { hostsOf } from '../src/analysis/sharing/hosts.ts';
import { createPairFinder } from '../src/analysis/sharing/pairs.ts';
import { gapsCsv } from '../src/export/gaps-csv.ts';
import { pairsCsv } from '../src/export/pairs-csv.ts';
import { planGeojson } from '../src/export/plan-geojson.ts';
import { planJson } from '../src/export/plan-json.ts';
import { planSheets } from '../src/export/plan-sheets.ts';
import { isSample } from '../src/export/summary-json.ts';
import { xlsxFile } from '../src/export/xlsx.ts';
import type { Language } from '../src/i18n/language.ts';
import type { Binding, Plan, PlanAim, PlanObstacle } from '../src/model/plan.ts';
import type { GapOrder, Pair } from '../src/model/planner.ts';
import { type Profile, READINGS, type Reading } from '../src/model/profile.ts';
import { analyseInputs, type CommandAnalysis, outputsOf } from './lib/analyse-inputs.ts';
import { readArgs } from './lib/args.ts';
import { highsSolver } from './lib/highs.ts';
import { type Inputs, readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { applySettings } from './lib/settings.ts';
import { type Output, writeOutputs } from './lib/write-outputs.ts';

/** `npm run plan`: the files of `analyze`, which planned stations should go on whose positions (JSON, map, spreadsheet), and which standing positions could become one; see DESIGN §6. */

const OWN_OPTIONS = ['goal', 'keep', 'reading', 'enforce-mandatory', 'gaps', 'gaps-operator'] as const;

type Words = Readonly<
  Record<PlanObstacle | 'gaps' | 'usage' | 'unusable' | 'unwritable' | 'notFound' | 'sample' | 'done', string>
>;
const USAGE =
  'npm run plan -- --goal 0.3 | --keep 0.95 --out DIR [--reading deployment|greenfield] [--enforce-mandatory yes|no] [--gaps N [--gaps-operator O]] [--profile P] [--villages F] [--village-table F] [--stations F] [--fibre F] [--structures F] [--set key=value]… [--lang vi|en]';
const WORDS: Readonly<Record<Language, Words>> = {
  vi: {
    usage: `Cách dùng: ${USAGE}`,
    unusable: 'Không có dữ liệu nào dùng được để lập phương án; không tệp nào được ghi.',
    unwritable: 'Không ghi được kết quả',
    notFound: `Chưa tìm được phương án nào trong ${PLAN_LIMIT_S} giây, cũng chưa chứng minh được là không có; không tệp nào được ghi.`,
    sample: 'Số liệu minh họa: có dữ liệu mẫu trong đầu vào.',
    done: 'Đã ghi vào',
    'goal-range': 'Mục tiêu (--goal) phải lớn hơn 0 và nhỏ hơn 1, ví dụ 0.3.',
    'bound-range': 'Mức giữ vùng phủ (--keep) phải lớn hơn 0 và không quá 1, ví dụ 0.95.',
    'no-period': 'Hồ sơ tỉnh không nêu giai đoạn nào (periods), nên không có mục tiêu để lập phương án.',
    'no-planned': 'Không có trạm dự kiến nào trong dữ liệu, nên không có gì để đưa vào dùng chung.',
    gaps: 'Lấp vùng lõm (--gaps) cần một số nguyên từ 1 đến 1000, và --gaps-operator là một nhà mạng của hồ sơ tỉnh.',
    'one-operator': 'Dữ liệu chỉ có một nhà mạng; dùng chung cần ít nhất hai.',
  },
  en: {
    usage: `Usage: ${USAGE}`,
    unusable: 'Nothing usable is left to plan with; no file was written.',
    unwritable: 'The results could not be written',
    notFound: `No plan was found within ${PLAN_LIMIT_S} s, and none was proved impossible; no file was written.`,
    sample: 'Illustration: sample data are among the inputs.',
    done: 'Written to',
    'goal-range': 'The goal (--goal) must be greater than 0 and less than 1, e.g. 0.3.',
    'bound-range': 'The coverage to keep (--keep) must be greater than 0 and at most 1, e.g. 0.95.',
    'no-period': 'The profile names no period, so there is no goal to plan for.',
    'no-planned': 'There is no planned station in the data, so there is nothing to share.',
    gaps: 'Gap filling (--gaps) takes a whole number from 1 to 1000, and --gaps-operator an operator of the profile.',
    'one-operator': 'The data have one operator only; sharing takes at least two.',
  },
};

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, OWN_OPTIONS);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${WORDS.vi.usage}`);
  const { args } = parsed;
  const { language, out, own } = args;
  const words = WORDS[language];
  const aim = aimOf(own.goal, own.keep);
  const reading = own.reading === undefined ? null : READINGS.find((one) => one === own.reading);
  const mandatory = own['enforce-mandatory'] ?? 'no';
  const asked = out !== undefined && aim !== null && reading !== undefined && ['yes', 'no'].includes(mandatory);
  if (!asked || args.files.length > 0) return refuse(words.usage);

  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok || read.value.province.villages.length === 0) return refuse(words.unusable);
  const { profile, province } = read.value;
  const { stations } = province;
  const settings = applySettings(profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);
  const official: Reading = reading ?? settings.parameters.reading;
  const parameters = { ...settings.parameters, reading: official };
  const obstacle = planObstacle({ profile, stations }, aim);
  if (obstacle !== null) return refuse(words[obstacle]);
  const gaps = own.gaps === undefined ? null : gapOrder(profile, numberOf(own.gaps), own['gaps-operator'] ?? null);
  if (gaps !== null && gapObstacle({ profile, villages: province.villages }, gaps)) return refuse(words.gaps);

  const computed = await analyseInputs(read.value, parameters);
  const { candidates, prepared, analysis } = computed;
  const positions = hostsOf(analysis.positions, province.structures);
  const ground = { profile, stations, positions, candidates, prepared, parameters };
  const plan = await makePlan(ground, {
    aim,
    reading: official,
    pinnedIn: new Set(),
    pinnedOut: new Set(),
    enforceMandatory: mandatory === 'yes',
    method: { kind: 'exact', solver: highsSolver },
    timeLimitS: PLAN_LIMIT_S,
    now: Date.now,
  });
  if (plan.status === 'unknown') return refuse(words.notFound);

  const sample = isSample(province.sources);
  const { villages, sources } = province;
  const file = { plan, ground, villages, sources, language, made: new Date().toISOString().slice(0, 10) };
  const failure = await writeOutputs(out, [
    ...outputsOf(read.value, args.profile, computed),
    ['plan.json', [planJson(plan, ground, sample)]],
    ['plan.geojson', [planGeojson(plan, ground, sample)]],
    ['plan.xlsx', [await xlsxFile(planSheets(file))]],
    ...(gaps === null ? [] : [await gapsFile(gaps, computed, read.value)]),
    ['pairs.csv', pairsCsv(pairsOf(computed, read.value), analysis.positions, villages)],
  ]);
  if (failure !== null) return refuse(`${words.unwritable}: ${failure}`);
  if (sample) console.error(words.sample);
  console.log(sentence(plan, language));
  console.log(`${words.done} ${out}`);
  return 0;
}

/** Reach by the newest broadband technology of the profile; a position must bring a hundred people. */
function gapOrder({ technologies }: Profile, count: number, operator: string | null): GapOrder {
  const technology = technologies.filter(({ broadband }) => broadband).at(-1)?.id ?? '';
  return { operator, technology, count, leastPeople: 100, siteSpacingM: 500, sampleSpacingM: 100 };
}

async function gapsFile(
  order: GapOrder,
  { analysis, prepared }: CommandAnalysis,
  { profile, province }: Inputs,
): Promise<Output> {
  const { positions, parameters } = analysis;
  const { shapes, layout, broadband } = prepared;
  const { footprints } = layGround(profile, province.stations, parameters);
  const filling = await fillGaps({ ...province, profile, positions, prepared, footprints, parameters }, order, {
    solver: highsSolver,
    timeLimitS: PLAN_LIMIT_S,
    now: Date.now,
    tell: () => {},
    breathe: async () => false,
    session: createCoverageSession(shapes, layout, broadband, parameters),
  });
  return ['gaps.csv', gapsCsv(filling, positions, province.structures)];
}

/** Standing positions that could become one, for what the share of all positions could be. */
function pairsOf({ analysis, prepared }: CommandAnalysis, { profile, province }: Inputs): Pair[] {
  const { positions, parameters } = analysis;
  const { shapes, weights } = prepared;
  const within = parameters.maxMoveM;
  const finder = createPairFinder(profile, province.stations, positions, shapes, weights, parameters, within);
  return finder.standing.flatMap((position) => finder.of(position));
}

/** Exactly one of the two; a number that is none fails its range later, with a sentence of its own. */
function aimOf(goal: string | undefined, keep: string | undefined): PlanAim | null {
  if (goal !== undefined && keep === undefined) return { kind: 'goal', goal: numberOf(goal) };
  if (keep !== undefined && goal === undefined) return { kind: 'keep', leastKept: numberOf(keep) };
  return null;
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

const BINDING: Readonly<Record<Language, Readonly<Record<Binding, string>>>> = {
  vi: {
    pins: 'các phương án được ghim',
    mandatory: 'các trạm bắt buộc dùng chung',
    slots: 'số chỗ trống trên cột',
    distance: 'khoảng cách tối đa',
    height: 'chiều cao',
    coverage: 'mức giữ vùng phủ của từng phương án',
    candidates: 'quá ít phương án',
  },
  en: {
    pins: 'the moves pinned',
    mandatory: 'the mandatory moves',
    slots: 'the free places on hosts',
    distance: 'the greatest distance',
    height: 'the heights',
    coverage: 'the coverage each move must keep',
    candidates: 'too few candidates',
  },
};

function sentence(plan: Plan, language: Language): string {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const percent = (share: number | null) =>
    share === null ? '–' : share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  const before = percent(plan.before.newBuild[plan.reading].share);
  const after = percent(plan.after.newBuild[plan.reading].share);
  const far = percent(plan.bestReachable?.share ?? null);
  const binding = plan.binding.map((one) => BINDING[language][one]).join(', ') || '–';
  if (language === 'vi') {
    return plan.status === 'infeasible'
      ? `Không đạt được: bị chặn bởi ${binding}; xa nhất có thể đạt ${far}.`
      : `${plan.status === 'optimal' ? 'Tối ưu' : 'Khả thi, chưa chứng minh tối ưu'}: ${plan.chosen.length} trạm chuyển, ${plan.mastsSaved} cột không phải xây; tỷ lệ dùng chung trong số xây mới ${before} → ${after}; giữ vùng phủ ${percent(plan.coverageKept)}.`;
  }
  return plan.status === 'infeasible'
    ? `Infeasible: bound by ${binding}; at most ${far} can be reached.`
    : `${plan.status === 'optimal' ? 'Optimal' : 'Feasible, not proved optimal'}: ${plan.chosen.length} stations move, ${plan.mastsSaved} masts are not built; shared share of newly built ${before} → ${after}; coverage kept ${percent(plan.coverageKept)}.`;
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
