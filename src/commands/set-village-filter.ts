import { useApp } from '../state/store.ts';
import { NO_FILTER, type VillageFilter } from '../state/village-filter.ts';

/** Changes a part of what the villages' table and the map show; nothing: all of them again. */
export function setVillageFilter(change: Partial<VillageFilter> = NO_FILTER): void {
  useApp.setState({ villageFilter: { ...useApp.getState().villageFilter, ...change } });
}
