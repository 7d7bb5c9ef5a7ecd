import type { ColourBy } from '../map/colour-by.ts';
import type { Profile } from '../model/profile.ts';
import type { AppState, LinkedSelection } from './store.ts';

/** Between a link and the store: what the names of a link stand for. */

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
