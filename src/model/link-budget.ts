/**
 * What a radio model needs to know beside the ground: by technology, and of the air. Part of a
 * profile; each entry names where it comes from.
 */
export interface LinkBudgets {
  /** Fall of refractivity through the lowest kilometre, and refractivity at sea level, N-units: ITU-R P.453. */
  readonly deltaN: number;
  readonly n0: number;
  /** Share of the time, percent, in which the loss is not exceeded. */
  readonly timePercent: number;
  /** Side of a cell, and how far from a mast is looked. */
  readonly cellM: number;
  readonly mostM: number;
  readonly source: string;
  readonly technologies: readonly LinkBudget[];
}

/** What a threshold of a technology can be stated in. */
export const SIGNAL_QUANTITIES = ['RSRP', 'RSCP', 'RxLev'] as const;

/** What a signal must come to; units are in the names. */
export interface LinkBudget {
  /** Id of a technology of the profile. */
  readonly technology: string;
  /** What the threshold is of: reference signal (4G, 5G), pilot (3G), carrier (2G). */
  readonly quantity: (typeof SIGNAL_QUANTITIES)[number];
  readonly thresholdDbm: number;
  /** Where a station does not say. Without an EIRP here such a station keeps its disc. */
  readonly frequencyMhz: number;
  readonly eirpDbm?: number;
  readonly bandwidthMhz: number;
  /** Of the quantity against the EIRP of the whole carrier, dB: 0 or less. */
  readonly referenceOffsetDb: number;
  readonly receiverHeightM: number;
  /** Share of the places in which the threshold is to be met, and how unlike they are. */
  readonly locationPercent: number;
  readonly locationSigmaDb: number;
  /** Reception indoors: what is lost on the way in (ITU-R P.2109). Absent: outdoors. */
  readonly entry?: { readonly building: 'traditional' | 'thermally-efficient'; readonly locationPercent: number };
  /** Antenna of a sector, 3GPP TR 36.814. */
  readonly antenna: {
    readonly tiltDeg: number;
    readonly verticalBeamwidthDeg: number;
    readonly frontToBackDb: number;
    readonly sideLobeDb: number;
  };
  readonly source: string;
}
