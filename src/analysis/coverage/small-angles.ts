/** Square of a small angle, radians: below it the series are exact. */
export const SMALL = 1e-4;

/**
 * sin²(angle / 2). Under a hundred kilometres the series is exact to the last digit of a
 * double and several times faster: this and the three below it are the innermost of all.
 */
export function haversine(angle: number): number {
  const half = angle / 2;
  const square = half * half;
  if (square < SMALL) return square * (1 - square * (1 / 3 - square * (2 / 45 - square / 315)));
  const sine = Math.sin(half);
  return sine * sine;
}

/** arcsin(x) / x by its series. @param square x², below `SMALL`. */
export function arcsineFactor(square: number): number {
  return 1 + square * (1 / 6 + square * (3 / 40 + square * (15 / 336)));
}

/** tan(x), as `haversine`. */
export function tangent(x: number): number {
  const square = x * x;
  if (square < SMALL)
    return x * (1 + square * (1 / 3 + square * (2 / 15 + square * (17 / 315 + square * (62 / 2835)))));
  return Math.tan(x);
}

/** arctan(x), as `haversine`. */
export function arctangent(x: number): number {
  const square = x * x;
  if (square < SMALL) return x * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7 - square / 9))));
  return Math.atan(x);
}
