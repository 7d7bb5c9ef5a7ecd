import type { ColourBy } from '../map/colour-by.ts';
import type { Profile } from '../model/profile.ts';
import { changesOf } from './parameter-specs.ts';
import type { Link } from './permalink.ts';
import { type AppState, DEFAULT_COLOUR_BY, DEFAULT_PROFILE_URL, type LinkedSelection } from './store.ts';

/** Between the store and a link: which of the state a link carries. */

/** What a link to this state says. */
export function linkOf(state: AppState): Link {
  return {
    // A profile made or opened here has no address that another browser could read.
    profile: state.profileUrl === DEFAULT_PROFILE_URL || state.profileUrl.startsWith('blob:') ? null : state.profileUrl,
    audience: state.audience,
    language: state.language,
    theme: state.theme,
    camera: state.camera,
    colourBy: sameMode(state.colourBy, DEFAULT_COLOUR_BY) ? null : state.colourBy,
    shown: state.shown,
    selection: selectionName(state),
    unit: state.unit,
    filter: state.villageFilter,
    embedded: state.embedded,
    reporting: state.reporting,
    tool: state.workbench.tab,
    work: state.linkWork.kind === 'text' ? state.linkWork.text : null,
    changes: state.parameters && state.province ? changesOf(state.parameters, state.province.profile) : [],
  };
}

/** The selection by a name that outlives a new computation. */
export function selectionName(state: AppState): LinkedSelection | null {
  const { selection } = state;
  if (!selection) return state.linkedSelection;
  if (selection.kind === 'village') {
    const code = state.province?.villages[selection.index]?.code;
    return code === undefined ? null : { kind: 'village', code };
  }
  const id = state.analysis?.positions[selection.index]?.id;
  return id === undefined ? null : { kind: 'position', id };
}

/** What a name from a link stands for in a province and its analysis; null: nothing there. */
export function findNamed(
  name: LinkedSelection,
  { province, analysis }: Pick<AppState, 'province' | 'analysis'>,
): AppState['selection'] {
  const index =
    name.kind === 'village'
      ? (province?.villages.findIndex(({ code }) => code === name.code) ?? -1)
      : (analysis?.positions.findIndex(({ id }) => id === name.id) ?? -1);
  return index < 0 ? null : { kind: name.kind, index };
}

/**
 * Where a person is in the app, as one text: what Back leads from and to. The rest of an address (the
 * camera, assumptions, language) changes within one such place.
 */
export function stepOf(state: AppState): string {
  const { audience, unit, reporting, sheet } = state;
  return JSON.stringify([audience, unit, reporting, sheet !== 'peek', selectionName(state)]);
}

/** Whether the profile has what a mode of colouring names. */
export function modeIsKnown(mode: ColourBy, profile: Profile): boolean {
  if (mode.kind !== 'coverage') return true;
  const { set } = mode;
  const operatorKnown = !('operator' in set) || profile.operators.some(({ id }) => id === set.operator);
  const technologyKnown = !('technology' in set) || profile.technologies.some(({ id }) => id === set.technology);
  return operatorKnown && technologyKnown;
}

/** Whether two modes colour alike. */
export function sameMode(a: ColourBy, b: ColourBy): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
