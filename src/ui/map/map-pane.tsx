import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { chooseLine, dropMast, pointAt } from '../../commands/map-gestures.ts';
import { firstMapDrawn } from '../../commands/province.ts';
import { selectAt } from '../../commands/selection.ts';
import { setCamera } from '../../commands/view.ts';
import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/translate.ts';
import type { MapController } from '../../map/map-controller.ts';
import type { MapTexts } from '../../map/new-map.ts';
import type { MapCamera, MapView, Pointed, Theme } from '../../map/view.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { savesData } from '../../offline/connection.ts';
import { createMapViewSelector, isSettled } from '../../state/map-view.ts';
import { useApp } from '../../state/store.ts';
import { HoverCard, SwipeMap } from '../late.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './map-pane.module.css';

function textsIn(language: Language, province: LoadedProvince | null): MapTexts {
  return {
    attribution: attributionIn(language, province),
    mapLabel: translate(language, 'app.map'),
    zoomIn: translate(language, 'map.zoomIn'),
    zoomOut: translate(language, 'map.zoomOut'),
    toggleAttribution: translate(language, 'map.attribution'),
  };
}

/** The province, and whose base maps lie under its figures; what they say is text. */
function attributionIn(language: Language, province: LoadedProvince | null): string {
  if (!province) return translate(language, 'app.name');
  const { name, baseMaps = [] } = province.profile;
  return [name[language], ...baseMaps.map(({ attribution }) => attribution)].join(' · ');
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    if (isSettled(useApp.getState())) return resolve();
    const stop = useApp.subscribe((state) => {
      if (!isSettled(state)) return;
      stop();
      resolve();
    });
  });
}

interface Hover {
  readonly pointed: NonNullable<Pointed>;
  readonly x: number;
  readonly y: number;
}

/**
 * The map and what lies directly on it. The controller is made once (a change of language only
 * changes its words) and then follows the store by itself, outside React.
 */
export function MapPane({ theme, padding }: { readonly theme: Theme; readonly padding: MapView['padding'] }) {
  const { t, language: shownLanguage } = useI18n();
  const container = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [failed, setFailed] = useState<'draw' | 'fetch' | null>(null);
  const [graphics, setGraphics] = useState<'lost' | 'there'>('there');
  const surroundings = useRef({ theme, padding });
  const refresh = useRef<() => void>(() => {});
  const swiped = useApp((state) => state.workbench.swipe !== null);
  const province = useApp((state) => state.province);
  const [map, setMap] = useState<MapController | null>(null);
  const followers = useRef(new Set<(camera: MapCamera) => void>());
  const follow = useCallback((listener: (camera: MapCamera) => void) => {
    followers.current.add(listener);
    return () => followers.current.delete(listener);
  }, []);

  useLayoutEffect(() => {
    surroundings.current = { theme, padding };
    refresh.current();
  }, [theme, padding]);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let controller: MapController | null = null;
    let gone = false;
    let ready = false;
    const viewOf = createMapViewSelector();
    const update = (): void => {
      const { theme: shownTheme, padding: free } = surroundings.current;
      controller?.update(viewOf(useApp.getState(), shownTheme, free));
    };
    const stop = useApp.subscribe((state, before) => {
      update();
      const { focus } = state;
      // A frame later, when the inspector has taken its place: the map centres what is left free.
      if (ready && focus && focus !== before.focus) requestAnimationFrame(() => controller?.flyTo(focus));
    });
    const follow = new ResizeObserver(() => controller?.resize());
    follow.observe(element);

    const start = async (): Promise<void> => {
      // On a slow line the map would take the bytes that the answer waits for.
      if (savesData()) {
        await settled();
        // A failure is said where the answer would be.
        if (useApp.getState().selection) await import('../inspector/inspector.tsx').catch(() => {});
      }
      const fetched = await import('../../map/map-controller.ts').catch((reason: unknown) => {
        console.error('no map:', reason);
      });
      if (gone) return;
      if (!fetched) {
        firstMapDrawn();
        return setFailed('fetch');
      }
      const { camera, language, province } = useApp.getState();
      controller = fetched.createMapController(element, {
        ...(camera ? { camera } : {}),
        theme: surroundings.current.theme,
        events: {
          onSelect: selectAt,
          onChoose: (station, host) => void chooseLine(station, host),
          onHover: (pointed, { x, y }) => {
            setHover(pointed && { pointed, x, y });
            pointAt(pointed);
          },
          onMove: setCamera,
          onMoving: (at) => followers.current.forEach((listener) => void listener(at)),
          onGraphics: setGraphics,
          onDrop: (position, place) => void dropMast(position, place),
          onReady: () => {
            ready = true;
            performance.mark('first-map');
            firstMapDrawn();
            const { focus } = useApp.getState();
            if (focus && !camera) controller?.flyTo(focus);
          },
        },
        texts: textsIn(language, province),
      });
      update();
      setMap(controller);
    };
    refresh.current = update;
    start().catch((reason: unknown) => {
      console.error('map failed:', reason);
      firstMapDrawn();
      setFailed('draw');
    });
    return () => {
      gone = true;
      stop();
      follow.disconnect();
      controller?.destroy();
    };
  }, []);

  // The map stays: made anew for each language it would cost seconds, and what the browser keeps of the old one.
  useEffect(() => map?.setTexts(textsIn(shownLanguage, province)), [map, shownLanguage, province]);

  return (
    <section id="map" className={styles.pane} aria-label={t('app.mapAbout')} tabIndex={-1}>
      <div ref={container} className={styles.map} />
      {hover && <HoverCard {...hover} />}
      {swiped && map && <SwipeMap theme={theme} padding={padding} beneath={map} follow={follow} />}
      {graphics === 'lost' && (
        <p className={styles.failed} role="status">
          {t('fail.graphics')}
        </p>
      )}
      {failed && (
        <p className={styles.failed} role="alert">
          {t(failed === 'draw' ? 'fail.map' : navigator.onLine ? 'late.failed' : 'late.offline')}
        </p>
      )}
    </section>
  );
}
