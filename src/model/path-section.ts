import type { LonLat } from './geometry.ts';
import type { LinkBudget } from './link-budget.ts';
import type { VillageChange } from './planner.ts';
import type { RadioModel } from './radio.ts';

/** What a radio model answers of single paths: a terrain section, what blocks a village, what a change of a mast brings. */

/** Signal at one place, dBm and dB. */
export interface SignalAt {
  readonly signalDbm: number;
  /** Signal less the threshold: 0 or more is served. */
  readonly marginDb: number;
  /** Probability that a place there has the threshold, 0 to 1, from margin and σ; null: the model knows no σ there. */
  readonly probability: number | null;
}

/** What stands nearest to the line between two antennas, or in it. */
export interface SectionObstacle {
  readonly at: LonLat;
  readonly distanceKm: number;
  /** Ground above sea level, and with trees or houses. */
  readonly groundM: number;
  readonly topM: number;
  /** Top above the line of sight over the curved earth; less than 0: below it. */
  readonly aboveM: number;
  /** Whether the ground alone blocks, without trees and houses. */
  readonly byGround: boolean;
  /** Parameter ν of the knife edge, and its loss J(ν). */
  readonly nu: number;
  readonly edgeDb: number;
}

/** Points of equal steps from the mast to the receiver. Heights above sea level, raised by the curvature of the earth. */
export interface SectionLine {
  readonly distanceKm: Float64Array;
  readonly groundM: Float64Array;
  /** Ground with what stands on it. */
  readonly topM: Float64Array;
  readonly sightM: Float64Array;
  /** Radius of the first Fresnel zone. */
  readonly fresnelM: Float64Array;
}

/** Power of a station, dBm and dB: `eirpDbm + referenceOffsetDb − entryLossDb` is the `eirpDbm` of a section's budget. */
export interface StationPower {
  /** Of the whole carrier in the main direction. */
  readonly eirpDbm: number;
  readonly quantity: LinkBudget['quantity'];
  /** Of the quantity against the whole carrier: 0 or less. */
  readonly referenceOffsetDb: number;
  /** Into buildings; 0: outdoors. */
  readonly entryLossDb: number;
}

/** Parts that add up to the signal: EIRP − loss. */
export interface SectionBudget {
  /** Of the reference signal in the main direction, less loss into buildings where the budget names one. */
  readonly eirpDbm: number;
  /** Antenna away from its main direction: 0 or less. */
  readonly antennaDb: number;
  readonly freeSpaceDb: number;
  /** Diffraction (41); null: the model knows no ground. */
  readonly diffractionDb: number | null;
  /** What is left of the median loss: ducting, scatter, or what an empirical model adds. */
  readonly otherDb: number;
  /** Variation with places. */
  readonly placesDb: number;
  readonly thresholdDbm: number;
}

/** A section with all that its tables tell. */
export interface ExplainedSection {
  readonly path: PathSection;
  readonly power: StationPower;
  /** Null: the ground is not known. */
  readonly whatIf: SectionWhatIf | null;
}

/** The path from a mast to a place. */
export interface PathSection extends SignalAt {
  readonly model: RadioModel;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly distanceKm: number;
  /** Clockwise from north. */
  readonly bearingDeg: number;
  readonly fGhz: number;
  readonly line: SectionLine;
  /** Peaks above the line of sight, the one that blocks most first; with a free line the nearest to it alone. */
  readonly obstacles: readonly SectionObstacle[];
  readonly budget: SectionBudget;
  readonly lossDb: number;
  /** Every step of the model, by name with its unit. */
  readonly terms: Readonly<Record<string, number | boolean>>;
}

/** What a mast would bring there if it were changed; null: its antennas have no direction, or tilt is not known. */
export interface SectionWhatIf {
  readonly higher: SignalAt;
  readonly tilted: SignalAt | null;
}

/** Metres and degrees that "what would it bring" is asked with. */
export const WHAT_IF = { higherM: 10, tiltDeg: 5 } as const;

/** A place of a village and its best server. */
export interface VillagePoint {
  readonly at: LonLat;
  /** Index of the station that serves best; −1: none in reach. */
  readonly station: number;
  readonly technology: string;
  /** Null: a station on its circle, or none. */
  readonly signal: SignalAt | null;
  readonly served: boolean;
  /** Index of the ridge that blocks it; −1: served, or too far with a free line. */
  readonly ridge: number;
}

/** A peak that blocks part of a village. */
export interface Ridge {
  readonly obstacle: SectionObstacle;
  /** Station and place whose path it blocks most. */
  readonly station: number;
  readonly technology: string;
  readonly to: LonLat;
  /** Places of the village that it blocks. */
  readonly points: number;
}

/** Why a village is covered as far as it is. */
export interface VillageSignal {
  readonly village: number;
  readonly model: RadioModel;
  readonly points: readonly VillagePoint[];
  /** Mean probability of coverage over its places; null: none is known. */
  readonly probability: number | null;
  /** Places whose ground or model is not known: left out of the mean. */
  readonly unknownPoints: number;
  readonly ridges: readonly Ridge[];
}

/** What a change of one station does to the province, on broadband by any operator. */
export interface MastChange {
  readonly change: 'higher' | 'tilted';
  readonly gained: readonly VillageChange[];
  readonly lost: readonly VillageChange[];
  /** Area within reach, km², over the station's technologies together: before and after. */
  readonly beforeKm2: number;
  readonly afterKm2: number;
  /** People whose coverage comes, less those whose coverage goes: share by share. Villages of unknown population count nothing. */
  readonly people: number;
}
