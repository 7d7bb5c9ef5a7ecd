import type { AnalysisParameters } from '../model/parameters.ts';
import type { RadioModel } from '../model/radio.ts';

/** Model that an analysis draws its footprints by, for the files that name it; null: circles. */
export function coverageModel({ radio }: Pick<AnalysisParameters, 'radio'>): RadioModel | null {
  if (radio === undefined) return null;
  return ('footprintOf' in radio ? radio.toJSON() : radio).model;
}
