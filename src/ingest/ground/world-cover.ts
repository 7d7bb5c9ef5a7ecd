import type { CoverClass } from '../../model/ground.ts';

/**
 * Classes of ESA WorldCover (Product User Manual v2.0, table 1) with the representative clutter
 * heights of Recommendation ITU-R P.1812-8, table 2: water and open land 0 m, suburban 10 m, trees
 * 15 m. The product does not tell towns from villages, so that all built-up land is suburban; a
 * profile may state other heights.
 */
export const WORLD_COVER: readonly CoverClass[] = [
  { code: 10, name: 'Tree cover', clutterM: 15, zone: 4 },
  { code: 20, name: 'Shrubland', clutterM: 0, zone: 4 },
  { code: 30, name: 'Grassland', clutterM: 0, zone: 4 },
  { code: 40, name: 'Cropland', clutterM: 0, zone: 4 },
  { code: 50, name: 'Built-up', clutterM: 10, zone: 4 },
  { code: 60, name: 'Bare or sparse vegetation', clutterM: 0, zone: 4 },
  { code: 70, name: 'Snow and ice', clutterM: 0, zone: 4 },
  { code: 80, name: 'Permanent water bodies', clutterM: 0, zone: 4 },
  { code: 90, name: 'Herbaceous wetland', clutterM: 0, zone: 4 },
  { code: 95, name: 'Mangroves', clutterM: 15, zone: 4 },
  { code: 100, name: 'Moss and lichen', clutterM: 0, zone: 4 },
];
