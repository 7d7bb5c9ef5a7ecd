import type {
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/**
 * Names. The style has no glyphs: text is drawn with the page's CSS fonts. The first name
 * in a stack only tells the weight (its family does not exist), the second is the face.
 */

export const LABEL_SOURCE = 'labels';

export const FONT_REGULAR = ['Be Vietnam Pro Medium', 'Be Vietnam Pro'];
export const FONT_STRONG = ['Be Vietnam Pro SemiBold', 'Be Vietnam Pro'];

const ofTier = (tier: 'village' | 'commune' | 'district'): FilterSpecification => ['==', ['get', 'tier'], tier];

/**
 * Where a name may stand, best first, in ems: on its point, else a little above or below
 * what stands there. Never beside it: on a small screen the name would lie in the next
 * district, and a name in the wrong place is worse than none.
 */
const AROUND_THE_POINT: VariableAnchorOffsetCollectionSpecification = [
  'center',
  [0, 0],
  'top',
  [0, 0.9],
  'bottom',
  [0, -0.9],
  'top',
  [0, 1.9],
  'bottom',
  [0, -1.9],
];

/** A district's name is wide and its land wider: it may also stand a little aside, still over its point. */
const OVER_THE_POINT: VariableAnchorOffsetCollectionSpecification = [
  ...AROUND_THE_POINT,
  'center',
  [2, 0],
  'center',
  [-2, 0],
  'center',
  [2, 1.9],
  'center',
  [-2, 1.9],
  'center',
  [2, -1.9],
  'center',
  [-2, -1.9],
];

/** Zooms [from, to) at which each tier is named. Without districts, communes speak from afar. */
export function labelZooms(hasDistricts: boolean) {
  return {
    'label-district': [0, 11.6],
    'label-commune': [hasDistricts ? 10.4 : 8, 14.8],
    'label-village': [12.7, 24],
  } as const;
}

export function labelLayers(palette: Palette): readonly LayerSpecification[] {
  const zooms = labelZooms(true);
  const common: SymbolLayerSpecification['layout'] = {
    'text-field': ['get', 'name'],
    // The larger unit is placed first, and the smaller gives way.
    'symbol-sort-key': ['-', ['coalesce', ['to-number', ['get', 'rank']], 0]],
    'text-line-height': 1.25,
    'text-padding': 3,
    'text-variable-anchor-offset': AROUND_THE_POINT,
    'text-justify': 'auto',
  };
  const halo = { 'text-halo-color': palette.halo, 'text-halo-blur': 0.4 };
  return [
    {
      id: 'label-village',
      type: 'symbol',
      source: LABEL_SOURCE,
      filter: ofTier('village'),
      minzoom: zooms['label-village'][0],
      layout: {
        ...common,
        'text-font': FONT_REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12.7, 10.5, 15, 13.5],
        'text-max-width': 7,
      },
      paint: { ...halo, 'text-color': palette.inkSoft, 'text-halo-width': 1.5 },
    },
    {
      id: 'label-commune',
      type: 'symbol',
      source: LABEL_SOURCE,
      filter: ofTier('commune'),
      minzoom: zooms['label-commune'][0],
      maxzoom: zooms['label-commune'][1],
      layout: {
        ...common,
        'text-font': FONT_STRONG,
        'text-size': ['interpolate', ['linear'], ['zoom'], 9, 10.5, 10.4, 11, 14, 15.5],
        'text-max-width': 7,
      },
      paint: { ...halo, 'text-color': palette.ink, 'text-halo-width': 1.6 },
    },
    {
      id: 'label-district',
      type: 'symbol',
      source: LABEL_SOURCE,
      filter: ofTier('district'),
      maxzoom: zooms['label-district'][1],
      layout: {
        ...common,
        'text-font': FONT_STRONG,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 12, 11, 18],
        'text-letter-spacing': 0.04,
        'text-max-width': 8,
        'text-padding': 2,
        'text-variable-anchor-offset': OVER_THE_POINT,
      },
      paint: { ...halo, 'text-color': palette.ink, 'text-halo-width': 2 },
    },
  ];
}
