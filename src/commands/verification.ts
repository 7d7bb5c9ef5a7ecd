import { useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';

/** *Kiểm chứng*: one village by Turf's union and intersection, beside the map's figure. */
export async function verifyVillage(village: number): Promise<void> {
  const { analysis } = useApp.getState();
  useApp.setState({ verification: { kind: 'running', village } });
  const current = (): boolean => {
    const state = useApp.getState();
    return state.analysis === analysis && state.selection?.kind === 'village' && state.selection.index === village;
  };
  try {
    const verification = await analysisClient().verify(village);
    if (current()) useApp.setState({ verification: { kind: 'done', verification } });
  } catch (reason) {
    console.warn('verification gave no answer:', reason);
    if (current()) useApp.setState({ verification: { kind: 'failed', village } });
  }
}
