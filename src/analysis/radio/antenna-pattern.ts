/**
 * Gain of a sector antenna away from its main direction: 3GPP TR 36.814, table A.2.1.1-2, as TR
 * 38.901, table 7.3-1, has it too. A sector's EIRP is that of its main direction.
 */
export interface SectorAntenna {
  /** Main direction clockwise from north, and the width at which 3 dB are lost. */
  readonly azimuthDeg: number;
  readonly beamwidthDeg: number;
  /** Main direction below the horizontal, and the width at which 3 dB are lost. */
  readonly tiltDeg: number;
  readonly verticalBeamwidthDeg: number;
  /** Most that is lost behind, and above or below. */
  readonly frontToBackDb: number;
  readonly sideLobeDb: number;
}

/** Loss against the main direction in the horizontal plane, dB, 0 to `frontToBackDb`. */
export function horizontalLoss(antenna: SectorAntenna, bearingDeg: number): number {
  const off = ((((bearingDeg - antenna.azimuthDeg) % 360) + 540) % 360) - 180;
  return Math.min(12 * (off / antenna.beamwidthDeg) ** 2, antenna.frontToBackDb);
}

/**
 * Loss against the main direction, dB, 0 to `frontToBackDb`.
 *
 * @param belowDeg Direction below the horizontal.
 */
export function patternLoss(antenna: SectorAntenna, horizontalDb: number, belowDeg: number): number {
  const off = (belowDeg - antenna.tiltDeg) / antenna.verticalBeamwidthDeg;
  return Math.min(horizontalDb + Math.min(12 * off * off, antenna.sideLobeDb), antenna.frontToBackDb);
}
