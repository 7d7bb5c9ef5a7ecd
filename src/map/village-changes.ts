import type { Feature, FeatureCollection } from 'geojson';
import type { VillageLine } from './layers/village-lines.ts';
import type { VillageState } from './layers/villages.ts';
import type { MapSelection, MapView } from './view.ts';

type Painted = Pick<MapView, 'geometry' | 'paint'>;

/**
 * The feature-states to write so that the villages of one view become those of the next.
 * Colours that stay are not written again; other villages (another geometry) start afresh.
 */
export function villageChanges(before: Painted | null, view: Painted): ReadonlyMap<number, VillageState> {
  const changes = new Map<number, VillageState>();
  const { paint } = view;
  const oldPaint = before?.geometry === view.geometry ? (before?.paint ?? null) : null;
  if (paint === oldPaint) return changes;
  const count = Math.max(paint?.colours.length ?? 0, oldPaint?.colours.length ?? 0);
  for (let id = 0; id < count; id++) {
    const colour = paint?.colours[id] ?? null;
    const hatched = paint?.hatched[id] === 1;
    const recoloured = colour !== (oldPaint?.colours[id] ?? null);
    const rehatched = hatched !== (oldPaint?.hatched[id] === 1);
    if (recoloured || rehatched)
      changes.set(id, { ...(recoloured ? { colour } : {}), ...(rehatched ? { hatched } : {}) });
  }
  return changes;
}

/** A line around a village, by its index. */
export type LinedVillage = readonly [village: number, line: VillageLine];

/** Lines that stay while the pointer moves, the ones below first. */
export function linedVillages({
  paint,
  overlay,
  highlighted,
}: Pick<MapView, 'paint' | 'overlay' | 'highlighted'>): readonly LinedVillage[] {
  const of =
    (line: VillageLine) =>
    (village: number): LinedVillage => [village, line];
  const contradicted = [...(paint?.contradicted.entries() ?? [])].flatMap(([v, yes]) => (yes === 1 ? [v] : []));
  return [
    ...contradicted.map(of('contradicted')),
    ...(overlay?.gained ?? []).map(of('gained')),
    ...(overlay?.lost ?? []).map(of('lost')),
    ...highlighted.villages.map(of('highlighted')),
  ];
}

/** What the pointer is on, and what is selected; of one village that is both, the selection. */
export function pointedVillages(selection: MapSelection, hovered: MapSelection): readonly LinedVillage[] {
  const selected = selection?.kind === 'village' ? selection.index : null;
  const pointed = hovered?.kind === 'village' && hovered.index !== selected ? hovered.index : null;
  return [
    ...(pointed === null ? [] : [[pointed, 'hover'] as const]),
    ...(selected === null ? [] : [[selected, 'selected'] as const]),
  ];
}

export function sameLines(one: readonly LinedVillage[], other: readonly LinedVillage[]): boolean {
  return (
    one.length === other.length &&
    one.every(([village, line], i) => other[i]?.[0] === village && other[i]?.[1] === line)
  );
}

/** @param shapes Of all villages, by index. */
export function lineFeatures(lined: readonly LinedVillage[], shapes: readonly Feature[]): FeatureCollection {
  const features = lined.flatMap(([village, line]): Feature[] => {
    const shape = shapes[village];
    return shape ? [{ type: 'Feature', properties: { line }, geometry: shape.geometry }] : [];
  });
  return { type: 'FeatureCollection', features };
}
