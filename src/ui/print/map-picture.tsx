import { useEffect, useRef, useState } from 'react';
import { createMapController } from '../../map/map-controller.ts';
import type { MapOverlay } from '../../map/view.ts';
import { createMapViewSelector } from '../../state/map-view.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './map-picture.module.css';

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** The map of the whole province as a picture for paper: in the light theme, with what a report lays over it. */
export function MapPicture({
  about,
  overlay,
  onDrawn,
}: {
  /** What it shows, for those who cannot see it. */
  readonly about: string;
  readonly overlay: MapOverlay | null;
  /** Also where the map cannot be drawn: the report goes without. */
  readonly onDrawn: () => void;
}) {
  const { t } = useI18n();
  const container = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const nothing = (): void => {};
    const controller = createMapController(element, {
      theme: 'light',
      events: { onSelect: nothing, onHover: nothing, onMove: nothing, onReady: nothing },
      texts: { attribution: '', mapLabel: '', zoomIn: '', zoomOut: '', toggleAttribution: '' },
    });
    let gone = false;
    let url: string | null = null;
    const state = useApp.getState();
    const shown = { ...state.shown, positions: false, planned: false, candidates: false, footprints: false };
    controller.update(createMapViewSelector()({ ...state, selection: null, overlay, shown }, 'light', NO_PADDING));
    controller
      .picture()
      .then((blob) => {
        if (gone) return;
        url = URL.createObjectURL(blob);
        setPicture(url);
      })
      .catch((reason: unknown) => {
        console.warn('no picture of the map:', reason);
        if (!gone) setFailed(true);
      })
      .finally(() => {
        controller.destroy();
        if (!gone) drawn.current();
      });
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [overlay]);
  return (
    <figure className={styles.picture}>
      {picture ? <img src={picture} alt={about} /> : <div ref={container} className={styles.ground} inert />}
      {failed && <p>{t('fail.map')}</p>}
    </figure>
  );
}
