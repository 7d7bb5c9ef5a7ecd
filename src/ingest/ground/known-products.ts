import type { GroundFileUse, HeightsOf } from '../../model/ground.ts';

/** Whether an elevation model has trees and houses in it, by what its files are called. */

const SURFACE = [
  /copernicus.*dem|cop-?dem|glo-?(30|90)/i,
  /\bdsm\b|_dsm/i,
  /aw3d|alpsmlc|\balos\b/i,
  /srtm|nasadem|\.hgt\b/i,
  /aster|astgtm/i,
] as const;
const TERRAIN = [/fabdem/i, /\bdtm\b|_dtm/i, /deltadtm|coastaldem|merit/i] as const;

/** Null where the name says nothing. Models made bare are looked for first: FABDEM is made of a surface model. */
export function heightsByName(name: string): HeightsOf | null {
  if (TERRAIN.some((pattern) => pattern.test(name))) return 'terrain';
  return SURFACE.some((pattern) => pattern.test(name)) ? 'surface' : null;
}

const POPULATION = /worldpop|ghs[_-]?pop|hrsl|landscan|gpw|(^|[_-])(ppp|pop|population|dan[_-]?so)([_.-]|$)/i;
const LAND_COVER = /worldcover|land[_-]?cover|lulc|clutter|dynamic[_-]?world|lop[_-]?phu|(^|[_-])(lc|cover)([_.-]|$)/i;

const CLUTTER_HEIGHTS =
  /canopy|(^|[_-])(chm|ndsm|ndhm)([_.-]|$)|(clutter|building|tree)[_-]?heights?|chieu[_-]?cao[_-]?(cay|nha|vat[_-]?can)/i;

/** What a raster most likely is, by its name; heights where that says nothing. */
export function nameTellsUse(name: string): Exclude<GroundFileUse, 'pack'> {
  if (POPULATION.test(name)) return 'population';
  if (CLUTTER_HEIGHTS.test(name)) return 'clutterHeights';
  return LAND_COVER.test(name) ? 'landCover' : 'elevation';
}
