import type { Profile, Thresholds } from './profile.ts';

/** The thresholds of the definitions: of the method, not of a province. */
export const USUAL_THRESHOLDS: Thresholds = {
  coveredShare: 0.5,
  uncoveredShare: 0.01,
  fibreShare: 0.5,
  nodeReachM: 1000,
  cableReachM: 300,
  positionToleranceM: 30,
  maxMoveM: 500,
  heightToleranceM: 5,
  coverageKept: 0.95,
  touchedShareMin: 0.001,
};

/** What a new province takes over from the one on the screen, to be checked by whoever makes it. */
export const TAKEN_OVER = ['operators', 'technologies'] as const;

const BLANK = { vi: '', en: '' };

/**
 * A new province: the operators, technologies and radii of another one, and nothing else of it. What
 * only a person can say is blank, and the reader of profiles names it until it is written.
 */
export function newProfile({ operators, technologies }: Pick<Profile, (typeof TAKEN_OVER)[number]>): Profile {
  return {
    id: '',
    name: BLANK,
    department: { name: BLANK, signatory: BLANK },
    validFrom: '',
    bounds: [Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    tiers: ['commune'],
    centralMeridian: Number.NaN,
    operators,
    technologies,
    thresholds: USUAL_THRESHOLDS,
    rules: [],
    periods: [{ id: '', from: '', to: '', goal: Number.NaN }],
    reading: 'deployment',
    indicators: [],
    data: {},
  };
}

/**
 * An id that no other province has: of name and year, `ninh-binh-2025`, and a number where that is taken.
 *
 * @param name Folded: small letters without marks.
 * @param validFrom ISO date, or blank.
 * @param taken Ids of the provinces that are known here.
 */
export function freeId(name: string, validFrom: string, taken: ReadonlySet<string>): string {
  const words = [name, validFrom.slice(0, 4)].map((part) => part.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));
  const base = words.filter((word) => word !== '').join('-');
  if (base === '') return '';
  let id = base;
  for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
  return id;
}
