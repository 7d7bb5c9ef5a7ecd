/**
 * Inverse of the normal distribution's upper tail: how many standard deviations are exceeded
 * with a probability, as Attachment 2 to Annex 1 of Recommendation ITU-R P.1812-8 approximates
 * it (96) to (97).
 *
 * @param share Probability, 0 to 1; held within 0.000001 and 0.999999.
 */
export function normalTail(share: number): number {
  const x = Math.min(0.999999, Math.max(0.000001, share));
  return x <= 0.5 ? approximate(x) : -approximate(1 - x);
}

function approximate(x: number): number {
  const t = Math.sqrt(-2 * Math.log(x));
  const over = (0.010328 * t + 0.802853) * t + 2.515516698;
  const under = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1;
  return t - over / under;
}
