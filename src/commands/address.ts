import type { LonLat } from '../model/geometry.ts';
import { linkOf, stepOf, writeLink } from '../state/link-text.ts';
import { readLink } from '../state/permalink.ts';
import { type AppState, type AskedPoint, SHEETS, useApp } from '../state/store.ts';
import { followHistory, type HistoryNote } from './history.ts';

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const PAUSE_MS = 400;

/**
 * Keeps the address telling the view, so that it can be copied, and Back and Forward lead through what was looked at.
 *
 * @returns Ends it.
 */
export function followView(): () => void {
  let timer: number | undefined;
  let written = Number.NEGATIVE_INFINITY;
  let step: string | null = null;

  const write = (how: 'pushState' | 'replaceState', state: AppState = useApp.getState()): void => {
    window.clearTimeout(timer);
    timer = undefined;
    written = performance.now();
    const query = writeLink(linkOf(state));
    const note: HistoryNote = { sheet: state.sheet, seen: state.seen, point: state.point };
    try {
      window.history[how](note, '', window.location.pathname + (query === '' ? '' : `?${query}`));
    } catch (reason) {
      console.warn('the address could not be changed:', reason);
    }
  };
  const follow = (state: AppState, before: AppState): void => {
    // Before the province is known the link on the address is more than the store has.
    if (!state.province) return;
    const now = stepOf(state);
    if (step !== null && now !== step) {
      // The place that is left keeps how it was left.
      if (timer !== undefined) write('replaceState', before);
      step = now;
      write('pushState');
      return;
    }
    step = now;
    const rest = written + PAUSE_MS - performance.now();
    if (timer !== undefined) return;
    if (rest <= 0) write('replaceState');
    else timer = window.setTimeout(() => write('replaceState'), rest);
  };
  const back = ({ state: note }: PopStateEvent): void => {
    const { search } = window.location;
    // Another province is another page.
    if (readLink(search).profile !== linkOf(useApp.getState()).profile) {
      window.location.reload();
      return;
    }
    stop();
    window.clearTimeout(timer);
    timer = undefined;
    followHistory(search, noteOf(note, readLink(search).point));
    step = stepOf(useApp.getState());
    stop = useApp.subscribe(follow);
  };
  let stop = useApp.subscribe(follow);
  window.addEventListener('popstate', back);
  return () => {
    stop();
    window.removeEventListener('popstate', back);
    window.clearTimeout(timer);
  };
}

/** What an entry of the history says, whoever has written it. */
function noteOf(value: unknown, linked: LonLat | null): HistoryNote {
  const { sheet, seen, point }: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const [west, south, east, north] = Array.isArray(seen) ? seen.map(Number) : [];
  const whole = west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  return {
    sheet: SHEETS.find((one) => one === sheet) ?? 'peek',
    point: pointOf(point) ?? (linked && { at: linked, accuracyM: null }),
    seen: whole && [west, south, east, north].every(Number.isFinite) ? [west, south, east, north] : null,
  };
}

function pointOf(value: unknown): AskedPoint | null {
  const { at, accuracyM }: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const [lon, lat] = Array.isArray(at) ? at.map(Number) : [];
  if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  return { at: [lon, lat], accuracyM: typeof accuracyM === 'number' ? accuracyM : null };
}
