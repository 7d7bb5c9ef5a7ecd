import { type Footprints, footprintsOf } from '../analysis/footprints.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import type { ColourBy } from '../map/colour-by.ts';
import { operatorColour } from '../map/palette.ts';
import type { FootprintPaint, MapGeometry, MapView, Theme } from '../map/view.ts';
import { villagePaint } from '../map/village-paint.ts';
import type { LoadedProvince } from '../model/loaded-province.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { Analysis, Candidate, Position } from '../model/results.ts';
import { lastResult } from './last-result.ts';
import { type AppState, NOTHING_HIGHLIGHTED } from './store.ts';
import { isNarrowed, passing, type UnitChoice, type VillageFilter, villagesOfUnit } from './village-filter.ts';

/**
 * Store → `MapView`. Each part is remembered by what it is made of, so that the map's
 * controller can tell by identity what has changed.
 */
export function createMapViewSelector(): (state: AppState, theme: Theme, padding: MapView['padding']) => MapView {
  const geometryOf = lastResult(makeGeometry);
  const paintOf = lastResult((mode: ColourBy, analysis: Analysis, profile: Profile, theme: Theme) =>
    villagePaint(mode, analysis, { operators: profile.operators, theme, showContradictions: true }),
  );
  const footprints = lastResult(makeFootprints);
  const tints = lastResult(makeTints);
  const candidates = lastResult(candidateLines);
  const hosts = lastResult(hostsOf);
  const highlightedOf = lastResult(highlightedBySelection);
  const tabled = lastResult(highlightedByTable);
  const reach = lastResult((nodeReachM: number, cableReachM: number) => ({ nodeReachM, cableReachM }));
  const shownOf = lastResult((shown: AppState['shown'], added: 'nothing' | 'footprints' | 'footprints-candidates') =>
    added === 'nothing'
      ? shown
      : { ...shown, footprints: true, candidates: added === 'footprints-candidates' || shown.candidates },
  );
  const estimatesOf = lastResult((stations: readonly BaseStation[]) =>
    stations.filter(({ status }) => status === 'estimate'),
  );
  const none: MapView['candidates'] = [];
  const noPositions: readonly Position[] = [];

  function candidatesFor(state: AppState, analysis: Analysis | null, mast: number | null): MapView['candidates'] {
    const { province, candidates: all } = state;
    if (!province || !analysis || !all || state.mapInstead) return none;
    if (!state.shown.candidates && mast === null) return none;
    return candidates(all, state.stations, hosts(analysis.positions, province.structures), mast);
  }

  function footprintsFor(state: AppState, about: Attention, theme: Theme): MapView['footprints'] {
    const { province, parameters, overlay } = state;
    const { analysis, mast } = about;
    if (overlay?.footprints) return overlay.footprints;
    if (!province || !analysis || !parameters || (!state.shown.footprints && mast === null)) return null;
    // Circles would contradict figures that come from the ground.
    if (analysis.parameters.radio) return null;
    const { profile } = province;
    return tints(
      footprints(state.stations, analysis.positions, profile, parameters),
      profile,
      state.colourBy,
      mast,
      theme,
    );
  }

  function highlightedFor(state: AppState, analysis: Analysis | null): MapView['highlighted'] {
    if (state.highlighted !== NOTHING_HIGHLIGHTED || state.overlay) return state.highlighted;
    const bySelection = highlightedOf(state.inspection);
    if (state.audience !== 'district') return bySelection;
    return tabled(state.province, analysis, state.unit, state.villageFilter, bySelection);
  }

  return (state, theme, padding) => {
    const { province, parameters, selection, overlay } = state;
    const analysis = state.mapInstead ?? state.analysis;
    const mast = selection?.kind === 'position' ? selection.index : null;
    const added = overlay?.footprints ? 'footprints' : 'nothing';
    return {
      theme,
      geometry: province && geometryOf(province),
      outlines: state.outlines,
      settled: isSettled(state),
      paint: province && analysis && paintOf(state.colourBy, analysis, province.profile, theme),
      positions: analysis?.positions ?? noPositions,
      estimates: estimatesOf(state.stations),
      candidates: candidatesFor(state, analysis, mast),
      footprints: footprintsFor(state, { analysis, mast }, theme),
      overlay,
      base: state.base,
      opacity: state.opacity,
      signal: state.signalPicture,
      measured: state.measuredPoints,
      marks: state.mapInstead ? null : state.marks,
      fibre: province?.fibre ?? null,
      fibreReach: reach(parameters?.nodeReachM ?? 0, parameters?.cableReachM ?? 0),
      shown: shownOf(state.shown, mast === null ? added : 'footprints-candidates'),
      selection,
      movable: movableOf(state, mast, analysis),
      highlighted: highlightedFor(state, analysis),
      padding,
    };
  };
}

/** What is looked at: the analysis that the map shows, and the mast that is selected. */
interface Attention {
  readonly analysis: Analysis | null;
  readonly mast: number | null;
}

/** The first figures are there, or will not come before a person asks again. */
export function isSettled({ analysis, status }: AppState): boolean {
  return analysis !== null || status.kind === 'failed' || status.kind === 'stopped';
}

function makeGeometry(province: LoadedProvince): MapGeometry {
  return {
    villages: province.mapVillages,
    bounds: province.bounds,
  };
}

function makeFootprints(
  stations: readonly BaseStation[],
  positions: readonly Position[],
  profile: Profile,
  parameters: AnalysisParameters,
): Footprints {
  const positionOf = new Uint32Array(stations.length);
  positions.forEach((position, index) => {
    for (const station of position.stations) positionOf[station] = index;
  });
  return footprintsOf(stations, positionOf, profile, parameters);
}

/** One tint an operator, of the footprints the question is about; of one mast alone where one is selected. */
function makeTints(
  footprints: Footprints,
  profile: Profile,
  mode: ColourBy,
  mast: number | null,
  theme: Theme,
): FootprintPaint {
  const technologyCount = profile.technologies.length;
  const asked = mode.kind === 'coverage' ? mode.set : null;
  const indexes: number[][] = profile.operators.map(() => []);
  for (let index = 0; index < footprints.count; index++) {
    const cell = footprints.cell[index] ?? outOfRange();
    const operator = Math.floor(cell / technologyCount);
    const technology = profile.technologies[cell % technologyCount];
    if (mast !== null) {
      if (footprints.position[index] !== mast) continue;
    } else if (asked) {
      if ('operator' in asked && profile.operators[operator]?.id !== asked.operator) continue;
      if ('technology' in asked && technology?.id !== asked.technology) continue;
      if ((asked.kind === 'broadband' || asked.kind === 'operators') && !technology?.broadband) continue;
    }
    indexes[operator]?.push(index);
  }
  return {
    footprints,
    tints: profile.operators.flatMap((operator, o) => {
      const own = indexes[o] ?? [];
      return own.length === 0
        ? []
        : [{ colour: operatorColour(operator.colour, theme), indexes: Uint32Array.from(own) }];
    }),
  };
}

/** Lines of the candidates that pass; with a mast selected, all of its own, passing or not. */
function candidateLines(
  candidates: readonly Candidate[],
  stations: readonly BaseStation[],
  positions: readonly Position[],
  mast: number | null,
): MapView['candidates'] {
  const own = mast === null ? null : new Set(positions[mast]?.stations ?? []);
  return candidates.flatMap((candidate) => {
    const wanted = own === null ? candidate.passes : candidate.host === mast || own.has(candidate.station);
    const from = stations[candidate.station]?.location;
    const to = positions[candidate.host]?.location;
    return wanted && from && to ? [{ candidate, from, to }] : [];
  });
}

/** The rows of the district's table, where it is narrowed: table and map always say the same. */
function highlightedByTable(
  province: LoadedProvince | null,
  analysis: Analysis | null,
  unit: UnitChoice,
  filter: VillageFilter,
  highlighted: MapView['highlighted'],
): MapView['highlighted'] {
  if (!province || !analysis || !isNarrowed(unit, filter)) return highlighted;
  return {
    villages: passing(villagesOfUnit(province.villages, unit), analysis, filter),
    positions: highlighted.positions,
  };
}

/** What a mast serves, or who serves a village. */
function highlightedBySelection(inspection: AppState['inspection']): MapView['highlighted'] {
  if (!inspection) return NOTHING_HIGHLIGHTED;
  return inspection.kind === 'village'
    ? { villages: [], positions: inspection.found.serving.map(({ position }) => position) }
    : { villages: inspection.found.villages.map(({ village }) => village), positions: [] };
}

/** With a scenario open, a mast that is selected and of one station alone: of several, it would not be clear which. */
function movableOf({ planner, audience }: AppState, mast: number | null, analysis: Analysis | null): number | null {
  if (!planner.open || audience !== 'planner' || mast === null) return null;
  return analysis?.positions[mast]?.stations.length === 1 ? mast : null;
}
