import type { DeliveryRead } from './delivery.ts';
import type { Bounds, LonLat } from './geometry.ts';
import type { Issue } from './issue.ts';
import type { ObjectionTotals } from './objection.ts';
import type { Profile } from './profile.ts';
import type { BaseStation, FibreNetwork, Measurement, Source, Structure, Village } from './province.ts';

/** A province as the page has it: all but the boundaries, which stay in the worker. */

/** A village without its boundary, which stays in the worker. */
export type VillageRecord = Omit<Village, 'geometry'> & {
  readonly bounds: Bounds;
  /** A point inside, for labels and camera. */
  readonly labelPoint: LonLat;
  readonly areaKm2: number;
};

/** Communes of villages as their files name them, in the order of the villages. */
export type CommunesAsFiled = readonly Pick<Village, 'commune' | 'communeCode'>[];

/** What became of a delivery; `id` null: the profile's own file. */
export type LoadedDelivery = DeliveryRead & { readonly id: string | null };

/** What loading answers with. */
export interface LoadedProvince {
  readonly profile: Profile;
  readonly villages: readonly VillageRecord[];
  /** Where the villages are grouped by communes of another tier; absent: they have those of their files. */
  readonly communesAsFiled?: CommunesAsFiled;
  readonly stations: readonly BaseStation[];
  readonly fibre: FibreNetwork | null;
  readonly structures: readonly Structure[];
  /** Absent: none were given. */
  readonly measurements?: readonly Measurement[];
  readonly sources: readonly Source[];
  /** Each file that was read, also those that are not in use. */
  readonly deliveries?: readonly LoadedDelivery[];
  /** Files that are not whole and were used by a person's choice, as far as they could be read. */
  readonly incomplete?: readonly string[];
  /** Of a published folder: reports from people, counted; absent: not published. */
  readonly objections?: ObjectionTotals;
  readonly issues: readonly Issue[];
  /** UTF-8 text of the villages' GeoJSON for the map; see `MapGeometry`. */
  readonly mapVillages: string;
  readonly bounds: Bounds;
  /** The answers were computed before publishing: nothing can be assumed otherwise, and there are no stations. */
  readonly published: boolean;
}

/** What the map draws over the villages and does not wait for; see `MapView`. */
export interface Outlines {
  /** Borders of communes, districts and the province. */
  readonly borders: GeoJSON.FeatureCollection;
  readonly labels: GeoJSON.FeatureCollection;
}
