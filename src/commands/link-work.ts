import { linkOf, writeLink } from '../state/link-text.ts';
import { linkedWork } from '../state/link-work.ts';
import { MOST_LINK_CHARACTERS } from '../state/permalink.ts';
import { type AppState, type LinkedWork, useApp } from '../state/store.ts';
import { deflated } from './link-text.ts';

/** Room for what changes in an address without the work being written anew: the place of the map, a selection. */
const ROOM_CHARACTERS = 300;
/** The work is compressed once a person has stopped for so long. */
const PAUSE_MS = 300;

let following = false;

/** Keeps what the planner works on in the address, from now on. */
export function followWork(): void {
  if (following) return;
  following = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void writeWork(), PAUSE_MS);
  };
  useApp.subscribe((state, before) => {
    if (partsOf(state).some((part, index) => part !== partsOf(before)[index])) later();
  });
  later();
}

function partsOf({ planner, records, workbench, province }: AppState): readonly unknown[] {
  return [planner.open?.scenario, records.pins, workbench, province];
}

/** Writes the work of this moment into the store's link. */
export async function writeWork(): Promise<void> {
  const state = useApp.getState();
  if (!state.province) return;
  const linkWork = await linked(state);
  const now = useApp.getState();
  // A newer write is under way where something has changed meanwhile.
  if (partsOf(state).some((part, index) => part !== partsOf(now)[index])) return;
  if (JSON.stringify(now.linkWork) !== JSON.stringify(linkWork)) useApp.setState({ linkWork });
}

async function linked(state: AppState): Promise<LinkedWork> {
  const work = linkedWork(state);
  if (work === null) return { kind: 'none' };
  const text = await deflated(JSON.stringify(work));
  const { origin, pathname } = window.location;
  const rest = origin.length + pathname.length + writeLink({ ...linkOf(state), work: null }).length;
  const characters = rest + ROOM_CHARACTERS + text.length;
  return characters > MOST_LINK_CHARACTERS ? { kind: 'too-long', characters } : { kind: 'text', text };
}
