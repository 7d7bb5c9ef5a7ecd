import type { LonLat } from '../../src/model/geometry.ts';
import type { Point } from './plane.ts';
import type { Road } from './roads.ts';

/** What one of the illustrated provinces is made of; everything else of the generator is the same for all. */

export interface SampleProvince {
  /** Of the data, ISO. */
  readonly date: string;
  /** Not closed. */
  readonly outline: readonly Point[];
  readonly communes: readonly Commune[];
  readonly towns: readonly Town[];
  readonly roads: readonly Road[];
  readonly villageCount: number;
  /** Of all households, those with fibre. */
  readonly ftthHouseholdShare: number;
  /** What the province has reported of its villages, by their index. */
  readonly reported: (village: number) => { readonly mobile: 'yes' | 'no'; readonly ftth: 'yes' | 'no' };
  readonly borders: SampleBorders;
  /** Longest straight stretch of a cable, metres. */
  readonly cableStepM: number;
  readonly network: SampleNetwork;
}

export interface Commune {
  readonly code: string;
  readonly name: string;
  /** Null where the province has no districts. */
  readonly district: { readonly code: string; readonly name: string } | null;
  readonly wantedKm2: number;
  readonly people: number;
  readonly site: Point;
  readonly urban: boolean;
  readonly mountain: boolean;
  /** Names of the units it was formed from; empty where none is told. */
  readonly formerly: readonly string[];
}

/** A town, with the radius within which villages and mesh cells are small. */
export interface Town {
  readonly name: string;
  readonly at: LonLat;
  readonly radiusM: number;
}

/** How finely borders are drawn. */
export interface SampleBorders {
  /** Width of a mesh cell outside towns. */
  readonly cellM: number;
  /** How often the areas of communes are fitted: fewer rounds are sooner and less exact. */
  readonly rounds: number;
  /** A border vertex goes if the triangle with its neighbours is smaller, m²: in towns, elsewhere. */
  readonly thinningM2: { readonly dense: number; readonly other: number };
}

/** Positions and stations: how many of each, and when they were built. */
export interface SampleNetwork {
  /** Begins the ids of positions and stations. */
  readonly prefix: string;
  readonly positions: number;
  /** Of these, those with two operators or more. */
  readonly shared: number;
  /** Of these, those a little beyond the border. */
  readonly outside: number;
  /** Whether a place beyond the border is sea. */
  readonly isSea: (point: Point) => boolean;
  /** What was built within the plan's period up to the date of the data. */
  readonly built: {
    readonly newSites: number;
    readonly newSharedSites: number;
    readonly joinedSites: number;
    readonly upgrades: number;
  };
  readonly retired: number;
  /** The plan's period up to the date of the data: its first month, and how many. */
  readonly period: { readonly year: number; readonly month: number; readonly months: number };
  /** Years in which what stood before the period was built. */
  readonly before: { readonly from: number; readonly count: number };
  readonly planned: Planned;
}

/** The operators' plans for the coming time: how many stations of each sort, and when. */
export interface Planned {
  readonly nearOthers: number;
  readonly colocated: number;
  readonly ownUpgrades: number;
  /** Two operators, one new mast. */
  readonly jointPairs: number;
  /** Two operators, two masts a few hundred metres apart. */
  readonly neighbourPairs: number;
  readonly gapFillers: number;
  /** Months in which stations are planned, with the share of stations up to and including each span. */
  readonly dates: readonly (readonly [upTo: number, year: number, firstMonth: number, lastMonth: number])[];
}
