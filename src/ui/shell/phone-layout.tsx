import { useEffect, useMemo, useRef, useState } from 'react';
import { setSheet } from '../../commands/view.ts';
import type { Theme } from '../../map/view.ts';
import { SHEETS, type Sheet, useApp } from '../../state/store.ts';
import { Inspector, Legend, Panel, VillageTable, Workbench } from '../late.ts';
import { MapPane } from '../map/map-pane.tsx';
import { useI18n } from '../use-i18n.ts';
import layoutStyles from './layout.module.css';
import { StatusBar } from './status-bar.tsx';

/** Height of the sheet as a part of the stage; the map shows above it, even at its highest. */
const PART: Readonly<Record<Sheet, number>> = { peek: 0.19, half: 0.5, full: 0.86 };
/** At its lowest a heading and the button below it are whole, however low the stage. */
const LEAST_PX = 128;
const NEXT_LABEL = { peek: 'sheet.half', half: 'sheet.full', full: 'sheet.peek' } as const;

/** The map full, and a sheet over it whose handle is dragged, pressed or moved with the arrow keys. */
export function PhoneLayout({ theme }: { readonly theme: Theme }) {
  const { t } = useI18n();
  const audience = useApp((state) => state.audience);
  const selection = useApp((state) => state.selection);
  const stage = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const snap = useApp((state) => state.sheet);
  const [dragPx, setDragPx] = useState<number | null>(null);
  const grip = useRef<{ readonly y: number; readonly px: number; moved: boolean } | null>(null);
  const stagePx = stage.current?.clientHeight ?? window.innerHeight * 0.8;

  useEffect(() => {
    if (selection) body.current?.scrollTo({ top: 0 });
  }, [selection]);

  const heightOf = (sheet: Sheet): number => Math.max(LEAST_PX, stagePx * PART[sheet]);
  const bottom = Math.round(heightOf(snap === 'full' ? 'half' : snap));
  const padding = useMemo(() => ({ top: 0, right: 0, bottom, left: 0 }), [bottom]);
  const height = dragPx ?? heightOf(snap);
  const move = (step: number): void => setSheet(SHEETS[Math.min(2, Math.max(0, SHEETS.indexOf(snap) + step))] ?? snap);

  return (
    <main className={layoutStyles.stage} ref={stage}>
      <MapPane theme={theme} padding={padding} />
      <StatusBar />
      <details className={layoutStyles.legendChip}>
        <summary>{t('legend.title')}</summary>
        <Legend theme={theme} />
      </details>
      <section
        className={dragPx === null ? layoutStyles.sheet : `${layoutStyles.sheet} ${layoutStyles.dragging}`}
        style={{ height }}
        aria-label={t('sheet.label')}
      >
        <button
          type="button"
          className={layoutStyles.handle}
          aria-label={t(NEXT_LABEL[snap])}
          aria-expanded={snap !== 'peek'}
          onPointerDown={(event) => {
            grip.current = { y: event.clientY, px: height, moved: false };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            const held = grip.current;
            if (!held) return;
            if (Math.abs(event.clientY - held.y) > 4) held.moved = true;
            if (held.moved) setDragPx(Math.min(stagePx * PART.full, Math.max(48, held.px + held.y - event.clientY)));
          }}
          onPointerUp={() => {
            if (!grip.current?.moved || dragPx === null) return;
            setSheet(nearestSnap(dragPx / stagePx));
            setDragPx(null);
          }}
          onPointerCancel={() => {
            grip.current = null;
            setDragPx(null);
          }}
          onClick={() => {
            const dragged = grip.current?.moved ?? false;
            grip.current = null;
            if (!dragged) setSheet(SHEETS[(SHEETS.indexOf(snap) + 1) % SHEETS.length] ?? 'peek');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            move(event.key === 'ArrowUp' ? 1 : -1);
          }}
        >
          <span />
        </button>
        <div className={layoutStyles.sheetBody} ref={body}>
          {selection && (
            <div className={layoutStyles.sheetAnswer}>
              <Inspector theme={theme} />
            </div>
          )}
          <Panel
            theme={theme}
            table={audience === 'district' ? <VillageTable /> : audience === 'planner' ? <Workbench /> : null}
          />
        </div>
      </section>
    </main>
  );
}

function nearestSnap(part: number): Sheet {
  return SHEETS.reduce((best, one) => (Math.abs(PART[one] - part) < Math.abs(PART[best] - part) ? one : best));
}
