import type { RadioFault } from '../../model/radio.ts';

/**
 * Models of measured losses that know nothing of the ground: Hata, COST 231, and those of 3GPP TR
 * 38.901, table 7.4.1-1. Each gives a loss outside of its domain too, and says so.
 */

export interface EmpiricalPath {
  readonly fGhz: number;
  readonly distanceKm: number;
  readonly txHeightM: number;
  readonly rxHeightM: number;
}

/** Path loss of an empirical model, dB, and the terms it is made of. */
export interface EmpiricalLoss {
  readonly lossDb: number;
  readonly terms: Readonly<Record<string, number>>;
  /** What lies outside of the domain of the model, and its domain. */
  readonly warnings: readonly RadioFault[];
}

/** Kinds of surroundings that the Hata formulas tell apart. */
export type HataArea = 'large-city' | 'city' | 'suburban' | 'open';

const log = Math.log10;

/** Hata's formulas for Okumura's curves (1980), as Recommendation ITU-R P.529-3, annex 1, has them. */
export function hata(path: EmpiricalPath, area: HataArea): EmpiricalLoss {
  const fMhz = path.fGhz * 1000;
  const cityDb = 69.55 + 26.16 * log(fMhz) - 13.82 * log(path.txHeightM);
  const areaDb = {
    'large-city': 0,
    city: 0,
    suburban: -2 * log(fMhz / 28) ** 2 - 5.4,
    open: -4.78 * log(fMhz) ** 2 + 18.33 * log(fMhz) - 40.94,
  }[area];
  const mobileDb = area === 'large-city' ? largeCityGain(fMhz, path.rxHeightM) : mobileGain(fMhz, path.rxHeightM);
  return hataSum({ cityDb, areaDb, mobileDb }, path, [0.15, 1.5]);
}

/** COST 231, final report (1999), § 4.4.1: Hata's formula for 1.5 to 2 GHz; a metropolitan centre has 3 dB more. */
export function cost231Hata(path: EmpiricalPath, area: 'metropolitan' | 'city'): EmpiricalLoss {
  const fMhz = path.fGhz * 1000;
  const cityDb = 46.3 + 33.9 * log(fMhz) - 13.82 * log(path.txHeightM);
  const areaDb = area === 'metropolitan' ? 3 : 0;
  return hataSum({ cityDb, areaDb, mobileDb: mobileGain(fMhz, path.rxHeightM) }, path, [1.5, 2]);
}

function hataSum(
  parts: { readonly cityDb: number; readonly areaDb: number; readonly mobileDb: number },
  path: EmpiricalPath,
  fGhz: readonly [least: number, most: number],
): EmpiricalLoss {
  const distanceDb = (44.9 - 6.55 * log(path.txHeightM)) * log(path.distanceKm);
  return {
    lossDb: parts.cityDb + parts.areaDb - parts.mobileDb + distanceDb,
    terms: { ...parts, distanceDb },
    warnings: outside(path, { fGhz, distanceKm: [1, 20], txHeightM: [30, 200], rxHeightM: [1, 10] }),
  };
}

/** Gain of the height of a mobile in a small or middle city. */
function mobileGain(fMhz: number, heightM: number): number {
  return (1.1 * log(fMhz) - 0.7) * heightM - (1.56 * log(fMhz) - 0.8);
}

function largeCityGain(fMhz: number, heightM: number): number {
  return fMhz >= 300 ? 3.2 * log(11.75 * heightM) ** 2 - 4.97 : 8.29 * log(1.54 * heightM) ** 2 - 1.1;
}

/** Speed of light, m/s, as TR 38.901 has it. */
const LIGHT = 3e8;

/** Rural macro cell. Average height of buildings 5 m and width of streets 20 m, as the table proposes. */
export function ruralMacro(path: EmpiricalPath, sight: 'los' | 'nlos'): EmpiricalLoss {
  const { fGhz, txHeightM: base, rxHeightM: mobile } = path;
  const [buildingM, streetM] = [5, 20];
  const slantM = slant(path);
  const breakM = (2 * Math.PI * base * mobile * fGhz * 1e9) / LIGHT;
  const before = (dM: number): number =>
    20 * log((40 * Math.PI * dM * fGhz) / 3) +
    Math.min(0.03 * buildingM ** 1.72, 10) * log(dM) -
    Math.min(0.044 * buildingM ** 1.72, 14.77) +
    0.002 * log(buildingM) * dM;
  const losDb = path.distanceKm * 1000 <= breakM ? before(slantM) : before(breakM) + 40 * log(slantM / breakM);
  const obstructedDb =
    161.04 -
    7.1 * log(streetM) +
    7.5 * log(buildingM) -
    (24.37 - 3.7 * (buildingM / base) ** 2) * log(base) +
    (43.42 - 3.1 * log(base)) * (log(slantM) - 3) +
    20 * log(fGhz) -
    (3.2 * log(11.75 * mobile) ** 2 - 4.97);
  const domain = { fGhz: [0.5, 30], txHeightM: [10, 150], rxHeightM: [1, 10] } as const;
  return {
    lossDb: sight === 'los' ? losDb : Math.max(losDb, obstructedDb),
    terms: { slantM, breakM, losDb, obstructedDb },
    warnings: outside(path, { ...domain, distanceKm: [0.01, sight === 'los' ? 10 : 5] }),
  };
}

/** Urban macro cell; the height of the surroundings is 1 m, as for every mobile below 13 m. */
export function urbanMacro(path: EmpiricalPath, sight: 'los' | 'nlos'): EmpiricalLoss {
  const { fGhz, txHeightM: base, rxHeightM: mobile } = path;
  const slantM = slant(path);
  // A mobile as low as its surroundings has no break point: it lies at the mast.
  const breakM = Math.max(0, (4 * (base - 1) * (mobile - 1) * fGhz * 1e9) / LIGHT);
  const losDb =
    path.distanceKm * 1000 <= breakM
      ? 28 + 22 * log(slantM) + 20 * log(fGhz)
      : 28 + 40 * log(slantM) + 20 * log(fGhz) - 9 * log(breakM ** 2 + (base - mobile) ** 2);
  const obstructedDb = 13.54 + 39.08 * log(slantM) + 20 * log(fGhz) - 0.6 * (mobile - 1.5);
  return {
    lossDb: sight === 'los' ? losDb : Math.max(losDb, obstructedDb),
    terms: { slantM, breakM, losDb, obstructedDb },
    // The table has one height of the base station, 25 m.
    warnings: outside(path, { fGhz: [0.5, 100], distanceKm: [0.01, 5], txHeightM: [25, 25], rxHeightM: [1.5, 13] }),
  };
}

function slant({ distanceKm, txHeightM, rxHeightM }: EmpiricalPath): number {
  return Math.hypot(distanceKm * 1000, txHeightM - rxHeightM);
}

function outside(
  path: EmpiricalPath,
  domain: Readonly<Record<keyof EmpiricalPath, readonly [least: number, most: number]>>,
): RadioFault[] {
  const fields = ['fGhz', 'distanceKm', 'txHeightM', 'rxHeightM'] as const;
  return fields.flatMap((field) => {
    const [least, most] = domain[field];
    const found = path[field];
    return found >= least && found <= most ? [] : [{ field, found: `${found}`, expected: `${least} to ${most}` }];
  });
}
