import { useEffect, useRef, useState } from 'react';
import { showInstead, swipeAt } from '../../commands/workbench.ts';
import { createMapController, type MapController } from '../../map/map-controller.ts';
import type { MapView, Theme } from '../../map/view.ts';
import { createMapViewSelector } from '../../state/map-view.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './swipe-map.module.css';
import { usePlannerWords } from './use-words.ts';

/**
 * The second scenario over the first: another map that follows the one beneath and is cut at
 * the divider. It takes no pointer and no focus; the divider is a slider.
 */
export function SwipeMap({
  theme,
  padding,
  beneath,
  follow,
}: {
  readonly theme: Theme;
  readonly padding: MapView['padding'];
  readonly beneath: MapController;
  /** Tells of each move of the map beneath, until the function it gives is called. */
  readonly follow: (listener: (camera: ReturnType<MapController['camera']>) => void) => () => void;
}) {
  const { t, f } = useI18n();
  const words = usePlannerWords();
  const part = useApp((state) => state.workbench.swipe ?? 0.5);
  const compare = useApp((state) => state.planner.compare);
  const container = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const answer = compare.kind === 'done' ? compare.answer : null;
  const surroundings = useRef({ theme, padding });

  // The map beneath shows the first of the two for as long as this one lies over it.
  useEffect(() => {
    showInstead(answer?.a.analysis ?? null);
    return () => showInstead(null);
  }, [answer]);

  useEffect(() => {
    const element = container.current;
    if (!element || !answer) return;
    const nothing = (): void => {};
    const controller = createMapController(element, {
      camera: beneath.camera(),
      theme: surroundings.current.theme,
      events: { onSelect: nothing, onHover: nothing, onMove: nothing, onReady: nothing },
      texts: { attribution: '', mapLabel: '', zoomIn: '', zoomOut: '', toggleAttribution: '' },
    });
    const viewOf = createMapViewSelector();
    const update = (): void => {
      const state = useApp.getState();
      const { theme: shown, padding: free } = surroundings.current;
      controller.update(viewOf({ ...state, mapInstead: answer.b.analysis, selection: null }, shown, free));
    };
    update();
    const stopUpdating = useApp.subscribe(update);
    const stopFollowing = follow((camera) => controller.jumpTo(camera));
    const resize = new ResizeObserver(() => {
      controller.resize();
      setWidth(element.clientWidth);
    });
    resize.observe(element);
    return () => {
      stopUpdating();
      stopFollowing();
      resize.disconnect();
      controller.destroy();
    };
  }, [answer, beneath, follow]);

  useEffect(() => {
    surroundings.current = { theme, padding };
  }, [theme, padding]);

  if (!answer) return null;
  const free = Math.max(1, width - padding.left - padding.right);
  const at = padding.left + part * free;
  const names = compare.names ?? ['', ''];
  return (
    <div className={styles.swipe}>
      <div className={styles.upper} style={{ clipPath: `inset(0 0 0 ${at}px)` }} inert>
        <div ref={container} className={styles.map} />
      </div>
      <div className={styles.line} style={{ left: at }} />
      <p className={styles.name} style={{ right: width - at + 10 }}>
        {names[0] || words('scenario.none')}
      </p>
      <p className={styles.name} style={{ left: at + 10 }}>
        {names[1] || words('scenario.none')}
      </p>
      <input
        type="range"
        className={styles.slider}
        style={{ left: padding.left, width: free, bottom: padding.bottom + 44 }}
        aria-label={words('compare.divider')}
        aria-valuetext={f.percent(part, 0)}
        min={0}
        max={1}
        step={0.01}
        value={part}
        onChange={({ target }) => swipeAt(target.valueAsNumber)}
      />
      <button
        type="button"
        className={`${controls.button} ${controls.small} ${styles.close}`}
        style={{ left: padding.left + 12 }}
        onClick={() => swipeAt(null)}
      >
        {t('app.close')}
      </button>
    </div>
  );
}
