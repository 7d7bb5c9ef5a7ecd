/** Loss between two antennas with nothing between them, dB: Recommendation ITU-R P.525-4 (4). */
export function freeSpace(fGhz: number, distanceKm: number): number {
  return 92.4 + 20 * Math.log10(fGhz) + 20 * Math.log10(distanceKm);
}
