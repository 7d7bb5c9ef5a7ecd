import { type Say, say } from '../i18n/translate.ts';
import { PLAN_FILE_WORDS } from '../i18n/words/plan-file.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { CriticalPosition, GapFilling, GapSite, Pair } from '../model/planner.ts';
import type { SharingRule } from '../model/profile.ts';
import type { BaseStation, Structure, Village } from '../model/province.ts';
import { type Candidate, GATES, type GateResult, type Position } from '../model/results.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** The planner's tables of masts. Stations, positions and villages by index; distances in metres. */

const WORDS = {
  vi: { ...PLAN_FILE_WORDS.vi, ...TABLE_FILE_WORDS.vi },
  en: { ...PLAN_FILE_WORDS.en, ...TABLE_FILE_WORDS.en },
};
type T = Say<keyof typeof WORDS.vi>;
type Named = readonly Pick<Village, 'name'>[];

export interface CandidateSheetInput {
  readonly stations: readonly BaseStation[];
  /** Positions and structures: what a candidate's `host` is an index of. */
  readonly hosts: readonly Position[];
  readonly rules: readonly SharingRule[];
  readonly villages: Named;
  /** What stands at the host, in the reader's words; empty where unknown. */
  readonly structureOf: (row: Candidate) => string;
}

export function candidateSheet(
  name: string,
  candidates: readonly Candidate[],
  { stations, hosts, rules, villages, structureOf }: CandidateSheetInput,
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  const ruleOf = ({ rule }: Candidate): SharingRule | undefined => rules.find(({ id }) => id === rule);
  return tableSheet(
    name,
    [
      { header: t('common.plannedStation'), kind: 'text', cell: ({ station }) => stations[station]?.id ?? null },
      { header: t('fileColumn.operator'), kind: 'text', cell: ({ station }) => stations[station]?.operator ?? null },
      { header: t('common.host'), kind: 'text', cell: ({ host }) => hosts[host]?.id ?? null },
      { header: t('fileColumn.hostKind'), kind: 'text', cell: ({ hostKind }) => t(`hostKind.${hostKind}`) },
      {
        header: t('file.hostOperators'),
        kind: 'text',
        cell: ({ host }) => hosts[host]?.operators.join(', ') ?? null,
      },
      { header: t('common.structure'), kind: 'text', cell: (row) => structureOf(row) || null },
      ...moveColumns(villages, t),
      {
        header: t('fileColumn.mandatory'),
        kind: 'text',
        cell: (row) =>
          ruleOf(row) ? t(row.mandatory ? 'ruleKind.mandatory' : 'ruleKind.voluntary') : t('file.ruleNone'),
      },
      { header: t('common.rule'), kind: 'text', cell: (row) => ruleOf(row)?.document ?? null },
      {
        header: t('fileColumn.ruleForce'),
        kind: 'text',
        cell: (row) => {
          const rule = ruleOf(row);
          return rule ? t(rule.inForce ? 'rule.inForce' : 'rule.sample') : null;
        },
      },
    ],
    candidates,
    about,
  );
}

/** What pairs are named by. */
interface PairNames {
  readonly positions: readonly Position[];
  readonly villages: Named;
  /** Whether a pair is among those that together raise the share most. */
  readonly isJoined: (pair: Pair) => boolean;
}

/** Pairs of standing positions that could become one. */
export function pairSheet(
  name: string,
  pairs: readonly Pair[],
  { positions, villages, isJoined }: PairNames,
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  const operators = (index: number): string | null => positions[index]?.existingOperators.join(', ') ?? null;
  return tableSheet(
    name,
    [
      { header: t('file.mover'), kind: 'text', cell: ({ mover }) => positions[mover]?.id ?? null },
      { header: t('file.moverOperators'), kind: 'text', cell: ({ mover }) => operators(mover) },
      { header: t('common.host'), kind: 'text', cell: ({ host }) => positions[host]?.id ?? null },
      { header: t('file.hostOperators'), kind: 'text', cell: ({ host }) => operators(host) },
      ...moveColumns(villages, t),
      { header: t('file.joined'), kind: 'text', cell: (row) => t(isJoined(row) ? 'village.yes' : 'file.no') },
    ],
    pairs,
    about,
  );
}

type Move = Pick<Candidate, 'distanceM' | 'coverageKept' | 'loss' | 'freeSlots' | 'gates' | 'fallingVillages'>;

/** What candidates and pairs have in common. */
function moveColumns(villages: Named, t: T): readonly TableColumn<Move>[] {
  const gates =
    (result: GateResult) =>
    ({ gates: of }: Move) =>
      GATES.filter((gate) => of[gate] === result)
        .map((gate) => t(`gateName.${gate}`))
        .join(', ') || null;
  return [
    { header: t('fileColumn.distance'), kind: 'decimal', cell: ({ distanceM }) => Math.round(distanceM * 10) / 10 },
    { header: t('fileColumn.kept'), kind: 'percent', cell: ({ coverageKept }) => coverageKept },
    { header: t('fileColumn.loss'), kind: 'decimal', cell: ({ loss }) => loss },
    { header: t('common.freeSlots'), kind: 'integer', cell: ({ freeSlots }) => freeSlots },
    { header: t('file.failedGates'), kind: 'text', cell: gates('fail') },
    { header: t('common.needsSurvey'), kind: 'text', cell: gates('survey') },
    {
      header: t('fileColumn.falling'),
      kind: 'text',
      cell: ({ fallingVillages }) => fallingVillages.map((v) => villages[v]?.name ?? '').join(', ') || null,
    },
  ];
}

/** The positions that fill gaps, in the order they were chosen. */
export function gapSiteSheet(
  name: string,
  sites: readonly (GapSite & { readonly order?: number; readonly gain?: number | undefined })[],
  positions: readonly Position[],
  structures: readonly Structure[],
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  const position = ({ kind, index }: GapSite) => (kind === 'existing' ? positions[index] : undefined);
  const structure = ({ kind, index }: GapSite) => (kind === 'structure' ? structures[index] : undefined);
  return tableSheet(
    name,
    [
      { header: t('file.order'), kind: 'integer', cell: ({ order }, index) => order ?? index + 1 },
      { header: t('file.site'), kind: 'text', cell: ({ kind }) => t(`fileSite.${kind}`) },
      { header: t('file.position'), kind: 'text', cell: (row) => position(row)?.id ?? structure(row)?.id ?? null },
      {
        header: t('common.operators'),
        kind: 'text',
        cell: (row) => position(row)?.existingOperators.join(', ') ?? null,
      },
      { header: t('file.lat'), kind: 'decimal', cell: ({ location }) => location[1] },
      { header: t('file.lon'), kind: 'decimal', cell: ({ location }) => location[0] },
      { header: t('file.radius'), kind: 'integer', cell: ({ radiusM }) => radiusM },
      { header: t('file.gain'), kind: 'decimal', cell: ({ gain }) => gain ?? null },
    ],
    sites,
    about,
  );
}

/** People newly reached by the number of positions: chosen one by one, and the best there is. */
export function gapStepSheet(
  name: string,
  { greedy, optimum }: Pick<GapFilling, 'greedy' | 'optimum'>,
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  const best = (count: number) => optimum.find((step) => step.count === count);
  return tableSheet(
    name,
    [
      { header: t('file.count'), kind: 'integer', cell: ({ count }) => count },
      { header: t('file.greedy'), kind: 'decimal', cell: ({ people }) => people },
      { header: t('file.optimum'), kind: 'decimal', cell: ({ count }) => best(count)?.people ?? null },
      { header: t('file.bound'), kind: 'decimal', cell: ({ count }) => best(count)?.bound ?? null },
    ],
    greedy,
    about,
  );
}

/** Positions that villages hang on, those with most people first. */
export function criticalSheet(
  name: string,
  ranking: readonly CriticalPosition[],
  positions: readonly Position[],
  villages: Named,
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about);
  return tableSheet(
    name,
    [
      { header: t('file.position'), kind: 'text', cell: ({ position }) => positions[position]?.id ?? null },
      {
        header: t('common.operators'),
        kind: 'text',
        cell: ({ position }) => positions[position]?.existingOperators.join(', ') ?? null,
      },
      { header: t('file.hanging'), kind: 'integer', cell: ({ villages: hanging }) => hanging.length },
      { header: t('file.people'), kind: 'integer', cell: ({ people }) => people },
      { header: t('file.peopleUnknown'), kind: 'integer', cell: ({ villagesUnknown }) => villagesUnknown },
      {
        header: t('file.villages'),
        kind: 'text',
        cell: ({ villages: hanging }) => hanging.map((v) => villages[v]?.name ?? '').join(', '),
      },
    ],
    ranking,
    about,
  );
}

function speakerOf({ language }: TableAbout): T {
  return (key, values) => say(WORDS, language, key, values);
}
