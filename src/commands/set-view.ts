import { LAYER_SWITCHES } from '../map/view.ts';
import { type Audience, useApp, usuallyShown } from '../state/store.ts';

/** Opens one of the three doors; what is selected, assumed and switched by hand stays. */
export function setView(audience: Audience): void {
  const { audience: before, shown: shownBefore } = useApp.getState();
  const [usualBefore, usual] = [usuallyShown(before), usuallyShown(audience)];
  const shown = { ...shownBefore };
  for (const layer of LAYER_SWITCHES) if (shown[layer] === usualBefore[layer]) shown[layer] = usual[layer];
  useApp.setState({ audience, shown });
}
