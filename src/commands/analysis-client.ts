import { useApp } from '../state/store.ts';
import type { ChannelChange } from '../worker/channel.ts';
import { type AnalysisClient, createAnalysisClient } from '../worker/client.ts';

/** The one worker client of the page, started when first needed; the store never holds it. */

let current: AnalysisClient | null = null;

/** Started when first needed. */
export function analysisClient(): AnalysisClient {
  current ??= createAnalysisClient(undefined, showChange);
  return current;
}

/** Says that the worker was lost, until another answers in its place. */
function showChange(change: ChannelChange): void {
  const { status } = useApp.getState();
  if (change.kind === 'lost') {
    console.warn('the worker was lost:', change.reason);
    useApp.setState({ status: { kind: 'restarting' } });
  } else if (status.kind === 'restarting') useApp.setState({ status: { kind: 'idle' } });
}
