import type { LayerSwitch } from './view.ts';

/**
 * The order of everything on the map, bottom to top; the only list there is. Layers live
 * in `layers/`, one file a theme; a name here without a layer there, or the reverse, is an
 * error in the style's test. `fibre-reach` and `footprints` are drawn by `tint-layer.ts`.
 */
export const Z_ORDER = [
  'ground',
  'base-tiles',
  'base-tint',
  'province-shade',
  'province-paper',
  'village-fill',
  'village-hatch',
  'base-signal',
  'base-relief',
  'base-water',
  'base-stream',
  'base-rail',
  'base-street',
  'base-highway-edge',
  'base-highway',
  'base-river',
  'base-road-edge',
  'base-road',
  'base-river-name',
  'base-road-name',
  'base-stream-name',
  'base-highway-name',
  'base-place',
  'fibre-reach',
  'footprints',
  'village-border',
  'commune-border',
  'district-border',
  'province-border',
  'village-contradiction',
  'village-gained',
  'village-lost',
  'village-highlight',
  'village-casing',
  'village-outline',
  'fibre-cable',
  'candidate-fails',
  'candidate-passes',
  'base-measured',
  'overlay-line',
  'label-village',
  'label-commune',
  'fibre-splitter',
  'fibre-odf',
  'fibre-olt',
  'candidate-host',
  'estimate-cell',
  'estimate-label',
  'position-halo',
  'position-planned',
  'position-existing',
  'overlay-end',
  // Over signs that are smaller than a letter from afar; rings with a number in them keep it off themselves.
  'label-district',
  'position-cluster',
  'position-highlight-halo',
  'position-highlight',
  'overlay-point',
  'overlay-label',
] as const;

export type LayerId = (typeof Z_ORDER)[number];

/** Layers that draw themselves with WebGL and are added once the style stands. */
export const CUSTOM_LAYERS = ['fibre-reach', 'footprints'] as const satisfies readonly LayerId[];
export type CustomLayerId = (typeof CUSTOM_LAYERS)[number];

/** Layers that come with the first data for them: `layers/base.ts`, `layers/base-archive.ts`. */
export const BASE_LAYERS = Z_ORDER.filter(isBase);

function isBase(id: LayerId): boolean {
  return id.startsWith('base-');
}

/** Whether a layer is in the style from the start. */
export function isInStyle(id: LayerId): boolean {
  return !isCustom(id) && !isBase(id);
}

export function isCustom(id: LayerId): id is CustomLayerId {
  return CUSTOM_LAYERS.some((custom) => custom === id);
}

/** The nearest layer of the style above one that is added to it, before which it is inserted. */
export function layerAbove(id: LayerId): LayerId | undefined {
  return Z_ORDER.slice(Z_ORDER.indexOf(id) + 1).find(isInStyle);
}

/** Which switch a layer hangs on; what is not named here is always shown, but for parts of the base map. */
const SWITCH_OF: Readonly<Partial<Record<LayerId, LayerSwitch>>> = {
  'base-relief': 'relief',
  'base-tint': 'tint',
  'village-fill': 'villages',
  'village-hatch': 'villages',
  'village-contradiction': 'villages',
  'fibre-reach': 'fibreReach',
  footprints: 'footprints',
  'fibre-cable': 'fibreLines',
  'candidate-fails': 'candidates',
  'candidate-passes': 'candidates',
  'candidate-host': 'candidates',
  'estimate-cell': 'estimates',
  'estimate-label': 'estimates',
  'label-village': 'labels',
  'label-commune': 'labels',
  'label-district': 'labels',
  'fibre-splitter': 'fibreNodes',
  'fibre-odf': 'fibreNodes',
  'fibre-olt': 'fibreNodes',
  'position-halo': 'positions',
  'position-planned': 'planned',
  'position-existing': 'positions',
  'position-cluster': 'positions',
};

/**
 * Layers that the first picture does not show, or that show nothing until a mast is pointed at.
 * Until then they cost neither a program on the graphics card nor tiles; once enabled they stay so,
 * because enabling reads the tiles again.
 */
export const DEFERRED_LAYERS = {
  untilFirstDrawn: [
    'village-border',
    'village-hatch',
    'village-contradiction',
    'village-gained',
    'village-lost',
    'village-highlight',
    'village-casing',
    'village-outline',
    'position-highlight-halo',
    'position-highlight',
    'overlay-line',
    'overlay-end',
    'overlay-point',
    'overlay-label',
  ],
  untilMastHovered: ['position-halo'],
} as const satisfies Readonly<Record<string, readonly LayerId[]>>;
const DEFERRED: ReadonlySet<LayerId> = new Set(Object.values(DEFERRED_LAYERS).flat());

export function isDeferred(id: LayerId): boolean {
  return DEFERRED.has(id);
}

export function isLayerShown(id: LayerId, shown: Readonly<Record<LayerSwitch, boolean>>): boolean {
  if (id === 'province-paper') return !shown.villages;
  // Signal and measurements are switched where they are made.
  const name = SWITCH_OF[id] ?? (isBase(id) && id !== 'base-signal' && id !== 'base-measured' ? 'baseMap' : undefined);
  return name === undefined || shown[name];
}
