import { type RefObject, useEffect, useRef } from 'react';
import type { MapSelection } from '../../map/view.ts';
import type { Bounds } from '../../model/geometry.ts';
import { useApp } from '../../state/store.ts';

/**
 * The heading of a card takes the focus from the search box once the card stands, so that whoever
 * searched by the keyboard reads on there. Chosen on the map or in a list, the focus stays where it is.
 *
 * @param bounds Of what the card is about: a search that brings the map there again comes to the same card.
 */
export function useHeadingFocus(bounds?: Bounds): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<MapSelection>(null);
  const selection = useApp((state) => state.selection);
  const focus = useApp((state) => state.focus);
  useEffect(() => {
    const isNew = shown.current !== selection;
    shown.current = selection;
    const isSought = isNew || (focus !== null && focus.bounds === bounds);
    if (isSought && document.activeElement?.matches('[role="combobox"]')) heading.current?.focus();
  }, [selection, focus, bounds]);
  return heading;
}
