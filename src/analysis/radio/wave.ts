/** A radio wave, and what of its frequency the models use again and again. */
export interface Wave {
  readonly fGhz: number;
  readonly wavelengthM: number;
  readonly perRootWavelength: number;
  readonly polarisation: 'horizontal' | 'vertical';
  readonly logF: number;
  readonly cubeRootF: number;
}

/** With the speed of light as Recommendation ITU-R P.1812-8 rounds it. */
export function waveOf(fGhz: number, polarisation: 'horizontal' | 'vertical'): Wave {
  const wavelengthM = 0.2998 / fGhz;
  return {
    fGhz,
    wavelengthM,
    perRootWavelength: 1 / Math.sqrt(wavelengthM),
    polarisation,
    logF: Math.log10(fGhz),
    cubeRootF: Math.cbrt(fGhz),
  };
}
