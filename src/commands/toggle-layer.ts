import type { LayerSwitch } from '../map/view.ts';
import { useApp } from '../state/store.ts';

export function toggleLayer(layer: LayerSwitch): void {
  const { shown } = useApp.getState();
  useApp.setState({ shown: { ...shown, [layer]: !shown[layer] } });
}
