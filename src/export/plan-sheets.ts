import { newSitesOf } from '../analysis/plan/new-sites.ts';
import { plannedQuarter } from '../analysis/plan/phases.ts';
import type { PlanInput } from '../analysis/plan/plan-input.ts';
import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { say, sayIn } from '../i18n/translate.ts';
import { PLAN_FILE_WORDS, type PlanFileKey } from '../i18n/words/plan-file.ts';
import { PLAN_MONEY_WORDS } from '../i18n/words/plan-money.ts';
import { PLAN_PHASE_WORDS, quarterWords } from '../i18n/words/plan-phases.ts';
import { TOOL_WORDS } from '../i18n/words/tools.ts';
import { WEIGHT_WORDS } from '../i18n/words/weight.ts';
import type { Spread } from '../model/costs.ts';
import type { Plan, PlanFigures } from '../model/plan.ts';
import type { Source, Village } from '../model/province.ts';
import { type Candidate, GATES } from '../model/results.ts';
import type { SheetCell, SheetColumn, SheetKind, TableSheet } from '../model/sheet.ts';
import { planAskedLines } from './plan-asked.ts';
import { planAssumptions } from './plan-assumptions.ts';
import { planChangeSheets } from './plan-change-sheets.ts';
import type { NamedChanges } from './plan-json.ts';
import { planPhaseSheets, weightedRows } from './plan-phase-sheet.ts';
import { isSample } from './summary-json.ts';

/**
 * A plan as a spreadsheet for the operators: the figures before and after, a sheet for each
 * operator (what it moves where and with whom, what its own positions take in, under which
 * rule), and what all of it rests on.
 */
export interface PlanFile {
  readonly plan: Plan;
  readonly ground: Pick<PlanInput, 'profile' | 'stations' | 'positions' | 'candidates' | 'parameters'>;
  readonly villages: readonly Pick<Village, 'name'>[];
  readonly sources: readonly Source[];
  readonly language: Language;
  /** ISO date. */
  readonly made: string;
  readonly changes?: NamedChanges;
  /** Files that are not whole. */
  readonly incomplete?: readonly string[];
}

type T = (key: PlanFileKey, values?: Readonly<Record<string, string | number>>) => string;

export function planSheets(file: PlanFile): readonly TableSheet[] {
  const { ground, sources, language, incomplete = [] } = file;
  const t: T = (key, values) => say(PLAN_FILE_WORDS, language, key, values);
  const { weight } = ground.parameters;
  const notes = [
    t('planFile.title', { province: ground.profile.name[language] }),
    ...(isSample(sources) ? [t('planFile.sample')] : []),
    ...incomplete.map((name) => t('incomplete.text', { files: name })),
    ...(weight
      ? [say(WEIGHT_WORDS, language, 'weight.named', { weight: say(WEIGHT_WORDS, language, `weight.${weight}`) })]
      : []),
    ...(file.plan.farthest ? [t('planFile.farthest')] : []),
    ...(file.plan.weighted ? [say(PLAN_PHASE_WORDS, language, 'weights.note')] : []),
  ];
  return [
    summarySheet(file, t, notes),
    ...planPhaseSheets(file.plan, language, notes),
    ...(file.changes ? planChangeSheets(file.changes, language, notes) : []),
    ...ground.profile.operators.map(({ id }) => operatorSheet(id, file, t, notes)),
    ...newSiteSheets(file, t, notes),
    assumptionsSheet(file, t, notes),
  ];
}

/** Masts that several operators build together; no sheet where the plan has none. */
function newSiteSheets({ plan, ground }: PlanFile, t: T, notes: readonly string[]): readonly TableSheet[] {
  const sites = newSitesOf(plan, ground);
  if (sites.length === 0) return [];
  const columns: readonly (readonly [PlanFileKey, SheetKind])[] = [
    ['common.host', 'text'],
    ['fileColumn.hostLon', 'decimal'],
    ['fileColumn.hostLat', 'decimal'],
    ['fileColumn.siteHeight', 'decimal'],
    ['common.operators', 'text'],
    ['common.plannedStation', 'text'],
  ];
  return [
    {
      name: t('sheet.newSites'),
      notes: [...notes, t('planFile.newSites')],
      columns: columns.map(([key, kind]): SheetColumn => ({ header: t(key), kind })),
      rows: sites.map(({ position, stations }) => [
        position.id,
        position.location[0],
        position.location[1],
        position.heightM,
        stations.map(({ operator }) => operator).join(', '),
        stations.map(({ id }) => id).join(', '),
      ]),
    },
  ];
}

function summarySheet({ plan, changes, language }: PlanFile, t: T, notes: readonly string[]): TableSheet {
  const { before, after } = plan;
  const rows: SheetCell[][] = [];
  for (const reading of ['deployment', 'greenfield'] as const) {
    const of = ({ newBuild }: PlanFigures) => newBuild[reading];
    for (const part of ['locations', 'shared', 'share'] as const)
      rows.push([t(`item.${reading}.${part}`), of(before)[part], of(after)[part]]);
  }
  for (const part of ['total', 'shared', 'share'] as const)
    rows.push([t(`item.all.${part}`), before.positions[part], after.positions[part]]);
  for (const part of ['total', 'shared', 'share'] as const)
    rows.push([t(`item.built.${part}`), before.positionsOnceBuilt[part], after.positionsOnceBuilt[part]]);
  for (const way of ['rising', 'falling'] as const)
    if (changes) {
      rows.push([t(`item.${way}.villages`), null, changes.of[way].villages]);
      rows.push([t(`item.${way}.people`), null, changes.of[way].people]);
    }
  rows.push(
    [t('item.moves'), null, plan.chosen.length],
    [t('item.masts'), null, plan.mastsSaved],
    [t('item.loss'), null, plan.loss],
    [t('item.lossTogether'), null, plan.lossReanalysed],
    ...weightedRows(plan, language),
    [t('item.kept'), null, plan.coverageKept],
    [t('item.survey'), null, plan.needsSurvey],
    [t('item.left'), null, plan.mandatoryNotChosen.length],
  );
  return {
    name: t('sheet.summary'),
    notes,
    columns: [
      { header: t('fileColumn.item'), kind: 'text', widthChars: 60 },
      { header: t('common.before'), kind: 'decimal', widthChars: 14 },
      { header: t('common.after'), kind: 'decimal', widthChars: 14 },
    ],
    rows,
  };
}

const COLUMNS: readonly (readonly [PlanFileKey, SheetKind])[] = [
  ['fileColumn.role', 'text'],
  ['common.plannedStation', 'text'],
  ['fileColumn.operator', 'text'],
  ['fileColumn.technologies', 'text'],
  ['fileColumn.plannedDate', 'date'],
  ['fileColumn.fromLon', 'decimal'],
  ['fileColumn.fromLat', 'decimal'],
  ['common.host', 'text'],
  ['fileColumn.hostKind', 'text'],
  ['fileColumn.with', 'text'],
  ['fileColumn.hostLon', 'decimal'],
  ['fileColumn.hostLat', 'decimal'],
  ['fileColumn.distance', 'decimal'],
  ['fileColumn.mandatory', 'text'],
  ['common.rule', 'text'],
  ['fileColumn.ruleDate', 'text'],
  ['fileColumn.ruleForce', 'text'],
  ['fileColumn.loss', 'decimal'],
  ['fileColumn.kept', 'percent'],
  ['common.freeSlots', 'integer'],
  ['common.needsSurvey', 'text'],
  ['fileColumn.falling', 'text'],
  ['fileColumn.height', 'decimal'],
  ['fileColumn.hostHeight', 'decimal'],
  ['fileColumn.fromUnit', 'text'],
  ['fileColumn.hostUnit', 'text'],
  ['fileColumn.quarter', 'text'],
];

function operatorSheet(operator: string, file: PlanFile, t: T, notes: readonly string[]): TableSheet {
  const { plan, ground } = file;
  const { stations, positions, candidates } = ground;
  const chosen = plan.chosen.flatMap((index) => candidates[index] ?? []);
  const rows = chosen.flatMap((move): SheetCell[][] => {
    if (stations[move.station]?.operator === operator) return [rowOf(move, 'role.moves', file, t)];
    const receives = positions[move.host]?.operators.includes(operator);
    return receives ? [rowOf(move, 'role.receives', file, t)] : [];
  });
  return {
    name: operator,
    notes: [...notes, t('planFile.operatorNote', { operator })],
    columns: COLUMNS.map(([key, kind]): SheetColumn => ({ header: t(key), kind })),
    rows,
  };
}

function rowOf(move: Candidate, role: 'role.moves' | 'role.receives', file: PlanFile, t: T): SheetCell[] {
  const { plan, ground, villages, language } = file;
  const { profile, stations, positions, candidates } = ground;
  const station = stations[move.station];
  const host = positions[move.host];
  const rule = profile.rules.find(({ id }) => id === move.rule);
  // Whoever is there, and whoever comes with this plan.
  const coming = plan.chosen.flatMap((index) => {
    const other = candidates[index];
    return other?.host === move.host ? (stations[other.station]?.operator ?? []) : [];
  });
  const partners = [...new Set([...(host?.operators ?? []), ...coming])].filter((one) => one !== station?.operator);
  return [
    t(role),
    station?.id ?? null,
    station?.operator ?? null,
    station?.technologies.join(', ') ?? null,
    station?.plannedDate ? new Date(station.plannedDate.slice(0, 10)) : null,
    station?.location[0] ?? null,
    station?.location[1] ?? null,
    host?.id ?? null,
    t(`hostKind.${move.hostKind}`),
    partners.join(', '),
    host?.location[0] ?? null,
    host?.location[1] ?? null,
    Math.round(move.distanceM * 10) / 10,
    t(move.mandatory ? 'ruleKind.mandatory' : 'ruleKind.voluntary'),
    rule?.document ?? null,
    rule ? formatFor(language).date(rule.date) : null,
    rule ? t(rule.inForce ? 'rule.inForce' : 'rule.sample') : null,
    move.loss,
    move.coverageKept,
    move.freeSlots,
    GATES.filter((gate) => move.gates[gate] === 'survey')
      .map((gate) => t(`gateName.${gate}`))
      .join(', '),
    move.fallingVillages.map((village) => villages[village]?.name ?? '').join(', '),
    station?.heightM ?? null,
    host?.heightM ?? null,
    unitWords(file, move, 'from'),
    unitWords(file, move, 'to'),
    quarterWords(plannedQuarter(station), language),
  ];
}

/** Commune and district of a move's end; null: in no village, or not asked. */
function unitWords({ plan, ground, changes }: PlanFile, move: Candidate, end: 'from' | 'to'): string | null {
  const place = changes?.of.places[plan.chosen.findIndex((index) => ground.candidates[index] === move)];
  const village = place && changes?.villages[place[end]];
  return village ? [village.commune, village.district].filter((name) => name !== null).join(', ') || null : null;
}

function assumptionsSheet(file: PlanFile, t: T, notes: readonly string[]): TableSheet {
  const { plan, ground, sources, language, made } = file;
  const { parameters, profile, stations, positions, candidates } = ground;
  const f = formatFor(language);
  const left = plan.mandatoryNotChosen.flatMap((index) => {
    const move = candidates[index];
    return move ? [`${stations[move.station]?.id} → ${positions[move.host]?.id}`] : [];
  });
  const rows: SheetCell[][] = [
    [t('common.result'), t(`status.${plan.status}`), null],
    ...plan.binding.map((one): SheetCell[] => [t('item.binding'), say(TOOL_WORDS, language, `binding.${one}`), null]),
    [t('item.gap'), plan.gap === null ? null : f.percent(plan.gap, 2), null],
    ...planAskedLines(plan, language).map(({ item, value, note }): SheetCell[] => [item, value, note]),
    [t('item.made'), f.date(made), null],
    [t('item.left'), f.number(left.length), left.join('; ')],
    ...paid(plan, language),
    ...planAssumptions(parameters, profile, language),
    ...sources.map(({ file: name, date, origin, licence, sample }): SheetCell[] => [
      t('item.source', { file: name }),
      [date === null ? null : f.date(date), sample ? t('source.sample') : null]
        .filter((part) => part !== null)
        .join(', '),
      [origin, licence].filter((part) => part !== null).join(' · '),
    ]),
  ];
  return {
    name: t('sheet.assumptions'),
    notes,
    columns: [
      { header: t('fileColumn.item'), kind: 'text', widthChars: 50 },
      { header: t('fileColumn.value'), kind: 'text', widthChars: 40 },
      { header: t('fileColumn.note'), kind: 'text', widthChars: 80 },
    ],
    rows,
  };
}

/** What the plan saves where costs are known. */
function paid({ money }: Plan, language: Language): SheetCell[][] {
  if (money === null) return [];
  const t = sayIn(PLAN_MONEY_WORDS, language);
  const f = formatFor(language);
  const spread = (key: 'saving' | 'masts' | 'sites' | 'moves', { low, mid, high }: Spread): SheetCell[] => [
    t('money.item', { what: t(`money.${key}`) }),
    t('money.spread', { mid: f.number(mid), low: f.number(low), high: f.number(high) }),
    null,
  ];
  return [
    spread('saving', money.saving),
    spread('masts', money.saved),
    spread('sites', money.newSites),
    spread('moves', money.moves),
  ];
}
