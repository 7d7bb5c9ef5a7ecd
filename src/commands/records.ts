import type { Records } from '../model/records.ts';
import { useApp } from '../state/store.ts';
import { keepRecords, takeRecords } from './kept-records.ts';

/** Changes some of the department's records, and keeps them for the next visit. */
export function setRecords(change: Partial<Records>): void {
  takeRecords({ ...useApp.getState().records, ...change });
  void keepRecords();
}
