import type { ColourBy } from '../map/colour-by.ts';
import { LAYER_SWITCHES } from '../map/view.ts';
import type { CoverageSet } from '../model/results.ts';
import { sameMode, selectionName } from './link-state.ts';
import { type Change, changedParameters } from './parameter-specs.ts';
import { FILTER_PARTS, type Link } from './permalink.ts';
import { type AppState, DEFAULT_COLOUR_BY, DEFAULT_PROFILE_URL, usuallyShown } from './store.ts';
import { WORKBENCH_AT_FIRST } from './workbench.ts';

/** From the store to a link and its text: nothing of it is needed before the first map. */

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
    opacity: state.opacity,
    baseChoice: state.baseChoice,
    selection: selectionName(state),
    // Where a person stands is told to nobody, not even by an address that she copies.
    point: state.point?.accuracyM === null ? state.point.at : null,
    unit: state.unit,
    filter: state.villageFilter,
    embedded: state.embedded,
    reporting: state.reporting,
    tool: state.workbench.tab,
    work: state.linkWork.kind === 'text' ? state.linkWork.text : null,
    changes: state.parameters && state.province ? changedParameters(state.parameters, state.province.profile) : [],
  };
}

/**
 * Where a person is in the app, as one text: what Back leads from and to. The rest of an address (the
 * camera, assumptions, language) changes within one such place.
 */
export function stepOf(state: AppState): string {
  const { audience, unit, reporting, sheet, point } = state;
  return JSON.stringify([audience, unit, reporting, sheet !== 'peek', selectionName(state), point?.at ?? null]);
}

/** The query, from `?` on; empty where all is as usual. */
export function writeLink(link: Link): string {
  const query = new URLSearchParams();
  if (link.profile) query.set('profile', link.profile);
  if (link.audience !== 'public') query.set('view', link.audience);
  if (link.language !== 'vi') query.set('lang', link.language);
  if (link.theme) query.set('theme', link.theme);
  if (link.colourBy) query.set('colour', colourText(link.colourBy));
  const usual = usuallyShown(link.audience);
  const on = LAYER_SWITCHES.filter((layer) => link.shown[layer] && !usual[layer]);
  const off = LAYER_SWITCHES.filter((layer) => !link.shown[layer] && usual[layer]);
  if (on.length > 0) query.set('on', on.join(','));
  if (off.length > 0) query.set('off', off.join(','));
  const { baseMap, relief } = link.opacity;
  if (baseMap + relief < 2) query.set('opacity', `${baseMap},${relief}`);
  if (link.baseChoice !== null) query.set('base', link.baseChoice);
  writeSelection(query, link);
  if (link.unit.district !== null) query.set('district', link.unit.district);
  if (link.unit.commune !== null) query.set('commune', link.unit.commune);
  for (const part of FILTER_PARTS) if (link.filter[part] !== 'all') query.set(`filter.${part}`, link.filter[part]);
  if (link.filter.hanging) query.set('filter.hanging', 'yes');
  if (link.reporting) query.set('report', '1');
  if (link.embedded) query.set('embed', '1');
  if (link.tool !== WORKBENCH_AT_FIRST.tab) query.set('tool', link.tool);
  if (link.work) query.set('work', link.work);
  for (const change of link.changes) query.set(changeName(change), changeText(change));
  if (link.camera) {
    const [lon, lat] = link.camera.centre;
    query.set('at', `${lon.toFixed(5)},${lat.toFixed(5)},${link.camera.zoom.toFixed(2)}`);
  }
  return query.toString();
}

function writeSelection(query: URLSearchParams, { selection, point }: Link): void {
  if (selection) query.set(selection.kind, selection.kind === 'village' ? selection.code : selection.id);
  if (point) query.set('point', point.map((degrees) => degrees.toFixed(5)).join(','));
}

function colourText(mode: ColourBy): string {
  if (mode.kind !== 'coverage') return mode.kind;
  const parts = ((set: CoverageSet): readonly string[] => {
    switch (set.kind) {
      case 'operators':
        return [String(set.atLeast)];
      case 'operator':
        return [set.operator];
      case 'technology':
        return [set.technology];
      case 'cell':
        return [set.operator, set.technology];
      default:
        return [];
    }
  })(mode.set);
  return [mode.set.kind, ...parts.map(encodeURIComponent)].join(':');
}

function changeName(change: Change): string {
  return change.key === 'radiusM' ? `radiusM.${encodeURIComponent(change.technology)}.${change.area}` : change.key;
}

function changeText(change: Change): string {
  if (change.key === 'includePlanned') return change.value ? 'yes' : 'no';
  return String(change.value);
}
