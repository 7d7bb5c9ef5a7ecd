/** What masts, places and surveys cost, where a province knows it: in its profile, each with its source. */

/** An amount in millions of đồng. */
export interface Cost {
  readonly amount: number;
  /** What it may be at the least and at the most; absent: as `amount`. */
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
  /** ISO day, month or year. */
  readonly date: string;
}

/** A new mast; the first entry that fits a mast counts. */
export interface MastCost extends Cost {
  /** Code of its structure, e.g. `A2b`; absent: any. */
  readonly structure?: string;
  /** Metres, both inclusive; absent: any height, unknown ones too. */
  readonly heightFromM?: number;
  readonly heightToM?: number;
}

/** All of it optional: what is not known is neither counted nor shown. */
export interface Costs {
  readonly newMast?: readonly MastCost[];
  /** Of one place on another's mast. */
  readonly rentPerYear?: Cost;
  /** For how many years rent is counted; absent: 1. */
  readonly rentYears?: number;
  /** Of a mast that takes one more operator; whether it is needed only a survey tells. */
  readonly strengthening?: Cost;
  readonly survey?: Cost;
}

/** An amount with its spread, millions of đồng. */
export interface Spread {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** What a plan saves and costs beside building every planned mast, millions of đồng. */
export interface PlanMoney {
  /** Planned masts that need not be built. */
  readonly saved: Spread;
  /** Masts that several build together where nothing stands. */
  readonly newSites: Spread;
  /** Rent, survey and strengthening of all moves. */
  readonly moves: Spread;
  /** `saved − newSites − moves`. */
  readonly saving: Spread;
  /** Masts, saved or built together, whose cost is not known: counted as nothing. */
  readonly mastsUnknown: number;
  readonly rentYears: number;
  /** Which costs are known. */
  readonly known: readonly (typeof COST_KINDS)[number][];
}

/** Members of `Costs` that are amounts, in the order they are shown. */
export const COST_KINDS = ['newMast', 'rentPerYear', 'strengthening', 'survey'] as const;
