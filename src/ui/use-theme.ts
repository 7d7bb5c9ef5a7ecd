import { useLayoutEffect } from 'react';
import type { Theme } from '../map/view.ts';
import { useApp } from '../state/store.ts';
import { useMedia } from './use-media.ts';

/** The theme on the screen: the one chosen, else the device's. */
export function useTheme(): Theme {
  const chosen = useApp((state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  return chosen ?? (dark ? 'dark' : 'light');
}

/** Tells the page its theme and language. */
export function useDocument(theme: Theme, language: string, title: string): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language;
    document.title = title;
  }, [theme, language, title]);
}
