import type { Theme } from '../view.ts';

/** Colours of the base map, on the screen and on paper: what prints it needs no style of the map. */
export const BASE_TINTS: Readonly<
  Record<Theme, { readonly water: string; readonly road: string; readonly roadEdge: string }>
> = {
  light: { water: '#7f9fb0', road: '#fdfbf6', roadEdge: '#8f8878' },
  dark: { water: '#4d6a7a', road: '#74777a', roadEdge: '#101112' },
};

/** Of the shading. Light and shade on dark colours are seen sooner. */
export const RELIEF_OPACITY: Readonly<Record<Theme, number>> = { light: 0.9, dark: 0.75 };

/** What shows through the colours of villages: at most so much of their colour comes from what lies under them. */
export const VILLAGES_OVER = { pictures: 0.7, tint: 0.85 } as const;
/** Over imagery the bands of height let it be seen. */
export const TINT_OVER_PICTURES = 0.4;
