import type { FeatureCollection } from 'geojson';
import {
  cableFeatures,
  candidateFeatures,
  estimateFeatures,
  highlightedPositionFeatures,
  lookAlike,
  NO_FEATURES,
  nodeFeatures,
  positionFeatures,
} from './features.ts';
import { NOTHING_BUT_VILLAGES } from './first-view.ts';
import { CANDIDATE_SOURCE } from './layers/candidates.ts';
import { ESTIMATE_SOURCE } from './layers/estimates.ts';
import { CABLE_SOURCE, NODE_SOURCE } from './layers/fibre.ts';
import { OVERLAY_SOURCE } from './layers/overlay.ts';
import { HIGHLIGHTED_POSITION_SOURCE, PLANNED_SOURCE, POSITION_SOURCE } from './layers/positions.ts';
import type { MapView } from './view.ts';

type Shown = Pick<
  MapView,
  'positions' | 'estimates' | 'shown' | 'highlighted' | 'selection' | 'candidates' | 'overlay' | 'marks' | 'fibre'
>;

/**
 * New data for the sources of points and lines whose part of the view is another than before;
 * boundaries are not among them.
 *
 * @param before Null: a fresh style, whose sources are empty.
 */
export function* sourceChanges(
  before: Shown | null,
  view: Shown,
): Generator<readonly [source: string, data: FeatureCollection]> {
  const was: Shown = before ?? NOTHING_BUT_VILLAGES;
  const moved = !lookAlike(was.positions, view.positions);
  if (moved) yield [PLANNED_SOURCE, positionFeatures(view.positions, 'planned')];
  if (moved || was.shown.planned !== view.shown.planned)
    yield [POSITION_SOURCE, positionFeatures(view.positions, 'existing', view.shown.planned)];
  if (moved || was.highlighted.positions !== view.highlighted.positions || was.selection !== view.selection)
    yield [HIGHLIGHTED_POSITION_SOURCE, highlightedPositionFeatures(view)];
  if (was.candidates !== view.candidates) yield [CANDIDATE_SOURCE, candidateFeatures(view.candidates)];
  if (was.overlay !== view.overlay || was.marks !== view.marks) {
    const features = [...(view.marks?.features ?? []), ...(view.overlay?.features.features ?? [])];
    yield [OVERLAY_SOURCE, { type: 'FeatureCollection', features }];
  }
  if (was.estimates !== view.estimates) yield [ESTIMATE_SOURCE, estimateFeatures(view.estimates)];
  if (was.fibre !== view.fibre) {
    yield [CABLE_SOURCE, view.fibre ? cableFeatures(view.fibre) : NO_FEATURES];
    yield [NODE_SOURCE, view.fibre ? nodeFeatures(view.fibre) : NO_FEATURES];
  }
}
