/**
 * How often a property is tried: as often as finds its faults in seconds; `npm run test:deep` ten times as often.
 *
 * @param usual Random cases in `npm test`.
 */
export function runs(usual: number): number {
  return usual * Number(process.env.SONG_CHUNG_DEEP ?? 1);
}
