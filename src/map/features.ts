import type { Feature, FeatureCollection } from 'geojson';
import type { LonLat } from '../model/geometry.ts';
import type { FibreNetwork } from '../model/province.ts';
import type { Position } from '../model/results.ts';
import type { MapView } from './view.ts';

/** Model to GeoJSON for the map's sources. Feature ids are indexes. */

export const NO_FEATURES: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const POSITION_ICONS = ['single', 'shared', 'planned', 'mixed', 'mixed-shared'] as const;
export type PositionIcon = (typeof POSITION_ICONS)[number];

/** Shape by kind; a joint build that is only planned stays ◇, with its count. */
export function positionIcon(position: Pick<Position, 'status' | 'shared'>, plannedShown = true): PositionIcon {
  if (position.status === 'planned') return 'planned';
  if (position.status === 'mixed' && plannedShown) return position.shared ? 'mixed-shared' : 'mixed';
  return position.shared ? 'shared' : 'single';
}

function positionFeature(
  position: Position,
  index: number,
  { selected = false, plannedShown = true }: { readonly selected?: boolean; readonly plannedShown?: boolean },
): Feature {
  const icon = positionIcon(position, plannedShown);
  return {
    type: 'Feature',
    id: index,
    geometry: point(position.location),
    properties: {
      index,
      icon,
      shared: position.shared,
      tenants: icon === 'planned' ? position.operators.length : position.existingOperators.length,
      selected,
    },
  };
}

/**
 * Positions that stand, or those that are only planned.
 *
 * @param plannedShown Whether a standing mast also shows that it has a planned tenant.
 */
export function positionFeatures(
  positions: readonly Position[],
  which: 'existing' | 'planned',
  plannedShown = true,
): FeatureCollection {
  const features: Feature[] = [];
  positions.forEach((position, index) => {
    if ((position.status === 'planned') === (which === 'planned')) {
      features.push(positionFeature(position, index, { plannedShown }));
    }
  });
  return { type: 'FeatureCollection', features };
}

/** Whether two lists look the same on the map: every new analysis brings new objects, mostly of the same masts. */
export function lookAlike(one: readonly Position[], other: readonly Position[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every((position, index) => {
    const next = other[index];
    return (
      next !== undefined &&
      position.location[0] === next.location[0] &&
      position.location[1] === next.location[1] &&
      position.status === next.status &&
      position.shared === next.shared &&
      position.operators.length === next.operators.length &&
      position.existingOperators.length === next.existingOperators.length
    );
  });
}

/** What is highlighted, and what is selected, drawn above all clusters; one of them may be in someone's hand. */
export function highlightedPositionFeatures(
  view: Pick<MapView, 'positions' | 'highlighted' | 'selection'>,
  dragged?: { readonly index: number; readonly place: LonLat },
): FeatureCollection {
  const selected = view.selection?.kind === 'position' ? view.selection.index : -1;
  const indexes = new Set(view.highlighted.positions);
  if (selected >= 0) indexes.add(selected);
  const features: Feature[] = [];
  for (const index of indexes) {
    const position = view.positions[index];
    if (!position) continue;
    const there = dragged?.index === index ? { ...position, location: dragged.place } : position;
    features.push(positionFeature(there, index, { selected: index === selected }));
  }
  return { type: 'FeatureCollection', features };
}

/** Lines to hosts, and each host that passes once as a point. */
export function candidateFeatures(candidates: MapView['candidates']): FeatureCollection {
  const features: Feature[] = candidates.map(({ candidate, from, to }) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
    properties: { part: 'line', passes: candidate.passes, station: candidate.station, host: candidate.host },
  }));
  const hosts = new Map<number, LonLat>();
  for (const { candidate, to } of candidates) if (candidate.passes) hosts.set(candidate.host, to);
  for (const [host, to] of hosts) {
    features.push({ type: 'Feature', geometry: point(to), properties: { part: 'host', host } });
  }
  return { type: 'FeatureCollection', features };
}

export function estimateFeatures(estimates: MapView['estimates']): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: estimates.map(({ location, operator }) => ({
      type: 'Feature',
      geometry: point(location),
      properties: { operator },
    })),
  };
}

export function cableFeatures(fibre: FibreNetwork): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: fibre.cables.map((cable) => ({
      type: 'Feature',
      geometry: {
        type: 'MultiLineString',
        coordinates: cable.lines.map((line) => line.map((position) => [...position])),
      },
      properties: { id: cable.id },
    })),
  };
}

export function nodeFeatures(fibre: FibreNetwork): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: fibre.nodes.map((node) => ({
      type: 'Feature',
      geometry: point(node.location),
      properties: { id: node.id, kind: node.kind },
    })),
  };
}

function point(location: LonLat) {
  return { type: 'Point' as const, coordinates: [location[0], location[1]] };
}
