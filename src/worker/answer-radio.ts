import { type PreparedProvince, positionsAndFootprints } from '../analysis/analyse.ts';
import type { CoverageSession } from '../analysis/coverage/session.ts';
import { stationCounts, stationRadiusM } from '../analysis/footprints.ts';
import { areaKm2, changedCells, withCells } from '../analysis/radio/mast-changes.ts';
import { powerOf, type RadioBasis, transmitterOf } from '../analysis/radio/radio-footprints.ts';
import { sectionTo, whatIf } from '../analysis/radio/section.ts';
import { villageSignal } from '../analysis/radio/village-signal.ts';
import { coverageChanges } from '../analysis/scenario/changes.ts';
import type { Ground } from '../model/ground.ts';
import type { MastChange } from '../model/path-section.ts';
import type { CoverageChanges } from '../model/planner.ts';
import type { Profile } from '../model/profile.ts';
import type { Province, Village } from '../model/province.ts';
import type { RadioAnswer, RadioFound, RadioMissing, RadioQuestion } from '../model/questions.ts';
import type { LastAnalysis } from './last-analysis.ts';
import type { RadioState } from './radio-footprints.ts';

/** Questions about single paths over the ground, answered in the worker. */

interface RadioContext {
  readonly profile: Profile;
  readonly province: Province;
  readonly prepared: PreparedProvince;
  readonly last: LastAnalysis;
  readonly radio: RadioState | null;
  readonly session: () => CoverageSession;
  /** Lets other messages in; throws once the question is stopped. */
  readonly rest: () => Promise<void>;
}

interface Known {
  readonly basis: RadioBasis;
  readonly ground: Ground;
}

export async function answerRadio(question: RadioQuestion, context: RadioContext): Promise<RadioAnswer> {
  const known = knownOf(context);
  switch (question.kind) {
    case 'section':
      return { kind: 'section', section: known === null ? missing('ground') : sectionOf(question, known, context) };
    case 'village-signal':
      return {
        kind: 'village-signal',
        signal: known === null ? missing('ground') : { found: await signalIn(question.village, known, context) },
      };
    case 'mast-changes':
      return {
        kind: 'mast-changes',
        changes: known === null ? missing('ground') : changesOf(question.station, known, context),
      };
  }
}

function missing(what: RadioMissing): { readonly missing: RadioMissing } {
  return { missing: what };
}

function knownOf({ profile, radio, last }: RadioContext): Known | null {
  if (radio === null || profile.linkBudgets === undefined) return null;
  const model = last.analysis.parameters.radioModel ?? 'p1812';
  return { basis: { model, budgets: profile.linkBudgets }, ground: radio.ground };
}

function sectionOf(
  { station, technology, to }: Extract<RadioQuestion, { kind: 'section' }>,
  { basis, ground }: Known,
  { last }: RadioContext,
): Extract<RadioAnswer, { kind: 'section' }>['section'] {
  const asked = last.stations[station];
  const budget = basis.budgets.technologies.find((one) => one.technology === technology);
  const transmitter = asked ? transmitterOf(asked, technology, basis) : null;
  const power = asked && budget ? powerOf(asked, budget) : null;
  if (transmitter === null || power === null) return missing('transmitter');
  const path = sectionTo(transmitter, to, ground);
  return path === null ? missing('terrain') : { found: { path, power, whatIf: whatIf(transmitter, to, ground) } };
}

function signalIn(village: number, { basis, ground }: Known, { profile, province, last, rest }: RadioContext) {
  const { parameters } = last.analysis;
  return villageSignal(
    { index: village, geometry: province.villages[village]?.geometry ?? [] },
    {
      stations: last.stations,
      technologies: profile.technologies.flatMap(({ id, broadband }) => (broadband ? [id] : [])),
      counts: (station) => stationCounts(station, parameters),
      discRadiusM: (station, technology) => stationRadiusM(station, technology, parameters),
    },
    basis,
    ground,
    rest,
  );
}

function changesOf(index: number, { basis, ground }: Known, context: RadioContext): RadioFound<readonly MastChange[]> {
  const { stations, analysis } = context.last;
  const { parameters } = analysis;
  const { radio } = parameters;
  const station = stations[index];
  if (radio === undefined || !('footprintOf' in radio)) return missing('model');
  if (!station?.technologies.some((technology) => transmitterOf(station, technology, basis) !== null))
    return missing('transmitter');
  const { before, changes } = changedCells(station, basis, ground);
  if (before.size === 0) return missing('terrain');
  const session = context.session();
  const found = changes.map(({ change, after }): MastChange => {
    const changed = { ...parameters, radio: withCells(radio, station, after) };
    const { footprints } = positionsAndFootprints(context.profile, stations, changed);
    const villages = coverageChanges(analysis.coverage, session.update(footprints), { kind: 'broadband' }, parameters);
    return {
      change,
      gained: villages.gained,
      lost: villages.lost,
      beforeKm2: areaKm2(before),
      afterKm2: areaKm2(after),
      people: peopleOf(villages, context.province.villages),
    };
  });
  return { found };
}

function peopleOf({ gained, lost, shifted }: CoverageChanges, villages: readonly Village[]): number {
  return [...gained, ...lost, ...shifted].reduce(
    (sum, { village, shareBefore, shareAfter }) =>
      sum + (villages[village]?.population ?? 0) * (shareAfter - shareBefore),
    0,
  );
}
