import { type ReactNode, useRef } from 'react';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';
import layoutStyles from './layout.module.css';

const LEAST_PX = 120;
const STEP_PX = 40;

/** Under the map: the villages' table for districts and communes, the workbench for planners. */
export function Dock({
  heightPx,
  mostPx,
  onResize,
  children,
}: {
  readonly heightPx: number;
  readonly mostPx: number;
  readonly onResize: (px: number) => void;
  readonly children: ReactNode;
}) {
  const { t } = useDetail();
  const audience = useApp((state) => state.audience);
  const grip = useRef<{ readonly y: number; readonly px: number } | null>(null);
  const resize = (px: number): void => onResize(Math.min(mostPx, Math.max(LEAST_PX, px)));
  return (
    <section
      className={layoutStyles.dock}
      aria-label={t(audience === 'planner' ? 'table.candidates' : 'common.villages')}
    >
      <hr
        className={layoutStyles.grip}
        aria-orientation="horizontal"
        aria-label={t('table.resize')}
        aria-valuenow={heightPx}
        aria-valuemin={LEAST_PX}
        aria-valuemax={mostPx}
        tabIndex={0}
        onPointerDown={(event) => {
          grip.current = { y: event.clientY, px: heightPx };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (grip.current) resize(grip.current.px + grip.current.y - event.clientY);
        }}
        onPointerUp={() => {
          grip.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          resize(heightPx + (event.key === 'ArrowUp' ? STEP_PX : -STEP_PX));
        }}
      />
      {children}
    </section>
  );
}
