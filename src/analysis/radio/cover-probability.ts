/**
 * Share of a normal distribution below `x` standard deviations: Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.2.17; error below 7.5e-8.
 */
function shareBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * sum;
  return x >= 0 ? 1 - tail : tail;
}

/**
 * Probability that a place has its threshold: losses of places vary normally around their median
 * (ITU-R P.1812-8, § 4.8), and are never less than `leastDb` (69).
 *
 * @param allowedDb Most loss with which the threshold is met.
 * @param sigmaDb 0: no variation, the answer is yes or no.
 */
export function coverProbability(
  allowedDb: number,
  loss: { readonly medianDb: number; readonly leastDb: number; readonly sigmaDb: number },
): number {
  if (allowedDb < loss.leastDb) return 0;
  if (loss.sigmaDb === 0) return allowedDb >= loss.medianDb ? 1 : 0;
  return shareBelow((allowedDb - loss.medianDb) / loss.sigmaDb);
}
