import { performance } from 'node:perf_hooks';
import { circle, sector } from '@turf/turf';
import type { VillageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import type { Footprints } from '../../src/analysis/footprints.ts';
import { footprintsNear } from '../../src/analysis/inspect-verify.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { Village } from '../../src/model/province.ts';

/** As many corners as GEOS's own buffer gives a disc with 16 segments to the quarter. */
const STEPS = 64;
const GEOMETRY_COLLECTION = 7;

/**
 * Time that GEOS takes for "any operator" alone: for each village the union of the
 * footprints whose boxes meet it, and the intersection with it. Drawing the footprints and
 * handing them over is not counted. Null where `geos-wasm`, which nobody else needs, is not
 * installed (`npm install --no-save geos-wasm`).
 */
export async function geosAnyOperatorMs(
  villages: readonly Pick<Village, 'geometry'>[],
  shapes: VillageShapes,
  footprints: Footprints,
): Promise<number | null> {
  const peer = await import('geos-wasm').catch(() => null);
  if (peer === null) return null;
  const geos = await peer.default();
  const { geojsonToGeosGeom } = await import('geos-wasm/helpers');
  const drawn = Array.from({ length: footprints.count }, (_, f) => geojsonToGeosGeom(drawing(footprints, f), geos));
  const bounds = villages.map(({ geometry }) =>
    geojsonToGeosGeom({ type: 'MultiPolygon', coordinates: geometry }, geos),
  );
  const near = villages.map((_, v) => footprintsNear(footprints, shapes, v));

  let ms = 0;
  villages.forEach((_, v) => {
    const list = near[v] ?? [];
    if (list.length === 0) return;
    const copies = list.map((f) => geos.GEOSGeom_clone(drawn[f] ?? outOfRange()));
    const pointers = geos.Module._malloc(copies.length * 4);
    geos.Module.HEAPU32.set(copies, pointers / 4);
    const collection = geos.GEOSGeom_createCollection(GEOMETRY_COLLECTION, pointers, copies.length);
    const started = performance.now();
    const union = geos.GEOSUnaryUnion(collection);
    const shared = geos.GEOSIntersection(union, bounds[v] ?? outOfRange());
    ms += performance.now() - started;
    for (const geometry of [shared, union, collection]) geos.GEOSGeom_destroy(geometry);
    geos.Module._free(pointers);
  });
  return ms;
}

function drawing(footprints: Footprints, f: number): GeoJSON.Geometry {
  const centre = [footprints.lon[f] ?? outOfRange(), footprints.lat[f] ?? outOfRange()];
  const radiusKm = (footprints.radiusM[f] ?? outOfRange()) / 1000;
  const width = footprints.beamwidthDeg[f] ?? outOfRange();
  const azimuth = footprints.azimuthDeg[f] ?? outOfRange();
  return width >= 360
    ? circle(centre, radiusKm, { steps: STEPS }).geometry
    : sector(centre, radiusKm, azimuth - width / 2, azimuth + width / 2, { steps: STEPS }).geometry;
}
