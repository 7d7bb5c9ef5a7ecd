import type { AnalysisParameters } from '../model/parameters.ts';
import type { PeopleWeight } from '../model/people.ts';
import type { RadioModel } from '../model/radio.ts';

/** What figures rest on, for the files that name it. */
export interface FigureBasis {
  /** Model that footprints are drawn by; null: circles. */
  readonly model: RadioModel | null;
  /** What shares are of; absent: of area. */
  readonly weight?: PeopleWeight;
}

/** As figures are where nothing else was chosen. */
export const CIRCLES_AND_AREA: FigureBasis = { model: null };

/** What an analysis rests on. */
export function basisOfFigures({ radio, weight }: Pick<AnalysisParameters, 'radio' | 'weight'>): FigureBasis {
  const model = radio === undefined ? null : ('footprintOf' in radio ? radio.toJSON() : radio).model;
  return { model, ...(weight === undefined ? {} : { weight }) };
}

/** The columns that name it in each row of a CSV file; by circles and area the columns are those of the contract. */
export function basisColumns({ model, weight }: FigureBasis): {
  readonly header: readonly string[];
  readonly cells: readonly string[];
} {
  return {
    header: [...(model === null ? [] : ['coverage_model']), ...(weight === undefined ? [] : ['share_of'])],
    cells: [...(model === null ? [] : [model]), ...(weight === undefined ? [] : [weight])],
  };
}
