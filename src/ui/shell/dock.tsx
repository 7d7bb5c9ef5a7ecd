import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';
import layoutStyles from './layout.module.css';

const LEAST_PX = 120;
const STEP_PX = 40;
/** Room for rows of the table at letters of usual size. */
const ROOM_REM = 20;
const USUAL_LETTER_PX = 16;

/** Under the map: the villages' table for districts and communes, the workbench for planners. */
export function Dock({
  heightPx,
  onResize,
  children,
}: {
  readonly heightPx: number;
  readonly onResize: (px: number) => void;
  readonly children: ReactNode;
}) {
  const { t } = useDetail();
  const audience = useApp((state) => state.audience);
  const grip = useRef<{ readonly y: number; readonly px: number } | null>(null);
  const most = Math.round(window.innerHeight * 0.6);
  const resize = (px: number): void => onResize(Math.min(most, Math.max(LEAST_PX, px)));
  // With letters twice as large the same room would hold no row.
  const raise = useEffectEvent(() => {
    const letterPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (letterPx > USUAL_LETTER_PX) resize(Math.max(heightPx, ROOM_REM * letterPx));
  });
  useEffect(() => raise(), []);
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
        aria-valuemax={most}
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
