import type { FeatureCollection } from 'geojson';
import type { Footprints } from '../analysis/footprints.ts';
import type { HeightBands, ReliefPicture, TileArchive, TilesBaseMap } from '../model/base-map.ts';
import type { Bounds, LonLat } from '../model/geometry.ts';
import type { BaseStation, FibreNetwork } from '../model/province.ts';
import type { Candidate, Position } from '../model/results.ts';
import type { SignalPicture } from '../model/signal-picture.ts';

/**
 * What the map shows, as plain data. The screens make a `MapView`, `map-controller.ts`
 * and `controller/` turn the difference to the last one into changes of the map.
 */

/** Geometry made once for each loaded province (by the worker); feature ids are village indexes. */
export interface MapGeometry {
  /** Text of a GeoJSON FeatureCollection of all villages: `id` = index, property `name`. */
  readonly villages: FeatureCollection | string;
  readonly bounds: Bounds;
}

/** What is drawn over the villages, made by the worker after them. */
export interface MapOutlines {
  /** Lines with property `tier`: `commune` | `district` | `province`. */
  readonly borders: FeatureCollection;
  /** Label points with `tier` (`district` | `commune` | `village`), `name`, and `rank` (area, km²). */
  readonly labels: FeatureCollection;
}

/** One value per village, in order. */
export interface VillagePaint {
  readonly colours: readonly string[];
  /** 1: hatched (uncovered). */
  readonly hatched: Uint8Array;
  /** 1: dotted outline (reported and computed disagree). */
  readonly contradicted: Uint8Array;
}

export const LAYER_SWITCHES = [
  'baseMap',
  'relief',
  'tint',
  'villages',
  'labels',
  'positions',
  'planned',
  'estimates',
  'footprints',
  'fibreReach',
  'fibreLines',
  'fibreNodes',
  'candidates',
] as const;
export type LayerSwitch = (typeof LAYER_SWITCHES)[number];

export const NOTHING_SHOWN = Object.fromEntries(LAYER_SWITCHES.map((layer) => [layer, false])) as Readonly<
  Record<LayerSwitch, boolean>
>;

/** How much of a layer is seen, 0 to 1: beside its switch. */
export type Opacity = Readonly<Record<'baseMap' | 'relief', number>>;

export const OPAQUE: Opacity = { baseMap: 1, relief: 1 };

export type Theme = 'light' | 'dark';

/** A PMTiles file that was found at an address. */
export interface ShownArchive extends TileArchive {
  readonly address: string;
}

/** What lies under the figures: of the profile, brought once the first map is drawn. */
export interface BaseMapView {
  /** Lines with property `kind`: `road` | `river`, and `name`, `width_m`. */
  readonly lines: readonly FeatureCollection[];
  readonly tiles: readonly TilesBaseMap[];
  readonly archives: readonly ShownArchive[];
  readonly relief: ReliefPicture | null;
  /** Made once it is asked for. */
  readonly tint: HeightBands | null;
  /** Whose base maps are drawn, as text. */
  readonly attributions: readonly string[];
}

export type MapSelection =
  | { readonly kind: 'village'; readonly index: number }
  | { readonly kind: 'position'; readonly index: number }
  | null;

/** What the pointer is on: a candidate is its line, by the indexes of its planned station and its host. */
export type Pointed = MapSelection | { readonly kind: 'candidate'; readonly station: number; readonly host: number };

export interface FootprintPaint {
  readonly footprints: Footprints;
  /** Footprint indexes to draw, one list for each tint: the union of a list is one even tint. */
  readonly tints: readonly { readonly colour: string; readonly indexes: Uint32Array }[];
}

/** What the planner's tools lay over the map, for its key. */
export type OverlayAbout = 'move' | 'moves' | 'pairs' | 'gaps';

/** What a late part of the screen adds to the map while it is open: plain data, made where it is known. */
export interface MapOverlay {
  /** What its lines and points are. Villages step back behind it; absent: they do not. */
  readonly about?: OverlayAbout;
  /** In place of the usual footprints; null leaves those. */
  readonly footprints: FootprintPaint | null;
  /** Villages that gain or lose by what is looked at. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
  /** Lines and points, by their property `part`; see `layers/overlay.ts`. */
  readonly features: FeatureCollection;
}

export interface MapView {
  readonly theme: Theme;
  readonly geometry: MapGeometry | null;
  readonly outlines: MapOutlines | null;
  /** The first figures are there, or will not come before a person asks again. */
  readonly settled: boolean;
  readonly paint: VillagePaint | null;
  readonly positions: readonly Position[];
  /** Cells from crowd data: of no position and no figure. */
  readonly estimates: readonly BaseStation[];
  readonly candidates: readonly { readonly candidate: Candidate; readonly from: LonLat; readonly to: LonLat }[];
  readonly footprints: FootprintPaint | null;
  readonly overlay: MapOverlay | null;
  /** Lines and points as in an overlay: where a scenario differs from the data. */
  readonly marks: FeatureCollection | null;
  readonly base: BaseMapView | null;
  readonly opacity: Opacity;
  /** Picture of the signal over the colours of the villages. */
  readonly signal: SignalPicture | null;
  /** What was measured, as points; see `measured-paint.ts`. */
  readonly measured: FeatureCollection | null;
  readonly fibre: FibreNetwork | null;
  readonly fibreReach: { readonly nodeReachM: number; readonly cableReachM: number };
  readonly shown: Readonly<Record<LayerSwitch, boolean>>;
  readonly selection: MapSelection;
  /** The position that may be dragged; null: none. */
  readonly movable: number | null;
  /** Villages and positions highlighted beside the selection (what a mast serves, who serves a village). */
  readonly highlighted: { readonly villages: readonly number[]; readonly positions: readonly number[] };
  /** Free space around the map's content, CSS pixels: panels lie over the map. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

export interface MapCamera {
  readonly centre: LonLat;
  readonly zoom: number;
}

/** What a person does on the map. */
export interface MapEvents {
  /** @param at Where it was pressed. */
  readonly onSelect: (selection: MapSelection, at: LonLat) => void;
  /** The line of a candidate was pressed. */
  readonly onChoose?: (station: number, host: number) => void;
  readonly onHover: (pointed: Pointed, point: { readonly x: number; readonly y: number }) => void;
  /** @param seen What of it no panel lies over. */
  readonly onMove: (camera: MapCamera, seen: Bounds) => void;
  /** Each frame while it moves, for another map that follows. */
  readonly onMoving?: (camera: MapCamera) => void;
  /** A mast that may be moved was dragged to this place and let go. */
  readonly onDrop?: (position: number, place: LonLat) => void;
  /** First frame with villages in it. */
  readonly onReady: () => void;
  /** The browser has taken the graphics away, or given them back; the map then draws itself anew. */
  readonly onGraphics?: (now: 'lost' | 'there') => void;
}
