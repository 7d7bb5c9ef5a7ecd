import type { FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import type { VillagePaint } from '../../map/view.ts';
import { villagePaint } from '../../map/village-paint.ts';
import type { Bounds } from '../../model/geometry.ts';
import type { LoadedProvince, Outlines } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { DEFAULT_COLOUR_BY, useApp } from '../../state/store.ts';

/** What every map of a report is drawn from. */
export interface PrintedProvince extends Outlines {
  readonly villages: FeatureCollection;
  readonly paint: VillagePaint;
  readonly bounds: readonly Bounds[];
}

/** For the moment before they are there. */
const NO_OUTLINES: Outlines = {
  borders: { type: 'FeatureCollection', features: [] },
  labels: { type: 'FeatureCollection', features: [] },
};

export function usePrintSource(province: LoadedProvince, analysis: Analysis): PrintedProvince {
  const outlines = useApp((state) => state.outlines);
  const { operators } = province.profile;
  const villages = useMemo((): FeatureCollection => JSON.parse(province.mapVillages), [province]);
  return useMemo(
    () => ({
      villages,
      ...(outlines ?? NO_OUTLINES),
      paint: villagePaint(DEFAULT_COLOUR_BY, analysis, { operators, theme: 'light', showContradictions: true }),
      bounds: province.villages.map((village) => village.bounds),
    }),
    [villages, province, outlines, analysis, operators],
  );
}
