import type { CoverageSet } from '../model/results.ts';
import { coverageRamp, fibreRamp, operatorRamp, PALETTES } from './palette.ts';
import type { Theme } from './view.ts';

/** What the villages' colours say. One of these at a time. */
export type ColourBy =
  /** Share of the village inside one set of footprints. */
  | { readonly kind: 'coverage'; readonly set: CoverageSet }
  /** How many operators bring broadband to at least `coveredShare` of the village. */
  | { readonly kind: 'operator-count' }
  /** How many positions can fail before it is no longer covered. */
  | { readonly kind: 'resilience' }
  | { readonly kind: 'fibre' }
  | { readonly kind: 'verdict' }
  | { readonly kind: 'mobile-contradiction' }
  | { readonly kind: 'ftth-contradiction' };

/** The part of an operator that colours need. */
export interface OperatorColour {
  readonly id: string;
  readonly colour: string;
}

/** Class -1 is unknown, 0 "nothing" (hatched), 1 to 5 the steps. */
export function rampColour(ramp: readonly string[], step: number, theme: Theme): string {
  if (step < 0) return PALETTES[theme].unknown;
  return step === 0 ? PALETTES[theme].none : (ramp[step - 1] ?? PALETTES[theme].none);
}

/** The five-step ramp of a mode: an operator's own hue where it is about one operator. */
export function rampOf(mode: ColourBy, operators: readonly OperatorColour[], theme: Theme): readonly string[] {
  if (mode.kind === 'fibre') return fibreRamp(theme);
  if (mode.kind === 'coverage' && (mode.set.kind === 'operator' || mode.set.kind === 'cell')) {
    const { operator } = mode.set;
    const found = operators.find((candidate) => candidate.id === operator);
    if (found) return operatorRamp(found.colour, theme);
  }
  return coverageRamp(theme);
}
