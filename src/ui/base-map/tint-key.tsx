import { useApp } from '../../state/store.ts';
import { TintLegend } from './tint-legend.tsx';

/** Under a picture of the map: nothing where the bands of height are not on it. */
export function TintKey() {
  const isThere = useApp(({ shown, base }) => shown.tint && (base?.tint ?? null) !== null);
  return isThere ? <TintLegend theme="light" /> : null;
}
