import type { Feature, FeatureCollection } from 'geojson';
import { footprintsOf } from '../analysis/footprints.ts';
import { PALETTES } from '../map/palette.ts';
import type { MapOverlay, Theme } from '../map/view.ts';
import type { LonLat } from '../model/geometry.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { Edit } from '../model/scenario.ts';

/**
 * One move on the map: where the stations of a place stand or would have stood and where they would
 * stand, and what they serve from each (broadband, where they have any), in the colours of *planned*
 * and of *chosen*.
 */
export function moveOverlay(
  { stations, from, to }: { readonly stations: readonly BaseStation[]; readonly from: LonLat; readonly to: LonLat },
  profile: Pick<Profile, 'operators' | 'technologies'>,
  parameters: AnalysisParameters,
  theme: Theme,
  villages: { readonly gained: readonly number[]; readonly lost: readonly number[] },
): MapOverlay {
  const both = [...stations, ...stations.map((station) => ({ ...station, location: to }))];
  const broadband = new Set(profile.technologies.flatMap(({ id, broadband: fast }) => (fast ? [id] : [])));
  const shown = both.map((one) => {
    const fast = one.technologies.filter((technology) => broadband.has(technology));
    return fast.length > 0 ? { ...one, technologies: fast } : one;
  });
  const positionOf = shown.map((_, index) => (index < stations.length ? 0 : 1));
  const footprints = footprintsOf(shown, positionOf, profile, { ...parameters, includePlanned: true });
  const indexesOf = (which: 0 | 1): Uint32Array =>
    Uint32Array.from({ length: footprints.count }, (_, index) => index).filter(
      (index) => footprints.position[index] === which,
    );
  const palette = PALETTES[theme];
  return {
    about: 'move',
    footprints: {
      footprints,
      tints: [
        { colour: palette.candidate.passes, indexes: indexesOf(0) },
        { colour: palette.accent, indexes: indexesOf(1) },
      ].filter(({ indexes }) => indexes.length > 0),
    },
    ...villages,
    features: {
      type: 'FeatureCollection',
      features: [lineFeature(from, to), pointFeature(from, 'from'), pointFeature(to, 'to')],
    },
  };
}

/**
 * Where a scenario differs from the data: what moved, with a line from where it was; what is
 * new; what is off, at the place that the data give it.
 */
export function scenarioMarks(
  edits: readonly Edit[],
  before: readonly BaseStation[],
  now: readonly BaseStation[],
): FeatureCollection {
  const was = new Map(before.map((station) => [station.id, station.location]));
  const is = new Map(now.map((station) => [station.id, station.location]));
  const off = new Set<string>();
  const touched = new Set<string>();
  for (const edit of edits) {
    if (edit.kind === 'switch-position') {
      for (const { id, positionId } of before) {
        if ((positionId ?? `~${id}`) !== edit.position) continue;
        if (edit.on) off.delete(id);
        else off.add(id);
      }
    } else if (edit.kind === 'switch-station') {
      if (edit.on) off.delete(edit.station);
      else off.add(edit.station);
    } else touched.add(edit.kind === 'add' ? edit.station.id : edit.station);
  }
  const marks = [...touched].flatMap((id): Feature[] => {
    const [from, to] = [was.get(id), is.get(id)];
    if (!to || off.has(id)) return [];
    const moved = from && (from[0] !== to[0] || from[1] !== to[1]);
    return moved ? [lineFeature(from, to), pointFeature(to, 'moved')] : [pointFeature(to, 'moved')];
  });
  const gone = [...off].flatMap((id) => {
    const place = was.get(id) ?? is.get(id);
    return place ? [pointFeature(place, 'off', '×')] : [];
  });
  return { type: 'FeatureCollection', features: [...marks, ...gone] };
}

/** Many moves at once: a line each, and where it goes. */
export function movesOverlay(
  moves: readonly { readonly from: LonLat; readonly to: LonLat }[],
  about: 'moves' | 'pairs' = 'moves',
): MapOverlay {
  return {
    about,
    footprints: null,
    gained: [],
    lost: [],
    features: {
      type: 'FeatureCollection',
      features: moves.flatMap(({ from, to }) => [lineFeature(from, to), pointFeature(to, 'to')]),
    },
  };
}

export type OverlayPart = 'from' | 'to' | 'chosen' | 'off' | 'moved';

/** A place that an overlay marks. */
export function pointFeature(place: LonLat, part: OverlayPart, label?: string): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [place[0], place[1]] },
    properties: label === undefined ? { part } : { part, label },
  };
}

/** From a mast to where it would go. */
export function lineFeature(from: LonLat, to: LonLat): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
    properties: {},
  };
}
