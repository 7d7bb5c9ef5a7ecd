/** What stands behind one village's or one position's colour, asked for one at a time. */

/** One position as seen from one village. */
export interface ServingPosition {
  readonly position: number;
  /** From the mast to the nearest point of the village; 0 inside. */
  readonly distanceM: number;
  readonly operators: readonly string[];
  readonly technologies: readonly string[];
  /** Share of the village inside this position's broadband footprints alone. */
  readonly broadbandShare: number;
  /** Its loss alone takes the village below `coveredShare`. */
  readonly critical: boolean;
}

/** The node or cable nearest to a village. */
export interface NearestFibre {
  readonly kind: 'olt' | 'odf' | 'splitter' | 'cable';
  readonly id: string;
  readonly operator: string | null;
  /** From the village's nearest point; 0 inside. */
  readonly distanceM: number;
}

/** What stands behind one village's figures. Positions are named by index. */
export interface VillageInspection {
  readonly village: number;
  /** Nearest first. */
  readonly serving: readonly ServingPosition[];
  /** By operator: metres to the nearest position that serves the village with it; operators that do not are left out. */
  readonly nearestMastM: Readonly<Record<string, number>>;
  readonly nearestNode: NearestFibre | null;
  readonly nearestCable: NearestFibre | null;
  /** Of a published folder: operators with fibre within reach of enough of the village; absent: not said. */
  readonly fibreOperators?: readonly string[];
}

/** A village that a position serves; shares from 0 to 1. */
export interface ServedVillage {
  readonly village: number;
  /** Share inside this position's footprints alone, all technologies. */
  readonly share: number;
  readonly broadbandShare: number;
  /** It hangs on this position alone. */
  readonly critical: boolean;
}

/** What hangs on one position. Villages are named by index. */
export interface PositionInspection {
  readonly position: number;
  /** Greatest share first. */
  readonly villages: readonly ServedVillage[];
}

/** *Kiểm chứng*: the same figure by row spans and by Turf's union and intersection. */
export interface Verification {
  readonly village: number;
  readonly spansShare: number;
  readonly turfShare: number;
  readonly footprints: number;
}
