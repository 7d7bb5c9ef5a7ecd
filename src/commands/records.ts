import type { Records } from '../model/records.ts';
import { useApp } from '../state/store.ts';
import { keepRecords } from './kept-records.ts';

/** Changes some of the department's records, and keeps them for the next visit. */
export function setRecords(change: Partial<Records>): void {
  useApp.setState({ records: { ...useApp.getState().records, ...change } });
  void keepRecords();
}
