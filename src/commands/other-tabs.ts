/** What the app's tabs of one browser tell each other about what they have kept. */

export type KeptNews =
  /** Files or profile of the open project. */
  { readonly what: 'project' } | { readonly what: 'scenario'; readonly id: string };

const CHANNEL = 'song-chung';

let channel: BroadcastChannel | null = null;

function theChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  channel ??= new BroadcastChannel(CHANNEL);
  // In Node a channel would keep the process alive.
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref();
  return channel;
}

export function tellOtherTabs(news: KeptNews): void {
  theChannel()?.postMessage(news);
}

/** Calls for all that other tabs tell from now on, for as long as the page lives. */
export function hearOtherTabs(listener: (news: KeptNews) => void): void {
  theChannel()?.addEventListener('message', ({ data }: MessageEvent<KeptNews>) => listener(data));
}
