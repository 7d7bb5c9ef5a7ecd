/** The few calls of the optional peer that the benchmark uses; pointers are numbers. */
interface Geos {
  GEOSGeom_createCollection(type: number, geometries: number, count: number): number;
  GEOSUnaryUnion(geometry: number): number;
  GEOSIntersection(a: number, b: number): number;
  GEOSGeom_clone(geometry: number): number;
  GEOSGeom_destroy(geometry: number): void;
  readonly Module: {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    readonly HEAPU32: Uint32Array;
  };
}

declare module 'geos-wasm' {
  export default function initGeosJs(): Promise<Geos>;
}

declare module 'geos-wasm/helpers' {
  export function geojsonToGeosGeom(geometry: unknown, geos: Geos): number;
}
