import type { VillageState } from './layers/villages.ts';
import type { MapOverlay, MapView } from './view.ts';

type Shown = Pick<MapView, 'geometry' | 'paint' | 'lit' | 'selection' | 'overlay'>;

/**
 * The feature-states to write so that the villages of one view become those of the next.
 * Colours that stay are not written again; other villages (another geometry) start afresh.
 */
export function villageChanges(before: Shown | null, view: Shown): ReadonlyMap<number, VillageState> {
  const changes = new Map<number, VillageState>();
  const change = (id: number, state: VillageState): void => {
    changes.set(id, { ...changes.get(id), ...state });
  };
  const old = before?.geometry === view.geometry ? before : null;

  const { paint } = view;
  const oldPaint = old?.paint ?? null;
  if (paint !== oldPaint) {
    const count = Math.max(paint?.colours.length ?? 0, oldPaint?.colours.length ?? 0);
    for (let id = 0; id < count; id++) {
      const colour = paint?.colours[id] ?? null;
      const hatched = paint?.hatched[id] === 1;
      const contradicted = paint?.contradicted[id] === 1;
      if (colour !== (oldPaint?.colours[id] ?? null)) change(id, { colour });
      if (hatched !== (oldPaint?.hatched[id] === 1)) change(id, { hatched });
      if (contradicted !== (oldPaint?.contradicted[id] === 1)) change(id, { contradicted });
    }
  }

  if (old?.lit.villages !== view.lit.villages) {
    const lit = new Set(view.lit.villages);
    const wasLit = new Set(old?.lit.villages);
    for (const id of wasLit) if (!lit.has(id)) change(id, { lit: false });
    for (const id of lit) if (!wasLit.has(id)) change(id, { lit: true });
  }

  if ((old?.overlay ?? null) !== view.overlay) {
    const wasChanged = changedVillages(old?.overlay ?? null);
    const isChanged = changedVillages(view.overlay);
    for (const id of wasChanged.keys()) if (!isChanged.has(id)) change(id, { change: null });
    for (const [id, how] of isChanged) if (wasChanged.get(id) !== how) change(id, { change: how });
  }

  const was = selectedVillage(old);
  const is = selectedVillage(view);
  if (was !== is) {
    if (was !== null) change(was, { selected: false });
    if (is !== null) change(is, { selected: true });
  }
  return changes;
}

function selectedVillage(view: Pick<MapView, 'selection'> | null): number | null {
  return view?.selection?.kind === 'village' ? view.selection.index : null;
}

function changedVillages(overlay: MapOverlay | null): ReadonlyMap<number, 'gained' | 'lost'> {
  const changed = new Map<number, 'gained' | 'lost'>();
  for (const id of overlay?.gained ?? []) changed.set(id, 'gained');
  for (const id of overlay?.lost ?? []) changed.set(id, 'lost');
  return changed;
}
